import {
  decideEpisode,
  type EpisodeCourse,
  type EpisodeEvent,
  type EpisodeRefusal,
  type EpisodeStep,
  isOver,
  isRefused,
  nextDue,
  nextEpisodeLook,
  type Owed,
  owedFor,
} from '@ayni/clinical/episode'
import { type AccountId, accountId, type EventOf, type Instant, toInstant } from '@ayni/kernel'
import { promiseKept, promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { careChanged } from '@ayni/modules/identity/contract'
import type { Change } from '@ayni/platform/commands'
import type { KeyRing } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type EpisodePhase, episodeMoved } from '../contract.ts'
import { contactDone, contactSuperseded, moveContact, planContact } from './contact-store.ts'
import { type EpisodeRow, saveEpisode } from './store.ts'
import { unfollow } from './who-store.ts'

export type Desk = {
  readonly tx: Tx
  readonly now: Instant
  readonly keys: KeyRing
  readonly newId: () => string
}
export type By = {
  readonly account: AccountId | null
  /** Why an episode that ends with this ends. */
  readonly because?: 'criteria-met' | 'withdrawn' | 'died'
}
export type Applied = {
  readonly row: EpisodeRow
  readonly step: EpisodeStep
  readonly events: readonly EventOf[]
  readonly changes: readonly Change[]
  readonly topics: readonly string[]
}

export const wasRefused = (done: Applied | EpisodeRefusal): done is EpisodeRefusal => 'refused' in done

/** Without what an assessment came to. */
export const phaseOf = (state: EpisodeCourse['state']): EpisodePhase =>
  state === 'assessed-low' || state === 'assessed-further' || state === 'assessed-imminent' ? 'assessed' : state

/**
 * What stands owed keeps its key. Owed anew, also for the same time, it is another promise: one that was withdrawn stays withdrawn, and would
 * hide it from the board.
 * @safety
 */
function keyOf(row: EpisodeRow, { kind, dueAt }: Owed, newId: () => string): string {
  const of = `episode:${kind}:${row.id}:${Date.parse(dueAt)}`
  return row.owed.find((key) => key === of || key.startsWith(`${of}:`)) ?? `${of}:${newId()}`
}

const isKept = (event: EpisodeEvent['is'] | 'time', course: EpisodeCourse): boolean =>
  event === 'call' ||
  event === 'last-call' ||
  event === 'close-withdrawn' ||
  (event === 'contact' && course.missed === 0) ||
  (event === 'owner' && course.owner !== null)

/** What an act of the person's own keeps as well: no account need have done it. */
const keptBy: Readonly<Partial<Record<EpisodeEvent['is'] | 'time', Owed['kind']>>> = {
  'phq9-answered': 'phq9-again',
  'plan-saved': 'plan-review',
  'means-checked': 'means-recheck',
}

/** No contact keeps these by having taken place: a questionnaire is answered, a plan is made, surroundings are talked about. */
const ownKinds = ['phq9-again', 'plan-review', 'means-recheck'] as const

type Step = { readonly course: EpisodeCourse; readonly is: EpisodeEvent['is'] | 'time'; readonly by: By }

/** What stands owed now, and what became of what did. */
function promises({ now, newId }: Desk, row: EpisodeRow, { course, is, by }: Step) {
  const owed = owedFor(course, row.policy).map((one) => ({ ...one, key: keyOf(row, one, newId) }))
  const keys = owed.map(({ key }) => key)
  const gone = row.owed.filter((key) => !keys.includes(key))
  const byAct = by.account !== null && isKept(is, course)
  const wasKept = (key: string): boolean => {
    const own = ownKinds.find((kind) => key.startsWith(`episode:${kind}:`))
    if (own === undefined) return byAct
    if (own === keptBy[is]) return true
    const wasDone = own !== 'phq9-again' && course.state !== 'emergency-active'
    return byAct && wasDone && !owed.some(({ kind }) => kind === own)
  }
  // Another owner: what is theirs to keep carries their name from now on.
  const passed = is === 'owner' && course.owner !== null
  const made = owed.filter(({ key, toOwner }) => !row.owed.includes(key) || (passed && toOwner))
  const events = [
    ...gone.map((key) =>
      wasKept(key)
        ? promiseKept.of({ key, by: by.account, at: now })
        : promiseWithdrawn.of({ key, why: isOver(course) ? 'not-needed' : 'superseded', at: now }),
    ),
    ...made.map(({ key, kind, role, dueAt, toOwner }) =>
      promiseMade.of({
        ...{ key, kind, program: row.program, person: row.person, owedByRole: role },
        ...{ owedBy: toOwner ? row.owner : null, dueAt: toInstant(dueAt), madeAt: now },
      }),
    ),
  ]
  return { keys, events }
}

