import { type ProgrammeTimers, defaultProgrammeTimers as standard } from '@ayni/clinical/timers'
import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCall, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let ines: Member
let person: Awaited<ReturnType<Ward['admit']>>['person']

beforeEach(async () => {
  version = 0
  w = await ward(lima('2026-11-21', '10:00'))
  await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  person = (await w.admit()).person
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const contacts = (more: Partial<ProgrammeTimers['contacts']>) => ({ contacts: { ...standard.contacts, ...more } })
let version: number
const keep = async (more: Partial<ProgrammeTimers>, signed = true): Promise<void> => {
  version += 1
  await w.rows(sql`insert into timers.version (program_id, version, timers, set_by, set_at, signed_by, signed_at)
    values (${w.program}, ${version}, ${JSON.stringify({ ...standard, ...more })}, ${ines.account}, ${now()},
      ${signed ? ines.account : null}, ${signed ? now() : null})`)
}
const call = (episode: string, nextMin: number) =>
  w.house.dispatch(ines.actor, 'safety-episode.record-call', aCall(episode, now(), inMin(nextMin)))
const tick = async (minutes: number): Promise<void> => {
  w.house.clock.advance(minutes * 60_000)
  await w.house.worker.tick()
}
const owedAt = async () =>
  (
    await w.rows(sql<{ due: Instant }>`select due_at as due from coordination.promise where person_id = ${person}
      and kind = 'safety-contact' and kept_at is null and withdrawn_at is null`)
  ).map(({ due }) => due)
const missed = () => w.rows(sql`select class from suicide_prevention.signal where kind = 'missed-contact'`)

test('R-SUI-07 R-SUI-08 an episode runs by the times that a psychiatrist signed: the contact, and the call after a missed one', async () => {
  await keep(contacts({ low1: 1, missedCall: 30 }))
  await w.risk(person, 'B')
  const episode = await w.episode(person)
  expect(await call(episode, 2 * DAY)).toMatchObject({
    code: 'safety-episode.next-contact-too-late',
    details: { latest: inMin(DAY) },
  })
  expect(await call(episode, DAY)).toMatchObject({ outcome: 'accepted' })
  await tick(DAY)
  expect(await owedAt()).toEqual([inMin(30)])
  await tick(30)
  expect(await missed()).toEqual([{ class: 'B' }])
})

test('an episode that is open goes on by times signed meanwhile; without a signature they change nothing', async () => {
  await w.risk(person, 'B')
  const episode = await w.episode(person)
  await call(episode, 2 * DAY)
  await keep(contacts({ missedCall: 15 }), false)
  await tick(2 * DAY)
  expect(await owedAt()).toEqual([inMin(120)])
  await tick(120)
  await keep(contacts({ missedCall: 60 }))
  await call(episode, 2 * DAY)
  await tick(2 * DAY)
  expect(await owedAt()).toEqual([inMin(60)])
})

test('@safety stored times beyond their limits never put a contact off: the defaults run', async () => {
  await keep(contacts({ low1: 30, missedCall: 10_000 }))
  await w.risk(person, 'B')
  expect(await call(await w.episode(person), 3 * DAY)).toMatchObject({ code: 'safety-episode.next-contact-too-late' })
})
