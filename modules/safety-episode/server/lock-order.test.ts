import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCall, calmAsq, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let rosa: Member
let ines: Member
let person: Awaited<ReturnType<Ward['admit']>>['person']

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  person = (await w.admit()).person
  await w.risk(person, 'B')
  const given = aCall(await w.episode(person), now(), inMin(2 * DAY))
  await w.house.dispatch(ines.actor, 'safety-episode.record-call', given)
  await w.risk(person, 'B')
  await w.house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: await w.alert(person) })
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
/** From the room of the episode: it locks the episode, and its ASQ raises the alert. */
const meet = async (planned: string) =>
  w.house.dispatch(rosa.actor, 'safety-episode.record-contact', {
    ...{ contact: planned, at: now(), channel: 'call', result: 'reached', means: 'kept', words: null },
    ...{ asq: { ...calmAsq, 'asq-2': 'yes', 'asq-5': 'no' }, nextContactAt: inMin(DAY) },
  })
/** From the room of alerts: it locks the alert, and the episode hears of it. */
const attempt = (alert: string) =>
  w.house.dispatch(rosa.actor, 'suicide-prevention.log-attempt', {
    ...{ alert, channel: 'call', result: 'no-answer', note: null },
  })
/** Until somebody waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let look = 0; look < 2_000; look += 1) {
    const waiting = await w.rows(
      sql`select 1 from pg_locks where not granted and locktype in ('advisory', 'transactionid', 'tuple')`,
    )
    if (waiting.length > 0) return
  }
  throw new Error('nobody waits')
}

/** Somebody holds what `first` locks, goes on to what `then` locks, and meanwhile the command comes. */
async function between(
  first: ReturnType<typeof sql>,
  then: ReturnType<typeof sql>,
  command: () => Promise<unknown>,
  free: ReturnType<typeof sql>,
) {
  const held = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const one = w.house.asSystem(async (tx) => {
    await first.execute(tx)
    held.resolve()
    await goOn.promise
    await then.execute(tx)
  })
  await held.promise
  const other = command()
  await somebodyWaits()
  // What waits holds nothing that the first could come to want: no circle, and so no 40P01.
  await w.rows(free)
  goOn.resolve()
  await one
  return other
}

test('@safety an act of the episode waits for the alert before it holds the episode', async () => {
  const [alert, planned] = [await w.alert(person), await w.contact(person)]
  const done = await between(
    sql`select * from suicide_prevention.hold_alert(${alert})`,
    sql`select * from safety_episode.hold(null, ${person})`,
    () => meet(planned),
    sql`select 1 from safety_episode.episode for update nowait`,
  )
  expect(done).toMatchObject({ outcome: 'accepted', output: { alerted: true } })
})

test('@safety an act of the alert waits for the episode before it holds the alert', async () => {
  const alert = await w.alert(person)
  const done = await between(
    sql`select pg_advisory_xact_lock(77401, hashtext(${person}::text))`,
    sql`select * from suicide_prevention.alert where id = ${alert} for update`,
    () => attempt(alert),
    sql`select 1 from suicide_prevention.alert for update nowait`,
  )
  expect(done).toMatchObject({ outcome: 'accepted' })
})

test('@safety whoever waited for the episode reads what the one before wrote: nothing acknowledged is lost', async () => {
  const planned = await w.contact(person)
  const alert = await w.alert(person)
  const all = [meet(planned), ...Array.from({ length: 5 }, () => attempt(alert)), w.house.worker.tick()]
  const done = await Promise.all(all)
  for (const one of done.slice(0, 6)) expect(one).toMatchObject({ outcome: 'accepted' })
  expect(await w.rows(sql`select attempts from suicide_prevention.alert where id = ${alert}`)).toEqual([
    { attempts: 5 },
  ])
  expect(await w.rows(sql`select count(*)::int as n from safety_episode.contact_try`)).toEqual([{ n: 1 }])
  expect(
    await w.rows(sql`select first_attempt_at is not null as tried, closed_at from safety_episode.episode`),
  ).toEqual([{ tried: true, closed_at: null }])
  const planned2 = await w.rows(
    sql`select 1 from safety_episode.contact where done_at is null and superseded_at is null`,
  )
  expect(planned2).toHaveLength(1)
})
