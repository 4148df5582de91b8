import { limaTime } from '@ayni/clinical/clocks'
import { type PersonId, toMs, uuidv7, z } from '@ayni/kernel'
import { hoursFor, type OfferedSlot } from '@ayni/modules/appointments/contract'
import { ask } from '@ayni/platform/commands'
import type { Listed } from './list-people.ts'
import { physicianOf, type Stage } from './stage.ts'

const nothing = z.unknown()
const SPOKEN_WITH = 14
const kinds = ['session', 'follow-up', 'first-contact', 'follow-up'] as const
const minutes = { session: 40, 'follow-up': 30, 'first-contact': 20 } as const
const NOON = 12 * 60
type Kind = (typeof kinds)[number]

async function hoursAhead(stage: Stage, person: PersonId, kind: Kind): Promise<readonly OfferedSlot[]> {
  const input = { person, account: null, kind, dueAt: null }
  const asked = await ask(stage.runtime, { name: hoursFor.name, input, actor: stage.team.as('coordinacion') })
  if (asked.outcome === 'refused') throw new Error(`the demo may not see hours ahead: ${asked.code}`)
  return hoursFor.output.parse(asked.output).slots
}

/** Two of three are agreed; the third waits for the answer of the physician. */
async function meet(stage: Stage, person: PersonId, nth: number): Promise<void> {
  const { give, team, chance, now } = stage
  const kind = kinds[nth % kinds.length] ?? 'session'
  const slots = await hoursAhead(stage, person, kind)
  // Few have a morning: whoever has one is met in it, so that the agenda is not all evenings, whoever is free that day.
  const early = slots.find(({ startsAt }) => limaTime(startsAt).minute < NOON)
  const slot = early ?? slots[nth % Math.max(1, Math.min(slots.length, 7))]
  if (slot === undefined) return
  const id = uuidv7(
    toMs(now),
    Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
  )
  const mode = chance() < 0.6 ? 'phone' : 'video'
  const wanted = { id, person, account: slot.account, kind, promise: null, startsAt: slot.startsAt }
  const how = { minutes: minutes[kind], mode, link: null, agreedByPhone: nth % 3 !== 2 }
  await give(now, team.as('coordinacion'), 'appointments.propose', { ...wanted, ...how }, nothing)
}

/** The coming days: hours agreed in the windows of those who take part, some that wait for a yes, and one wish to be called. */
export async function daysAhead(stage: Stage, people: readonly Listed[]): Promise<void> {
  const { give, team, now } = stage
  const here = people.filter(({ story }) => story.cohort === 'present' && story.reached === 'answered')
  for (const [nth, { person }] of here.slice(0, SPOKEN_WITH).entries()) await meet(stage, person, nth)
  const wishes = here[SPOKEN_WITH]
  if (wishes === undefined) return
  await give(now, physicianOf(team, wishes.person), 'appointments.none-fits', { key: 'any' }, nothing)
}
