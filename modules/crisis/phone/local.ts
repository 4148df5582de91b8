import { type Device, factKind } from '@ayni/device'
import type { SafetyFact } from '@ayni/modules/duty/contract'
import type { AlertFact } from '@ayni/modules/suicide-prevention/contract'

export const alertKind = factKind<AlertFact>('alert')
export const safetyKind = factKind<SafetyFact>('safety')

/** The newest alert of this person that the phone knows of; null while locked. */
export const newestAlert = (device: Device): AlertFact | null =>
  device
    .all(alertKind)
    .map(({ body }) => body)
    .toSorted((one, two) => Date.parse(two.receivedAt) - Date.parse(one.receivedAt))[0] ?? null

/** False while too few clinicians can be reached: the ASQ is then answered with someone on the phone. Unknown is yes. */
export const mayAnswerAlone = (device: Device): boolean => device.get(safetyKind, 'programme')?.body.selfAsq ?? true

/** "Necesito ayuda ya": resolves once it is on the disk. Works while locked, because it is urgent. */
export const askForHelp = (device: Device): Promise<string> =>
  device.record({ name: 'suicide-prevention.ask-for-help', input: {}, urgent: true })
