import type { EmergencyPolicy } from '@ayni/clinical/emergency'
import { type Actor, type EventOf, type InputOf, type Instant, plusMinutes, type Refusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { type KeyRing, seal } from '@ayni/platform/crypto'
import { asSystem, type Tx } from '@ayni/platform/database'
import {
  confirmAttendance,
  endReferral,
  makeReferral,
  type Referral,
  referralEnded,
  referralMade,
} from '../contract.ts'
import { attendanceKey, kept, owe } from './promises.ts'
import {
  insertReferral,
  insertStep,
  type ReferralRow,
  referralForUpdate,
  type StepRow,
  saveReferral,
  seenReferral,
} from './referral-store.ts'
import { referralSeal, stepContext } from './seal-contexts.ts'
import { type About, mayOpen } from './store.ts'

const topics = ['referrals', 'promises']

const confirmBy = ({ attendanceWithinMin }: EmergencyPolicy, appointmentAt: Instant): Instant =>
  plusMinutes(appointmentAt, attendanceWithinMin)

const attendanceOwed = (row: ReferralRow, madeAt: Instant): EventOf =>
  owe(
    row,
    { key: row.promiseKey, kind: 'referral-attendance', role: 'duty', owedBy: row.madeBy, dueAt: row.confirmBy },
    madeAt,
  )

/**
 * A referral that nobody accepted by voice is a letter, and letters get lost. Alias or another province is offered because
 * physicians fear being known where they are treated.
 * @source R-SUI-10, services/00 §2.2
 */
export const makeReferralHandler = handle(makeReferral, async ({ input, tx, actor, now, newId, keys }) => {
  const about = await mayOpen(tx, input.person)
  const by = actor.accountId
  if (about === undefined || by === null) return refuse('emergency.person-unknown')
  if (!input.calledTogether) return refuse('emergency.not-warm')
  if (!input.aliasOffered && !input.otherProvinceOffered) return refuse('emergency.privacy-not-offered')
  if (input.appointmentAt <= now) return refuse('emergency.date-not-ahead')
  const id = newId()
  const { person, program } = about
  const due = confirmBy(about.policy, input.appointmentAt)
  const row: ReferralRow = {
    ...{ id, program, person, service: input.service, facilityCode: input.facilityCode },
    sealed: referralSeal.seal(keys, id, { name: input.name, where: input.where, acceptedBy: input.acceptedBy }),
    ...{ calledTogether: true, aliasOffered: input.aliasOffered, otherProvinceOffered: input.otherProvinceOffered },
    ...{
      appointmentAt: input.appointmentAt,
      confirmBy: due,
      promiseKey: attendanceKey(id, due),
      state: 'dated',
      missed: 0,
    },
    ...{ madeBy: by, madeAt: now, endedAt: null, endedHow: null, confirmedHow: null },
  }
  await asSystem(tx, actor, async () => {
    await insertReferral(tx, row)
    const { appointmentAt } = input
    await insertStep(tx, row, { id: newId(), what: 'made', appointmentAt, by, at: now, noteSealed: null })
  })
  const said = referralMade.of({ referral: id, person, program, by, at: now, appointmentAt: input.appointmentAt })
  return { output: { referral: id, confirmBy: due }, about: person, events: [said, attendanceOwed(row, now)], topics }
})

type Missing = Refusal<'emergency.referral-unknown' | 'emergency.referral-ended'>

type Own = ReferralRow & Pick<About, 'policy'>

async function ownReferral(tx: Tx, actor: Actor, id: string): Promise<Own | Missing> {
  const seen = await seenReferral(tx, id)
  const about = seen === undefined ? undefined : await mayOpen(tx, seen.person)
  if (seen === undefined || about === undefined) return refuse('emergency.referral-unknown')
  const row = await asSystem(tx, actor, () => referralForUpdate(tx, id))
  if (row === undefined) return refuse('emergency.referral-unknown')
  return row.state === 'ended' ? refuse('emergency.referral-ended') : { ...row, policy: about.policy }
}

const noted = (keys: KeyRing, id: string, note: string | null): string | null =>
  note === null ? null : seal(keys, stepContext(id), note)

type How = NonNullable<Referral['endedHow']>
type Ending = { readonly how: How; readonly confirmedHow: Referral['confirmedHow']; readonly note: string | null }

/** Ends it, with its step and what is said of it. Run as the house. */
export async function endIt(
  { tx, now, newId, keys, actor }: Pick<CommandContext<unknown>, 'tx' | 'now' | 'newId' | 'keys' | 'actor'>,
  row: ReferralRow,
  { how, confirmedHow, note }: Ending,
): Promise<readonly EventOf[]> {
  const by = actor.accountId
  const id = newId()
  await saveReferral(tx, { ...row, state: 'ended', endedAt: now, endedHow: how, confirmedHow })
  await insertStep(tx, row, { id, what: how, appointmentAt: null, by, at: now, noteSealed: noted(keys, id, note) })
  const { person, program } = row
  return [
    referralEnded.of({ referral: row.id, person, program, by: by ?? row.madeBy, at: now, how }),
    ...kept(row.promiseKey, by, now),
  ]
}

/** Not attended: somebody calls, and there is another date, now or within a day. */
const missed = async (context: CommandContext<InputOf<typeof confirmAttendance>>, { policy, ...row }: Own) => {
  const { input, tx, actor, now, newId, keys } = context
  const by = actor.accountId
  const again = input.nextAppointmentAt
  const due = again === null ? plusMinutes(now, policy.redateWithinMin) : confirmBy(policy, again)
  const after: ReferralRow = {
    ...row,
    ...{ appointmentAt: again ?? row.appointmentAt, confirmBy: due, promiseKey: attendanceKey(row.id, due) },
    ...{ state: again === null ? 'missed' : 'dated', missed: row.missed + 1 },
  }
  await saveReferral(tx, after)
  const what: StepRow['what'] = again === null ? 'missed' : 'dated-again'
  const id = newId()
  await insertStep(tx, row, { id, what, appointmentAt: again, by, at: now, noteSealed: noted(keys, id, input.note) })
  return [...kept(row.promiseKey, by, now), attendanceOwed(after, now)]
}

export const confirmAttendanceHandler = handle(confirmAttendance, async (context) => {
  const { input, tx, actor, now } = context
  const row = await ownReferral(tx, actor, input.referral)
  if ('refused' in row) return row
  if (input.attended && row.appointmentAt > now) return refuse('emergency.not-due-yet')
  if (!input.attended && input.nextAppointmentAt !== null && input.nextAppointmentAt <= now)
    return refuse('emergency.date-not-ahead')
  const events = await asSystem(tx, actor, () =>
    input.attended
      ? endIt(context, row, { how: 'attended', confirmedHow: input.how, note: input.note })
      : missed(context, row),
  )
  return { output: null, about: row.person, events, topics }
})

export const endReferralHandler = handle(endReferral, async (context) => {
  const { input, tx, actor } = context
  const row = await ownReferral(tx, actor, input.referral)
  if ('refused' in row) return row
  if (input.how === 'not-attended' && !actor.roles.includes('psychiatrist'))
    return refuse('emergency.only-a-psychiatrist')
  const ending = { how: input.how, confirmedHow: null, note: input.reason }
  const events = await asSystem(tx, actor, () => endIt(context, row, ending))
  return { output: null, about: row.person, events, topics }
})
