import { fitOf } from '@ayni/clinical/appointments'
import { minutesBetween } from '@ayni/clinical/clocks'
import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import { consentChanged, neededLayers, personStateChanged, postChanged } from '@ayni/modules/enrollment/contract'
import { accountBlocked } from '@ayni/modules/identity/contract'
import { type Reaction, type ReactionResult, react } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { physicianHours } from '@ayni/platform/messages'
import { type AppointmentRow, changeSaid, house } from './appointment-row.ts'
import { endAll, flag, openOf } from './store.ts'

/** Everything that was agreed with this person, or with this person and one account, is off; nobody is told why. */
async function endOpen(
  tx: Tx,
  person: PersonId,
  now: Instant,
  account: AccountId | null = null,
): Promise<ReactionResult> {
  const open = await openOf(tx, person, account)
  if (open.length === 0) return {}
  await endAll(tx, open, 'ended', house(now))
  const ended = open.map(
    (row): AppointmentRow => ({ ...row, state: 'cancelled', cancelledWhy: 'ended', needsChoice: null, endedAt: now }),
  )
  return {
    events: ended.map((row, at) => changeSaid(row, open[at] ?? null, house(now))),
    changes: open.map(({ id }) => ({ person, kind: 'appointment', key: id })),
    topics: ['appointments'],
  }
}

const away: readonly string[] = ['withdrawn', 'deceased', 'ended', 'duplicate', 'ineligible']

export const personChanges: readonly Reaction[] = [
  react(consentChanged, async ({ payload, tx, now }) =>
    payload.given || !neededLayers.some((layer) => layer === payload.layer) ? {} : endOpen(tx, payload.person, now),
  ),
  /** In hospital the person is only paused, or was already; the book of recipients knows which pause it is. */
  react(personStateChanged, async ({ payload, ...ctx }) => {
    if (away.includes(payload.to)) return endOpen(ctx.tx, payload.person, ctx.now)
    const cards = await ctx.recipients(ctx.tx, [payload.person], ctx)
    return cards.get(payload.person)?.silenced === 'hospital' ? endOpen(ctx.tx, payload.person, ctx.now) : {}
  }),
  /** Whoever must not see them is not told by an appointment that stays. */
  react(accountBlocked, ({ payload, tx, now }) => endOpen(tx, payload.person, now, payload.account)),
  /** Therapist, clock and hour stay with the person; an hour that their week no longer has is chosen anew (BI-10). */
  react(postChanged, async ({ payload, ...ctx }) => {
    const open = (await openOf(ctx.tx, payload.person)).filter(({ startsAt }) => startsAt > ctx.now)
    if (open.length === 0) return {}
    const hours = (await ctx.recipients(ctx.tx, [payload.person], ctx)).get(payload.person)?.hours ?? physicianHours
    const outside = open.filter(
      (row) => fitOf(hours, row.startsAt, minutesBetween(row.startsAt, row.endsAt)) === 'outside',
    )
    await flag(ctx.tx, outside, 'post-changed')
    const changes = outside.map(({ id }) => ({ person: payload.person, kind: 'appointment', key: id }))
    return { changes, topics: ['appointments'] }
  }),
]
