import { fitOf } from '@ayni/clinical/appointments'
import { minutesBetween } from '@ayni/clinical/clocks'
import { type Instant, type PersonId, plusMinutes, system } from '@ayni/kernel'
import { type Change, type Context, handle, type Reaction, react } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { physicianHours } from '@ayni/platform/messages'
import { hoursAsked, renewOffers } from '../contract.ts'
import { hoursFrom, loadHours } from './find-hours.ts'
import { askMore, needsOf, peopleToOffer, putOffers } from './hours-store.ts'
import { flag, openOfMany } from './store.ts'

type Offering = Pick<Context, 'tx' | 'now' | 'keys' | 'recipients'>

/** What these people may choose from, made anew; and what no longer lies in the hours they chose since is marked. */
export async function makeOffers(ctx: Offering, people: readonly PersonId[]): Promise<readonly Change[]> {
  const { tx, now } = ctx
  const needs = await needsOf(tx, people)
  const changes: Change[] = []
  for (const [program, own] of Map.groupBy(needs, (need) => need.program)) {
    const loaded = await loadHours(ctx, program, [...new Set(own.map(({ person }) => person))])
    const slotsOf = (need: (typeof own)[number]) => (loaded.silent.has(need.person) ? [] : hoursFrom(loaded, need, now))
    const offers = own.map((need) => ({ ...need, slots: slotsOf(need) }))
    const told = await putOffers(tx, [...new Set(own.map(({ person }) => person))], offers, now)
    changes.push(...told.map(({ person, key }) => ({ person, kind: 'hours', key })))
    changes.push(...(await markOutside(ctx, loaded)))
  }
  const without = people.filter((person) => !needs.some((need) => need.person === person))
  if (without.length > 0) {
    const gone = await putOffers(tx, without, [], now)
    changes.push(...gone.map(({ person, key }) => ({ person, kind: 'hours', key })))
  }
  return changes
}

/** Agreed before the person chose other hours, and outside of them now: kept, and both are asked to choose again. */
async function markOutside(ctx: Offering, loaded: Awaited<ReturnType<typeof loadHours>>): Promise<readonly Change[]> {
  const rows = await openOfMany(ctx.tx, [...loaded.hours.keys()], ctx.now)
  const outside = rows.filter((row) => {
    const chosen = loaded.about.get(row.person)?.hoursAt ?? null
    if (chosen === null || chosen <= row.changedAt || row.needsChoice !== null) return false
    const hours = loaded.hours.get(row.person) ?? physicianHours
    return fitOf(hours, row.startsAt, minutesBetween(row.startsAt, row.endsAt)) === 'outside'
  })
  await flag(ctx.tx, outside, 'hours-changed')
  return outside.map(({ person, id }) => ({ person, kind: 'appointment', key: id }))
}

export const renewOffersHandler = handle(renewOffers, async (ctx) => ({
  output: null,
  changes: await makeOffers(ctx, ctx.input.people),
}))

/** Asked from a phone: made in the same transaction, so that they come back with the same exchange. */
export const onHoursAsked: Reaction = react(hoursAsked, async ({ payload, ...ctx }) => {
  const { person, program, key, kind, wanted } = payload
  await askMore(ctx.tx, { person, program, key, kind, wanted, now: ctx.now })
  return { changes: await makeOffers(ctx, [person]) }
})

/** @source [D] an offer is at most an hour old. */
const RENEW_AFTER_MIN = 60
const BATCH = 200
const MOST_BATCHES = 20

export const offersJob: Job = {
  name: 'appointments.offer-hours',
  everySeconds: 30,
  run: async ({ database, now, give, newId }) => {
    const madeBefore: Instant = plusMinutes(now, -RENEW_AFTER_MIN)
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const rows = await inTransaction(database.app, system(null), (tx) => peopleToOffer(tx, madeBefore, BATCH))
      if (rows.length === 0) return
      for (const [program, own] of Map.groupBy(rows, (row) => row.program)) {
        const people = own.map(({ person }) => person)
        const given = await give({ name: renewOffers.name, input: { people }, commandId: newId(), program })
        if (given.outcome === 'refused') return
      }
    }
  },
}
