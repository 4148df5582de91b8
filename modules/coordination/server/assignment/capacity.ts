import { awayUntil, limitOf, defaultAssignmentPolicy as policy, suggestClinicians } from '@ayni/clinical/assignment'
import { type AccountId, type Actor, instant, refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { addAbsence, cancelAbsence, capacity, setCapacity, suggestions } from '../../contract.ts'
import { accountExists } from '../store.ts'
import { answersSince } from './case.ts'
import { clinicalTeam, maySee, pastOf } from './facts-store.ts'
import { cancelAbsenceRow, putAbsence, putCapacity } from './store.ts'

const leads = ({ roles }: Actor): boolean => roles.includes('coordinator') || roles.includes('director')
const mayChange = (actor: Actor, account: AccountId): boolean => leads(actor) || actor.accountId === account

export const setCapacityHandler = handle(setCapacity, async ({ input, actor, tx, now }) => {
  const { programId: program } = actor
  if (program === null || !mayChange(actor, input.account) || !(await accountExists(tx, input.account)))
    return refuse('coordination.account-unknown')
  await putCapacity(tx, { ...input, program, at: now })
  return { output: null, topics: ['team'] }
})

export const addAbsenceHandler = handle(addAbsence, async ({ input, actor, tx, newId }) => {
  const { programId: program } = actor
  if (program === null || !mayChange(actor, input.account) || !(await accountExists(tx, input.account)))
    return refuse('coordination.account-unknown')
  const absence = newId()
  await putAbsence(tx, { id: absence, program, ...input })
  return { output: { absence }, topics: ['team'] }
})

/** Row-level security decides whose; what is not theirs looks like what is not there. */
export const cancelAbsenceHandler = handle(cancelAbsence, async ({ input, tx, now }) =>
  (await cancelAbsenceRow(tx, input.absence, now))
    ? { output: null, topics: ['team'] }
    : refuse('coordination.absence-unknown'),
)

export const capacityAnswer = answer(capacity, async ({ actor, tx, now }) => {
  const { programId: program, accountId } = actor
  if (program === null || accountId === null) return []
  const team = await asSystem(tx, actor, () => clinicalTeam(tx, program, now, leads(actor) ? null : accountId))
  return team.map(({ absences, ...row }) => ({
    ...row,
    limit: limitOf(policy, row),
    awayUntil: instantOrNull(awayUntil(absences, now)),
    absences: absences.map(({ absence, from, until }) => ({
      absence,
      from: instant.parse(from),
      until: instant.parse(until),
    })),
    mine: row.account === accountId,
  }))
})

const instantOrNull = (at: string | null) => (at === null ? null : instant.parse(at))

/** @safety read in the name of the house, because blocks and declarations belong to nobody who coordinates; only the outcome leaves. */
export const suggestionsAnswer = answer(suggestions, async ({ input, actor, tx, now }) => {
  const { programId: program } = actor
  if (program === null || !(await maySee(tx, input.person))) return { suggested: [], notNow: [] }
  const [team, past] = await asSystem(tx, actor, async () => [
    await clinicalTeam(tx, program, now, null),
    await pastOf(tx, input.person, answersSince(now)),
  ])
  const clinicians = team.map(({ who, maxOpen, hoursPerWeek, ...one }) => ({
    ...one,
    name: who,
    active: true,
    limits: { maxOpen, hoursPerWeek },
  }))
  const said = suggestClinicians(policy, { needs: input.needs }, clinicians, past.history, past.bars, now)
  const named = new Map(team.map(({ account, who }) => [`${account}`, { account, who }]))
  const whoIs = (account: string) => named.get(account) ?? []
  return {
    suggested: said.suggested.flatMap(({ account, because }) =>
      [whoIs(account)].flat().map((who) => ({ ...who, because: because.map(toldReason) })),
    ),
    notNow: said.notNow.flatMap(({ account, why }) =>
      [whoIs(account)]
        .flat()
        .map((who) => ({ ...who, why: why.is === 'away' ? { is: why.is, until: instant.parse(why.until) } : why })),
    ),
  }
})

type Told = ReturnType<typeof suggestClinicians>['suggested'][number]['because'][number]

/** Of how two people know each other, only the cohort is told: the coordinator has it in the roster anyway. */
function toldReason(reason: Told) {
  if (reason.is === 'cared-before') return { is: reason.is, until: instant.parse(reason.until) }
  if (reason.is === 'person-decides') return { is: reason.is, sameCohort: reason.kind === 'same-cohort' }
  return reason
}
