import { appointmentPolicy } from '@ayni/clinical/appointments'
import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { agenda, hoursFor, myAvailability } from '../contract.ts'
import { agendaRows, isParticipant, unsaidCount, whoReceives } from './agenda-store.ts'
import { hoursFrom, loadHours } from './find-hours.ts'
import { clinicians } from './hours-store.ts'
import { openLink } from './meeting-link.ts'
import { openWishes } from './wish-store.ts'

/** More than a programme of twelve thousand has in a week. */
const MOST_ROWS = 1000
const MOST_WISHES = 100

export const agendaAnswer = answer(agenda, async ({ input, tx, actor, keys, now }) => {
  const coordinates = actor.roles.includes('coordinator')
  const account = coordinates ? input.account : actor.accountId
  const rows = await agendaRows(tx, input.from, input.to, { account, person: input.person }, MOST_ROWS)
  return {
    rows: rows.map(({ sealed, ...row }) => ({
      ...row,
      link: row.account === actor.accountId ? openLink(keys, row.id, sealed) : null,
    })),
    unsaid: await unsaidCount(tx, now, account),
    wishes: [...(await openWishes(tx, MOST_WISHES))],
    clinicians: coordinates ? [...(await whoReceives(tx))] : [],
    asOf: now,
  }
})

export const hoursForAnswer = answer(hoursFor, async ({ input, ...ctx }) => {
  const { actor, now } = ctx
  const { person, kind, dueAt } = input
  if (actor.programId === null || !(await isParticipant(ctx.tx, person))) return refuse('appointments.person-unknown')
  const only = input.account ?? (actor.roles.includes('coordinator') ? null : actor.accountId)
  const loaded = await loadHours(ctx, actor.programId, [person], only)
  const want = { person, kind, dueAt, owedBy: only, wanted: appointmentPolicy.moreOffer }
  const apart = loaded.about.get(person)?.apart ?? []
  const asked = only === null ? undefined : loaded.team.filter(({ account }) => !apart.includes(account))
  const slots = hoursFrom(loaded, want, now, asked)
  return { slots: [...slots] }
})

export const availabilityAnswer = answer(myAvailability, async ({ input, tx, actor }) => {
  const account = actor.roles.includes('coordinator') ? (input.account ?? actor.accountId) : actor.accountId
  if (actor.programId === null || account === null) return { weekly: [], exceptions: [] }
  const [row] = await clinicians(tx, actor.programId, account)
  const { weekly, exceptions } = row ?? { weekly: [], exceptions: [] }
  return {
    weekly: weekly.map(({ days, from, to }) => ({ days: [...days], from, to })),
    exceptions: exceptions.map(({ day, open }) => ({ day, open: [...open] })),
  }
})
