import { recheckIsInTime } from '@ayni/clinical/safety-plan'
import {
  type AccountId,
  type Actor,
  clinicalRoles,
  type InputOf,
  type Instant,
  type Refusal,
  refuse,
} from '@ayni/kernel'
import { promiseKept, promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { agreeMeans, meansChecked, recheckMeans } from '../contract.ts'
import { type AgreementRow, addAgreement, addCheck, agreementOf, moveRecheck, recheckPolicyFor } from './means-store.ts'
import { agreementContext, checkContext } from './seal-contexts.ts'

type Whose = {
  readonly person: InputOf<typeof agreeMeans>['person']
  readonly program: NonNullable<Actor['programId']>
  readonly by: AccountId
}
type Agreed = Pick<InputOf<typeof agreeMeans>, 'agreement' | 'measures' | 'soleKeyHolder' | 'cover'>
type NotSo = 'safety-plan.person-unknown' | 'safety-plan.cover-first' | 'safety-plan.recheck-time'

const recheckKey = (of: string): string => `means-recheck:${of}`

/** @safety whoever alone has the keys cannot give them away before somebody covers: that is arranged first (EC-04, 7.10). */
const wantsCover = (agreed: Pick<Agreed, 'soleKeyHolder' | 'cover'> | null): boolean =>
  agreed?.soleKeyHolder === true && agreed.cover === null

async function whoseOf(
  { tx, actor, now }: CommandContext<unknown>,
  person: Whose['person'],
  agreed: Agreed | null,
  recheckBy: Instant,
): Promise<Whose | Refusal<NotSo>> {
  const { programId: program, accountId: by } = actor
  const policy = await recheckPolicyFor(tx, person)
  if (program === null || by === null || policy === undefined) return refuse('safety-plan.person-unknown')
  if (wantsCover(agreed)) return refuse('safety-plan.cover-first')
  if (!recheckIsInTime(policy, now, recheckBy)) return refuse('safety-plan.recheck-time')
  return { person, program, by }
}

/** Owed by whoever agreed it, under the clinical role they act in; the coordinator may give it to somebody else. */
const owed = ({ roles }: Actor, { person, program, by }: Whose, key: string, dueAt: Instant, madeAt: Instant) =>
  promiseMade.of({
    ...{ key, person, program, kind: 'means-recheck', owedBy: by, dueAt, madeAt },
    owedByRole: clinicalRoles.find((role) => roles.includes(role)) ?? 'psychiatrist',
  })

const store = (
  { tx, keys, now }: CommandContext<unknown>,
  whose: Whose,
  { agreement: id, soleKeyHolder, measures, cover }: Agreed,
  { recheckBy, promiseKey }: Pick<AgreementRow, 'recheckBy' | 'promiseKey'>,
): Promise<boolean> =>
  addAgreement(tx, {
    ...{ id, ...whose, soleKeyHolder, agreedAt: now, recheckBy, promiseKey },
    sealed: seal(keys, agreementContext(id), { measures, cover }),
  })

const changed = ({ person }: Whose) => ({
  output: null,
  about: person,
  changes: [{ person, kind: 'safety-plan', key: 'means' }],
  topics: ['plans'],
})

export const agreeMeansHandler = handle(agreeMeans, async (context) => {
  const { input, actor, tx, now } = context
  const { person, recheckBy, agreement } = input
  const whose = await whoseOf(context, person, input, recheckBy)
  if ('refused' in whose) return whose
  const before = await agreementOf(tx, person)
  const promiseKey = recheckKey(agreement)
  if (!(await store(context, whose, input, { recheckBy, promiseKey }))) return refuse('safety-plan.agreement-taken')
  return {
    ...changed(whose),
    events: [
      meansChecked.of({ ...whose, what: 'agreed', at: now }),
      ...(before === undefined ? [] : [promiseWithdrawn.of({ key: before.promiseKey, why: 'superseded', at: now })]),
      owed(actor, whose, promiseKey, recheckBy, now),
    ],
  }
})

/** At every contact: kept, changed or not kept. Whatever the answer, the next look is owed. */
export const recheckMeansHandler = handle(recheckMeans, async (context) => {
  const { input, actor, tx, keys, now } = context
  const { person, check, result, note, recheckBy } = input
  const whose = await whoseOf(context, person, input.now, recheckBy)
  if ('refused' in whose) return whose
  const before = await agreementOf(tx, person)
  if (before === undefined) return refuse('safety-plan.nothing-agreed')
  if (result === 'changed' && input.now === null) return refuse('safety-plan.new-measures-missing')
  const noteSealed = note === null ? null : seal(keys, checkContext(check), note)
  const promiseKey = recheckKey(check)
  const done = await addCheck(tx, { ...{ id: check, ...whose, agreement: before.id, result, noteSealed, at: now } })
  if (!done) return refuse('safety-plan.agreement-taken')
  if (input.now === null) await moveRecheck(tx, before.id, recheckBy, promiseKey)
  else if (!(await store(context, whose, input.now, { recheckBy, promiseKey })))
    return refuse('safety-plan.agreement-taken')
  return {
    ...changed(whose),
    events: [
      meansChecked.of({ ...whose, what: result, at: now }),
      promiseKept.of({ key: before.promiseKey, by: whose.by, at: now }),
      owed(actor, whose, promiseKey, recheckBy, now),
    ],
  }
})
