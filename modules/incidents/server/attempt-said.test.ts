import { type PersonId, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EveningHouse, eveningHouse, lima } from './testing/incident-house.ts'

const evening = lima('2026-03-02', '19:00')
let house: EveningHouse['house']
let ines: EveningHouse['ines']
let luis: EveningHouse['luis']
let ana: EveningHouse['ana']
let press: EveningHouse['press']
let release: EveningHouse['release']

beforeEach(async () => {
  ;({ house, ines, luis, ana, press, release } = await eveningHouse(evening))
})
afterEach(() => house.close())

describe('EC-12 an attempt that is said is answered by somebody at once', () => {
  const alerts = () =>
    house.rows(sql<{ class: string; kind: string }>`select a.class, s.kind from suicide_prevention.alert a
      join suicide_prevention.signal s on s.alert_id = a.id where a.handled_at is null order by s.received_at`)
  const toldTeam = () =>
    house.rows<{ by: string }>(
      sql`select distinct account_id as by from suicide_prevention.ladder_log where what = 'told'`,
    )
  const said = { class: 'A', kind: 'clinician' }

  test('where no alert stands, in the year of contacts too: of class A, and whoever is on call is told in the same breath', async () => {
    expect(await press(ines, 'attempt')).toMatchObject({ outcome: 'accepted' })
    expect(await alerts()).toEqual([said])
    expect(await press(luis, 'attempt')).toMatchObject({ outcome: 'accepted' })
    expect(await alerts()).toEqual([said])
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: 'stood-down' })
    expect((await toldTeam()).map(({ by }) => by)).toContain(luis.account)
  })

  test('where an alert stands that is not acute it becomes so; whoever has it and says it is not rung, whoever has it and did not is', async () => {
    await house.dispatch(ana.actor, 'suicide-prevention.ask-for-help', {})
    expect((await alerts()).map((one) => one.class)).toEqual(['B'])
    await press(luis, 'attempt')
    const acute = await alerts()
    expect(acute.map((one) => one.class)).toEqual(['A', 'A'])
    const [open] = await house.rows<{ id: string }>(sql`select id from suicide_prevention.alert`)
    await house.dispatch(luis.actor, 'suicide-prevention.acknowledge-alert', { alert: open?.id })
    await release(ines)
    await press(luis, 'attempt')
    expect(await alerts()).toEqual(acute)
    await release(luis)
    await press(ines, 'attempt')
    expect(await alerts()).toHaveLength(3)
  })

  test('another attempt, months later and with the switch still pressed, is answered and reviewed as the first was', async () => {
    await press(luis, 'attempt')
    const [first] = await house.rows<{ id: string }>(sql`select id from suicide_prevention.alert`)
    const give = (name: string, input: object) =>
      house.dispatch(luis.actor, `suicide-prevention.${name}`, { alert: first?.id, ...input })
    await give('acknowledge-alert', {})
    await give('log-attempt', { channel: 'call', result: 'reached', note: null })
    const nextContactAt = plusMinutes(house.clock.now(), 1440)
    await give('record-outcome', { outcome: 'safe-plan-made', nextContactAt, words: null })
    expect(await alerts()).toEqual([])
    house.clock.advance(90 * 86_400_000)
    expect(await press(luis, 'attempt')).toMatchObject({ outcome: 'accepted' })
    expect(await press(ines, 'attempt')).toMatchObject({ outcome: 'accepted' })
    expect(await alerts()).toEqual([said])
    expect(await house.rows(sql`select 1 from incidents.incident where kind = 'attempt'`)).toHaveLength(2)
    expect(await house.rows(sql`select 1 from incidents.stand_down where resumed_at is null`)).toHaveLength(1)
  })

  test('in danger already, with the team around them, nothing more; a search that is open is no answer', async () => {
    const beto = await house.enrol()
    const opens = (person: PersonId, kind: string) =>
      house.asSystem((tx) =>
        sql`insert into emergency.emergency (id, program_id, person_id, kind, class, opened_at, next_at)
          values (${house.newId()}, ${house.program}, ${person}, ${kind}, 'A', ${evening}, ${plusMinutes(evening, 30)})`.execute(
          tx,
        ),
      )
    await opens(ana.person, 'imminent')
    await opens(beto.person, 'unreachable')
    await press(luis, 'attempt')
    expect(await alerts()).toEqual([])
    await press(luis, 'attempt', beto.person)
    expect(await alerts()).toEqual([said])
  })

  test('taken back as a slip the alert stays: only contact with the person ends it', async () => {
    await press(luis, 'attempt')
    house.clock.advance(60_000)
    await release(luis)
    expect(await alerts()).toEqual([said])
  })

  test.each(['died', 'hospitalised'] as const)('%s raises nothing', async (because) => {
    await press(luis, because)
    expect(await alerts()).toEqual([])
  })
})
