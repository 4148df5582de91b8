import { testRing } from '@ayni/platform/crypto'
import { asOwner } from '@ayni/platform/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliHouse, cliHouse, sampleCohort } from '../testing/ayni-on-postgres.ts'
import { verify } from './verify-house.ts'

let house: CliHouse
beforeAll(async () => {
  house = await cliHouse()
  await house.run(['program', 'add', 'inventado', '--name', 'Programa inventado'])
  await house.run(['import', 'cohort', sampleCohort, '--program', 'inventado'])
}, 120_000)
afterAll(async () => house.close())

describe('ayni verify', () => {
  test('a sound house passes every check, and every check had something to look at', async () => {
    const { code, out } = await house.run(['verify', '--json'])
    const { ok, checks } = JSON.parse(out)
    expect({ code, ok, bad: checks.filter((c: { ok: boolean }) => !c.ok) }).toEqual({ code: 0, ok: true, bad: [] })
    const idle = checks.filter(
      ({ checked, id }: { checked: number; id: string }) => checked === 0 && id !== 'alerts-outcome',
    )
    expect(idle).toEqual([])
  })

  test.each([
    ['ledger-chain', `update platform.ledger set name = 'changed.thing' where seq = 7`],
    ['ledger-chain', `delete from platform.change where seq = 9; delete from platform.ledger where seq = 9`],
    ['sealed-known', `alter table enrollment.person add column note_sealed text`],
    [
      'sealed-open',
      `update screening.response a set sealed = b.sealed from screening.response b where a.id <> b.id and b.id = (select max(id::text)::uuid from screening.response)`,
    ],
    [
      'sealed-open',
      `update platform.ledger set output_sealed = 'test.AAAA' where seq = (select max(seq) from platform.ledger where output_sealed is not null)`,
    ],
    ['risk-told', `delete from suicide_prevention.signal`],
    [
      'alerts-next',
      `alter table suicide_prevention.alert drop constraint alert_always_has_a_next_time; update suicide_prevention.alert set next_at = null`,
    ],
    [
      'changes-people',
      `insert into platform.change values (1, '01900000-0000-7000-8000-000000000001', 'invented', 'x')`,
    ],
    [
      'people-joined',
      `update identity.participant set alias = 'AY-2222' where person_id = (select max(person_id::text)::uuid from identity.participant)`,
    ],
    ['sequences-ahead', `select setval(pg_get_serial_sequence('screening.triage', 'n'), 1)`],
    ['tables-guarded', `alter table screening.response disable row level security`],
    ['tables-guarded', `create table screening.forgotten (id uuid)`],
    ['roles-own-nothing', `grant create on schema screening to ayni_app; alter table screening.owed owner to ayni_app`],
    ['references-hold', `alter table identity.account disable trigger user`],
  ])('%s hears of: %s', async (id, damage) => {
    const url = await house.another('copy')
    await asOwner(url, `begin; ${damage}; commit`)
    const { checks } = await verify(url, testRing(), { quick: false })
    expect(checks.filter(({ ok }) => !ok).map((check) => check.id)).toContain(id)
  })

  test('a key that is not in the ring is found out, also by the quick look', async () => {
    const { checks } = await verify(
      house.url,
      { ...testRing(), keys: new Map([['test', Buffer.alloc(32, 9)]]) },
      { quick: true },
    )
    expect(checks.find(({ id }) => id === 'sealed-open')).toMatchObject({ ok: false })
  })

  test('a failed check names what, is exit 1, and shows no content', async () => {
    const DATABASE_URL = await house.another('copy')
    await asOwner(DATABASE_URL, `update platform.ledger set name = 'changed.thing' where seq = 7`)
    const { code, out, err } = await house.run(['verify'], { DATABASE_URL })
    expect(code).toBe(1)
    expect(out).toMatch(/BAD +the ledger/)
    expect(out).toContain('→ 7 row-changed')
    expect(err).toContain('11 good · 1 bad')
  })
})
