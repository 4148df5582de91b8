import { type CallClient, GuidedCall, type KeptDrafts } from '@ayni/modules/guided-call/console'
import { episodeErrors } from '@ayni/modules/safety-episode/console'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { thatMorning } from '@ayni/modules/safety-episode/fixtures'
import type { GalleryState } from '@ayni/ui/gallery'
import { signal } from '@preact/signals'
import { answering } from './answering.ts'

type Outcome = SafetyEpisodeOperations['safety-episode.record-call']['output']

const clock = signal<string>(thatMorning)
const later = new Date(Date.parse(thatMorning) + 86_400_000).toISOString()

/** What this device had kept, in one state or another; a draft is any JSON that has an episode and a step. */
const kept = (draft: object | null): KeptDrafts => ({
  read: async () => (draft === null ? null : JSON.stringify(draft)),
  keep: async () => undefined,
  forget: async () => undefined,
})

const begun = {
  ...{ id: '019aa100-0000-7000-8000-000000000700', episode: 'una', contact: null, startedAt: thatMorning },
  ...{
    endedAt: null,
    step: 'where',
    channel: 'call',
    where: '',
    identity: null,
    atPost: false,
    callback: '',
    with: null,
    withWhom: '',
    canTalk: null,
  },
  ...{ thanked: false, thoughtsNow: null, headings: {}, ticked: [], intent: null, intentOn: '', attempt: null },
  ...{ attemptOn: '', alcoholNow: null, asq: {}, disposition: null, fullEvaluation: false, reasons: '', plan: null },
  ...{ means: null, declined: null, nextContactAt: null },
} as const

const said = { answer: 'no', words: '' } as const
const whole = {
  ...begun,
  ...{
    step: 'check',
    identity: 'named',
    where: 'Puesto de Yanayacu (inventado)',
    callback: '+51 900 000 123',
    with: 'somebody',
  },
  ...{ canTalk: 'yes', thanked: true, thoughtsNow: 'no', intent: 'no', attempt: 'no', alcoholNow: 'no' },
  headings: { frequency: said, plan: said, 'past-behavior': said, symptoms: said, 'support-stressors': said },
  asq: { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no' },
  ...{ disposition: 'non-urgent-follow-up', plan: 'made', means: 'agreed', nextContactAt: later },
} as const
const finished = { ...whole, endedAt: thatMorning } as const
const declined = { ...begun, declined: { resourcesGiven: true, signsOfImminence: false, words: '' } } as const

const outcome = (more: Partial<Outcome>): Outcome => ({
  ...{ assessment: null, state: 'plan-active', risk: 'low', nextContactAt: thatMorning, emergency: false, late: false },
  alert: 'answered',
  ...more,
})

const signalHere = signal<string | null>(null)
const noSignal = signal<string | null>(new Date(Date.parse(thatMorning) - 240_000).toISOString())

const call = (
  draft: object | null,
  client: CallClient = answering({}),
  { isPsychiatrist = false, cutSince = signalHere } = {},
) => (
  <GuidedCall
    client={client}
    episode="una"
    contact={null}
    alias="AY-7K4Q"
    isPsychiatrist={isPsychiatrist}
    drafts={kept(draft)}
    newId={() => '019aa100-0000-7000-8000-000000000701'}
    now={() => thatMorning}
    instant={() => thatMorning}
    clock={clock}
    cutSince={cutSince}
    contactRoom={<p>Aquí están sus números.</p>}
    episodeHref="#seguimiento"
    alertsHref="#alertas"
    errors={episodeErrors}
    emergencyRoom={<p>Aquí se abre la emergencia.</p>}
  />
)
const refusing = (code: string): CallClient => ({ call: async () => ({ ok: false, code }) })
const received = (more: Partial<Outcome>) => answering({ 'safety-episode.record-call': outcome(more) })
const state = (id: string, title: string, draw: GalleryState['draw']): GalleryState => ({
  ...{ id, title: `Llamada guiada: ${title}`, face: 'phone', draw },
})

export const callStates: readonly GalleryState[] = [
  state('call-first', 'primer paso', () => call(null)),
  state('call-thoughts', 'pensamientos ahora', () => call({ ...begun, step: 'thoughts', thoughtsNow: 'yes' })),
  state('call-weigh', 'qué corresponde', () =>
    call({ ...whole, step: 'weigh', thoughtsNow: 'yes' }, answering({}), { isPsychiatrist: true }),
  ),
  state('call-next', 'siguiente contacto', () => call({ ...whole, step: 'next' })),
  state('call-missing', 'lo que falta', () => call({ ...begun, step: 'check' })),
  state('call-declined', 'no quiere hablar', () => call(declined)),
  state('call-cut', 'sin señal a la mitad', () =>
    call({ ...whole, step: 'past' }, answering({}), { cutSince: noSignal }),
  ),
  state('call-means', 'entorno más seguro', () => call({ ...whole, step: 'means' })),
  state('call-ready', 'lista para enviar', () => call(whole)),
  state('call-waiting', 'sin señal al enviar', () => call(finished, answering({}), { cutSince: noSignal })),
  state('call-refused', 'falta algo', () => call(finished, refusing('safety-episode.next-contact-too-late'))),
  state('call-over', 'ya estaba cerrado', () => call(finished, refusing('safety-episode.over'))),
  state('call-received', 'recibida', () => call(finished, received({}))),
  state('call-emergency', 'emergencia', () =>
    call(finished, received({ emergency: true, risk: 'imminent', state: 'emergency-active' })),
  ),
]
