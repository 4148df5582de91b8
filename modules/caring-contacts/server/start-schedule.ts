import { type CaringPlan, type CaringSchedule, caringPlans, chooseSender, planContacts } from '@ayni/clinical/caring'
import { limaTime } from '@ayni/clinical/clocks'
import { type AccountId, accountId, type EventOf, type Instant, type PersonId, type ProgramId } from '@ayni/kernel'
import { handedOver } from '@ayni/modules/emergency/contract'
import { episodeClosed } from '@ayni/modules/safety-episode/contract'
import { type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { caringScheduled } from '../contract.ts'
import { endRunning } from './end-schedule.ts'
import { openBirthday, sealBirthday } from './seal-contexts.ts'
import {
  hasLeft,
  insertSchedule,
  latestOf,
  type NewSchedule,
  ownPlans,
  type PlannedRow,
  possibleSenders,
  putContacts,
  type ScheduleRow,
} from './store.ts'

export const planFor = async (tx: Tx, program: ProgramId, schedule: CaringSchedule): Promise<CaringPlan> =>
  (await ownPlans(tx, program)).find((one) => one.schedule === schedule)?.plan ?? caringPlans[schedule]

/** The contacts of one schedule with their place among the steps: a birthday takes none. */
export function rowsOf(
  plan: CaringPlan,
  startedAt: Instant,
  birthday: string | null,
  newId: () => string,
): readonly PlannedRow[] {
  const planned = planContacts(plan, limaTime(startedAt).date, birthday)
  return planned.map((one, at) => ({
    ...one,
    id: newId(),
    nth: planned.slice(0, at).filter(({ why }) => why === 'step').length,
  }))
}

/** Whoever was named if they are there; else somebody whom the person knows. */
export async function senderFor(
  tx: Tx,
  person: PersonId,
  wanted: AccountId | null,
  now: Instant,
): Promise<AccountId | null> {
  const chosen = chooseSender(wanted, await possibleSenders(tx, person, wanted, now))
  return chosen === null ? null : accountId.parse(chosen)
}

type Start = Pick<NewSchedule, 'person' | 'program' | 'schedule' | 'because' | 'source'> & {
  readonly wanted: AccountId
  readonly at: Instant
}

/** The birthday that was told for an earlier schedule is still theirs. */
const birthdayOf = (context: ReactionContext<unknown>, before: ScheduleRow | undefined): string | null =>
  before === undefined ? null : openBirthday(context.keys, before.id, before.birthdaySealed)

async function start(context: ReactionContext<unknown>, of: Start): Promise<ReactionResult> {
  const { tx, newId, keys, now } = context
  const { wanted, at, ...rest } = of
  const before = await latestOf(tx, of.person)
  const ended = await endRunning(context, before, 'superseded')
  const id = newId()
  const birthday = birthdayOf(context, before)
  const row: NewSchedule = {
    ...{ ...rest, id, startedAt: at },
    sender: await senderFor(tx, of.person, wanted, now),
    birthdaySealed: sealBirthday(keys, id, birthday),
  }
  if (!(await insertSchedule(tx, row))) return ended
  const planned = rowsOf(await planFor(tx, of.program, of.schedule), at, birthday, newId)
  await putContacts(tx, row, planned)
  const { person, program, schedule, sender } = row
  const said: EventOf = caringScheduled.of({ person, program, schedule, sender, contacts: planned.length, at })
  return {
    events: [...(ended.events ?? []), said],
    changes: [...(ended.changes ?? []), { person, kind: 'caring', key: id }],
    topics: ['caring'],
  }
}

/** @source services/07 §7.6: they start at the closing, in the name of whoever is known to the person. */
export const startAtClosing = react(episodeClosed, async (context) => {
  const { person, program, episode, because, caringSchedule, knownClinician, at } = context.payload
  if (because === 'criteria-met' && caringSchedule !== 'declined')
    return start(context, {
      ...{ person, program, at, wanted: knownClinician },
      ...{ schedule: caringSchedule, because: 'closing', source: episode },
    })
  const why = because === 'died' ? 'died' : because === 'withdrawn' ? 'withdrawn' : 'person'
  return endRunning(context, await latestOf(context.tx, person), why)
})

/** After a hand-over in person too, in the name of whoever handed them over. */
export const startAtHandOver = react(handedOver, async (context) => {
  const { person, program, emergency, by, at } = context.payload
  // Whoever left is written to by nobody automatic, also when danger was an emergency first (SUI-11).
  if (await hasLeft(context.tx, person)) return {}
  return start(context, {
    ...{ person, program, at, wanted: by },
    ...{ schedule: 'twelve-months', because: 'hand-over', source: emergency },
  })
})