/** The calendar follows the course: what was kept is done, what was replaced is superseded, what moved moves. */
async function syncContact(desk: Desk, row: EpisodeRow, course: EpisodeCourse, event: EpisodeEvent | null, by: By) {
  const { tx, now, newId } = desk
  const [was, is] = [row.course.contact, course.contact]
  const met = event !== null && (event.is === 'call' || (event.is === 'contact' && event.live)) && was !== is
  if (row.contact !== null && was !== is) {
    if (met) await contactDone(tx, row.contact, by.account, event.at)
    else if (is === null || was === null || is.kind !== was.kind || is.nth !== was.nth)
      await contactSuperseded(tx, row.contact, now)
    else {
      // Moved by time alone when it was due it was missed, though the worker slept; tried in vain, when it was tried.
      const passed = event === null && Date.parse(was.dueAt) <= Date.parse(now) ? now : null
      const missedAt = event?.is === 'contact' ? event.at : passed
      await moveContact(tx, row.contact, is, missedAt, event?.is === 'rescheduled')
      return row.contact
    }
  }
  if (is === null) return null
  if (was === is) return row.contact
  const id = newId()
  await planContact(tx, id, row, is)
  return id
}

type StepToStore = { readonly step: EpisodeStep; readonly event: EpisodeEvent | null; readonly by: By }

/** Stores one step: the row, its calendar, its promises and what the other rooms hear. */
export async function storeStep(desk: Desk, before: EpisodeRow, { step, event, by }: StepToStore): Promise<Applied> {
  const { tx, now, keys, newId } = desk
  const { course } = step
  const over = isOver(course)
  const contact = await syncContact(desk, before, course, event, by)
  const named: EpisodeRow = { ...before, owner: ownerOf(before, course) }
  const owed = promises(desk, named, { course, is: event?.is ?? 'time', by })
  const closed = over ? { at: now, because: by.because ?? 'criteria-met' } : null
  const due = nextDue(course, before.policy)
  const nextAt = nextEpisodeLook(course, before.policy, now)
  const phase = phaseOf(course.state)
  const [owner, known] = [named.owner, before.known]
  const moves = step.moves.map((move) => ({
    ...move,
    id: newId(),
    event: event?.is ?? 'time',
    at: now,
    by: by.account,
  }))
  await saveEpisode(tx, keys, {
    ...{ row: before, course, phase, owner, known, contact, nextAt },
    ...{ due: due ?? null, owed: owed.keys, closed, moves, now },
  })
  if (over) await unfollow(tx, before.person, null, now)
  const { id: episode, person, program } = before
  // Whoever opened the emergency knows it, and is not told to open one.
  const toTell = event?.is === 'emergency-opened' ? [] : step.moves
  const moved = toTell.map(({ from, to }) =>
    episodeMoved.of({ episode, person, program, from, to, by: by.account, at: now }),
  )
  return {
    row: {
      ...named,
      course,
      contact,
      phase,
      owed: owed.keys,
      closedAt: closed?.at ?? null,
      nextAt: nextAt === null ? null : toInstant(nextAt),
    },
    step,
    events: [...moved, ...ownerCare(before, over ? null : owner, now), ...owed.events],
    changes: [{ person, kind: 'episode', key: episode }],
    topics: ['episodes'],
  }
}

/** Whose name the fifth step of the plan says, on the phone as well (R-SUI-05). */
function ownerCare(before: EpisodeRow, owner: AccountId | null, at: Instant): readonly EventOf[] {
  if (before.owner === owner) return []
  const { person, program } = before
  const said = (account: AccountId | null, holds: boolean) =>
    account === null ? [] : [careChanged.of({ person, program, account, kind: 'episode', holds, at })]
  return [...said(before.owner, false), ...said(owner, true)]
}

const ownerOf = (before: EpisodeRow, course: EpisodeCourse): AccountId | null =>
  course.owner === before.course.owner ? before.owner : course.owner === null ? null : accountId.parse(course.owner)

/** Asks the core and stores what it says; a refusal changes nothing. */
export async function apply(
  desk: Desk,
  row: EpisodeRow,
  event: EpisodeEvent,
  by: By = { account: null },
): Promise<Applied | EpisodeRefusal> {
  const decided = decideEpisode(row.course, event, row.policy)
  return isRefused(decided) ? decided : storeStep(desk, row, { step: decided, event, by })
}

/** For what cannot be refused while the episode is open: reactions to what happened elsewhere. */
export async function heard(
  desk: Desk,
  row: EpisodeRow,
  event: EpisodeEvent,
  by: By = { account: null },
): Promise<Applied | null> {
  const done = await apply(desk, row, event, by)
  return wasRefused(done) ? null : done
}

/** The answer of a command that moved an episode. */
export const answerWith = <O>(
  done: Pick<Applied, 'row' | 'events' | 'changes'>,
  output: O,
  more: readonly EventOf[] = [],
) => ({
  output,
  about: done.row.person,
  events: [...done.events, ...more],
  changes: done.changes,
  topics: ['episodes'],
})
