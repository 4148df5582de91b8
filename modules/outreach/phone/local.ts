import { catalogueDue, outreachPolicy } from '@ayni/clinical/outreach'
import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { RoundFact } from '@ayni/modules/screening/contract'
import type {
  InviteLinkFact,
  makeLink,
  noteAwareness,
  notNow,
  OutreachFact,
  revokeLink,
  sayNonuse,
} from '../contract.ts'

const round = factKind<RoundFact>('round')
export const outreach = factKind<OutreachFact>('outreach')
export const inviteLink = factKind<InviteLinkFact>('invite-link')

const isoOf = (ms: number): string => new Date(ms).toISOString()
const mineOf = (device: Device): OutreachFact | undefined => device.get(outreach, 'mine')?.body

/** Which showing of the catalogue is due now; nothing where none is, or the phone knows nothing yet. */
export function dueCatalogue(device: Device): number | null {
  const mine = mineOf(device)
  if (mine === undefined || mine.enteredAt === null) return null
  return catalogueDue(outreachPolicy, mine.enteredAt, mine.shownDays, isoOf(device.now()))
}

type Awareness = InputOf<typeof noteAwareness>

export async function noteShown(device: Device, day: Awareness['day'], services: Awareness['services']): Promise<void> {
  const mine = mineOf(device)
  if (mine === undefined) return
  const input: Awareness = { day, services }
  const shown: OutreachFact = { ...mine, shownDays: [...new Set([...mine.shownDays, day])].sort((a, b) => a - b) }
  await device.record({ name: 'outreach.note-awareness', input, facts: [[outreach.name, 'mine', shown]] })
}

/** Whoever answered here is not asked why they used nothing, although the house may not know of it for days. */
export const asksNonuse = (device: Device): boolean =>
  mineOf(device)?.askNonuse === true && device.all(round).length === 0

/** Reasons, a sentence, or neither: whichever it is, it is not asked again in this cycle. */
export async function saidNonuse(device: Device, input: InputOf<typeof sayNonuse>): Promise<void> {
  const mine = mineOf(device)
  if (mine === undefined) return
  await device.record({
    name: 'outreach.say-nonuse',
    input,
    facts: [[outreach.name, 'mine', { ...mine, askNonuse: false }]],
  })
}

const QUIET_MS = outreachPolicy.silentDays * 86_400_000

/** One touch: the reminders are silent for a month. */
export async function quieten(device: Device): Promise<void> {
  const input: InputOf<typeof notNow> = {}
  const mine = mineOf(device)
  const quiet = mine === undefined ? null : { ...mine, quietUntil: isoOf(device.now() + QUIET_MS), askNonuse: false }
  await device.record({
    name: 'outreach.not-now',
    input,
    facts: quiet === null ? [] : [[outreach.name, 'mine', quiet]],
  })
}

export type OwnLink = InviteLinkFact & { readonly id: string }

/** The link that may be shown now, also without a signal. */
export function livingLink(device: Device): OwnLink | null {
  const now = isoOf(device.now())
  const found = device.all(inviteLink).find(({ body }) => body.alive && body.usesLeft > 0 && body.expiresAt > now)
  return found === undefined ? null : { ...found.body, id: found.key }
}

export const joinedBy = (device: Device): readonly InviteLinkFact['joined'][number][] =>
  device.all(inviteLink).flatMap(({ body }) => body.joined)

export const askLink = (device: Device): Promise<string> =>
  device.record({ name: 'outreach.make-link', input: {} satisfies InputOf<typeof makeLink> })

export async function endLink(device: Device, { id, ...link }: OwnLink): Promise<void> {
  const input: InputOf<typeof revokeLink> = { link: id }
  await device.record({
    name: 'outreach.revoke-link',
    input,
    facts: [[inviteLink.name, id, { ...link, alive: false }]],
  })
}
