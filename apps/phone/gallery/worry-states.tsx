import { memoryDevice, type OutboxItem } from '@ayni/device'
import { loadTellWorry } from '@ayni/modules/concerns/phone'
import type { GalleryState } from '@ayni/ui/gallery'

const TellWorry = await loadTellWorry()

const rest = (): void => undefined
const session = { token: 'inventado', person: '019aa100-0000-7000-8000-000000000001' }
const about = 'Un colega inventado, posta de Yanayacu\nAyer me dijo que ya no puede más.'
const told = (state: OutboxItem['state']): OutboxItem => ({
  ...{ id: 'una', urgent: false, savedAtMs: 0, state, facts: [] },
  command: ['una', 'concerns.tell', 0, { about, urgent: false }],
})

const fresh = await memoryDevice({ session })
const begun = await memoryDevice({
  session,
  drafts: [['worry', 'mine', { who: 'Un colega inventado', what: 'Ayer me dijo que ya no puede más.' }]],
})
const apart = await memoryDevice({})
const waiting = await memoryDevice({ session, items: [told({ is: 'saved' })] })
const troubled = await memoryDevice({ session, items: [told({ is: 'attention', code: 'auth.refused', problems: [] })] })

const quiet = 'Sin señal. Todo lo que escribes queda guardado aquí.'
const state = (id: string, title: string, device: typeof fresh, connection?: string): GalleryState => ({
  ...{ id, title: `Me preocupa alguien: ${title}`, face: 'phone' },
  draw: () => <TellWorry frame={{ help: '#ayuda', connection, onQuickExit: rest }} device={device} onDone={rest} />,
})

export const worryStates: readonly GalleryState[] = [
  state('worry', 'al abrir', fresh),
  state('worry-begun', 'a medio escribir', begun),
  state('worry-apart', 'teléfono sin unir', apart),
  state('worry-waiting', 'sin señal', waiting, quiet),
  state('worry-troubled', 'no se pudo enviar', troubled),
]
