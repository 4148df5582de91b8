import {
  type AccountId,
  type EventOf,
  type Instant,
  type PersonId,
  type ProgramId,
  plusMinutes,
  refuse,
} from '@ayni/kernel'
import { handle, type ReactionContext } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { emergencyOpened, openEmergency, sayUnreachable, unreachableSaid } from '../contract.ts'
import { insertCourse } from './course-store.ts'
import { knownFacts } from './facts-store.ts'
import { decisionKey, kept, owe, stayKey } from './promises.ts'
import { courseSeal, nothingNoted } from './seal-contexts.ts'
import { searchOf } from './search.ts'
import { type EmergencyRow, hold, insertEmergency, lockPerson, mayOpen, openOf, saveEmergency } from './store.ts'

type House = Pick<ReactionContext<unknown>, 'tx' | 'now' | 'newId' | 'keys'>
type Whose = { readonly person: PersonId; readonly program: ProgramId; readonly by: AccountId | null }
type Opened = { readonly row: EmergencyRow; readonly events: readonly EventOf[] }

async function store(
  house: House,
  whose: Whose,
  more: Partial<EmergencyRow> & Pick<EmergencyRow, 'id' | 'kind' | 'nextAt' | 'policy'>,
) {
  const { tx, now, newId, keys } = house
  const { person, program, by } = whose
  const row: EmergencyRow = {
    ...{ program, person, class: 'A', alert: null, openedAt: now, owner: by, soundings: 0 },
    ...{ stayKey: null, decisionKey: null, endedAt: null, ...more },
  }
  await insertEmergency(tx, { ...row, openedBy: by })
  await insertCourse(tx, row, { sealed: courseSeal.seal(keys, row.id, nothingNoted), at: now, by })
  if (by !== null) await hold(tx, newId(), row, by, now)
  return row
}

/** In danger now: somebody stays with the person, and what was a search becomes an emergency. Opening what is open does nothing. */
export async function openDanger(house: House, whose: Whose): Promise<Opened> {
  const { tx, now, newId } = house
  await lockPerson(tx, whose.person)
  const before = await openOf(tx, whose.person)
  if (before?.kind === 'imminent') {
    if (whose.by !== null) await hold(tx, newId(), before, whose.by, now)
    return { row: before, events: [] }
  }
  const { alert, policy } = await knownFacts(tx, whose)
  const nextAt = plusMinutes(now, policy.silenceMin)
  const id = before?.id ?? newId()
  const key = stayKey(id, nextAt)
  const begun = { kind: 'imminent', class: 'A', nextAt, stayKey: key, decisionKey: null } as const
  const row =
    before === undefined
      ? await store(house, whose, { id, alert, policy, ...begun })
      : { ...before, ...begun, owner: before.owner ?? whose.by }
  if (before !== undefined) await saveEmergency(tx, row)
  if (before !== undefined && whose.by !== null) await hold(tx, newId(), row, whose.by, now)
  const { person, program, by } = whose
  const stay = { key, kind: 'stay-with-person', role: 'duty', owedBy: row.owner, dueAt: nextAt } as const
  return {
    row,
    events: [
      ...kept(before?.decisionKey ?? null, by, now),
      owe(row, stay, now),
      ...(by === null ? [] : [emergencyOpened.of({ emergency: id, person, program, by, at: now })]),
    ],
  }
}

type Lost = Whose & Pick<EmergencyRow, 'policy'> & { readonly class: 'A' | 'B'; readonly alert: string | null }

/** Nobody reaches the person. A psychiatrist owes the decision; nobody is called by this. */
export async function openSearch(house: House, lost: Lost): Promise<Opened> {
  const { now, newId } = house
  const id = newId()
  const { policy } = lost
  const decideBy: Instant = plusMinutes(now, policy.unreachable[lost.class].decideWithinMin)
  const key = decisionKey(id, decideBy)
  const row = await store(house, lost, {
    ...{ id, policy, kind: 'unreachable', class: lost.class },
    ...{ alert: lost.alert, nextAt: decideBy, decisionKey: key },
  })
  const { person, program, by, alert } = lost
  const owed = { key, kind: 'unreachable-decision', role: 'psychiatrist', owedBy: null, dueAt: decideBy } as const
  return {
    row,
    events: [
      owe(row, owed, now),
      ...(by === null ? [] : [unreachableSaid.of({ alert, person, program, by, at: now })]),
    ],
  }
}

export const openEmergencyHandler = handle(openEmergency, async (context) => {
  const { input, tx, actor } = context
  const about = await mayOpen(tx, input.person)
  if (about === undefined) return refuse('emergency.person-unknown')
  const { row, events } = await asSystem(tx, actor, () => openDanger(context, { ...about, by: actor.accountId }))
  const output = { emergency: row.id, nextAt: row.nextAt ?? context.now }
  return { output, about: row.person, events, topics: ['emergencies', 'promises'] }
})

export const sayUnreachableHandler = handle(sayUnreachable, async (context) => {
  const { input, tx, actor, now, keys } = context
  const about = await mayOpen(tx, input.person)
  if (about === undefined) return refuse('emergency.person-unknown')
  return asSystem(tx, actor, async () => {
    await lockPerson(tx, input.person)
    const before = await openOf(tx, input.person)
    if (before !== undefined) {
      const output = { emergency: before.id, decideBy: before.nextAt ?? now }
      return { output, about: before.person, topics: [] }
    }
    const facts = await knownFacts(tx, about)
    const search = searchOf(facts, undefined, { policy: facts.policy, keys, person: input.person, now })
    if (search === null || facts.class === null) return refuse('emergency.no-alert')
    if (search.state === 'reached') return refuse('emergency.reached')
    // Sooner only by a psychiatrist's judgement.
    if (search.state === 'trying' && !actor.roles.includes('psychiatrist'))
      return refuse('emergency.not-yet', { at: search.unreachableAt })
    const { row, events } = await openSearch(context, {
      ...{ ...about, by: actor.accountId },
      class: facts.class,
      alert: facts.alert,
    })
    const output = { emergency: row.id, decideBy: row.nextAt ?? now }
    return { output, about: row.person, events, topics: ['emergencies', 'promises'] }
  })
})
