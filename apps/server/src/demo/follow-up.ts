import { type Actor, type Instant, instant, type PersonId, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { contactCalendar, episodeList } from '@ayni/modules/safety-episode/contract'
import { ask } from '@ayni/platform/commands'
import { houseAt } from './house-at.ts'
import type { Stage } from './stage.ts'

type Telling = Pick<Stage, 'runtime' | 'give' | 'team' | 'timeline'>

const nothing = z.unknown()
const HOUR = 60
const DAY = 24 * HOUR

const calmAsq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' } as const
const heading = (section: string) => ({ section, answer: 'no', ticked: [], words: null })
const headings = ['frequency', 'plan', 'past-behavior', 'symptoms', 'support-stressors'].map(heading)

/** Where the invented physician says that they are, each time. */
const location = {
  ...{ identity: 'recognised', atPost: true },
  ...{ where: 'En la posta inventada, cuarto de residentes', ubigeo: null, callback: '+51900000900' },
  ...{ with: 'somebody', withWhom: 'una técnica de turno inventada', canTalk: 'yes' },
}

const calmAssessment = (fully: boolean) => ({
  ...{ thanked: true, headings, thoughtsNow: 'no', intent: { answer: 'no', on: null } },
  ...{ attempt: { answer: 'no', on: null }, asq: calmAsq, alcoholNow: 'no', risk: 'low' },
  ...{ disposition: 'non-urgent-follow-up', fullEvaluation: fully, plan: 'reviewed', means: 'kept', reasons: null },
})

const idAt = ({ runtime }: Telling, at: Instant): string => uuidv7(toMs(at), runtime.random(10))

async function episodeOf({ runtime }: Telling, by: Actor, person: PersonId, at: Instant): Promise<string | null> {
  const answered = await ask(houseAt(runtime, at), { name: episodeList.name, input: {}, actor: by })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its follow-ups: ${answered.code}`)
  return episodeList.output.parse(answered.output).rows.find((row) => row.person === person)?.episode ?? null
}

/** The contact that is planned next, so that what is told keeps it. */
async function plannedFor({ runtime }: Telling, by: Actor, episode: string, at: Instant): Promise<string | null> {
  const input = { from: plusMinutes(at, -30 * DAY), to: plusMinutes(at, 60 * DAY) }
  const answered = await ask(houseAt(runtime, at), { name: contactCalendar.name, input, actor: by })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its calendar: ${answered.code}`)
  const { rows } = contactCalendar.output.parse(answered.output)
  return rows.find((row) => row.episode === episode && row.doneAt === null)?.contact ?? null
}

type Spoken = { readonly by: Actor; readonly person: PersonId; readonly at: Instant; readonly next: Instant }

/** A guided call that finds somebody tired and safe. */
export async function calmCall(telling: Telling, { by, person, at, next }: Spoken): Promise<void> {
  const episode = await episodeOf(telling, by, person, at)
  if (episode === null) return
  const call = {
    ...{ episode, contact: await plannedFor(telling, by, episode, at), spokeAt: at, minutes: 35, channel: 'call' },
    ...{ location, assessment: calmAssessment(by.roles.includes('psychiatrist')), declined: null, nextContactAt: next },
  }
  await telling.give(at, by, 'safety-episode.record-call', call, nothing)
}

async function shortContact(telling: Telling, { by, person, at, next }: Spoken): Promise<void> {
  const episode = await episodeOf(telling, by, person, at)
  const contact = episode === null ? null : await plannedFor(telling, by, episode, at)
  if (contact === null) return
  const met = { contact, at, channel: 'call', result: 'reached', asq: calmAsq, means: 'kept', words: null }
  await telling.give(at, by, 'safety-episode.record-contact', { ...met, nextContactAt: next }, nothing)
}

async function agreeOnKeys(telling: Telling, by: Actor, person: PersonId, at: Instant): Promise<void> {
  const measures = [
    { what: 'La llave del botiquín queda con la técnica de turno', keeper: 'la técnica de turno', until: null },
  ]
  const agreed = { person, agreement: idAt(telling, at), measures, soleKeyHolder: false, cover: null }
  await telling.give(at, by, 'safety-plan.agree-means', { ...agreed, recheckBy: plusMinutes(at, 7 * DAY) }, nothing)
}

async function lookAgain(telling: Telling, by: Actor, person: PersonId, at: Instant): Promise<void> {
  const check = { person, check: idAt(telling, at), result: 'kept', note: null, now: null }
  await telling.give(at, by, 'safety-plan.recheck-means', { ...check, recheckBy: plusMinutes(at, 28 * DAY) }, nothing)
}

const signed = (reasoning: string) => ({ treatment: 'in-place', toldAndAgrees: true, reasoning })

async function stepDown(telling: Telling, by: Actor, person: PersonId, at: Instant): Promise<void> {
  const episode = await episodeOf(telling, by, person, at)
  if (episode === null) return
  const reasoning = 'Dos evaluaciones tranquilas con una semana de por medio. Persona inventada.'
  await telling.give(at, by, 'safety-episode.step-down', { episode, ...signed(reasoning) }, nothing)
}

async function close(telling: Telling, by: Actor, person: PersonId, at: Instant): Promise<void> {
  const episode = await episodeOf(telling, by, person, at)
  const known = telling.team.accounts.get('terapia')
  if (episode === null || known === undefined) return
  const ends = { episode, ...signed('Treinta días sin señales nuevas. Persona inventada.') }
  const afterwards = { knownClinician: known, caringSchedule: 'twelve-months' }
  await telling.give(at, by, 'safety-episode.close', { ...ends, ...afterwards }, nothing)
}

/**
 * What follows a first call that found somebody safe: two days, a week, a month, and a closing that a psychiatrist signs. What lies after the
 * end of the telling stays owed, to be seen on the board.
 */
export function followUp(telling: Telling, person: PersonId, firstCallAt: Instant): void {
  const { timeline, team } = telling
  const duty = team.as('guardia-1')
  const nora = team.as('psiquiatria')
  const after = (minutes: number): Instant => instant.parse(plusMinutes(firstCallAt, minutes))
  timeline.add(after(47 * HOUR), (at) => shortContact(telling, { by: duty, person, at, next: after(7 * DAY) }))
  timeline.add(after(7 * DAY), async (at) => {
    await telling.give(
      at,
      nora,
      'safety-episode.accompany',
      { episode: await episodeOf(telling, nora, person, at) },
      nothing,
    )
    await calmCall(telling, { by: nora, person, at, next: after(29 * DAY) })
    await lookAgain(telling, nora, person, at)
  })
  timeline.add(after(7 * DAY + 40), (at) => stepDown(telling, nora, person, at))
  timeline.add(after(29 * DAY), (at) => calmCall(telling, { by: nora, person, at, next: after(36 * DAY) }))
  timeline.add(after(34 * DAY), (at) => close(telling, nora, person, at))
}

/** At the first call itself: what was agreed about the surroundings, and the call as the console gives it. */
export async function firstCall(telling: Telling, by: Actor, person: PersonId, at: Instant): Promise<void> {
  await agreeOnKeys(telling, by, person, plusMinutes(at, -4))
  await calmCall(telling, { by, person, at, next: plusMinutes(at, 47 * HOUR) })
}
