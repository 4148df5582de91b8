import { currentPlan } from '@ayni/clinical/safety-plan'
import { inTransaction } from '@ayni/platform/database'
import { recordSql } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aFullPlan,
  ana,
  beto,
  contentWith,
  days,
  entry,
  luis,
  type PlanHouse,
  planHouse,
  program,
} from './testing/plan-house.ts'

let house: PlanHouse
beforeEach(async () => {
  house = await planHouse()
})
afterEach(() => house.close())

const standing = async () =>
  (
    await house.rows(
      sql<
        Record<string, unknown>
      >`select plan_at as at, complete, means_agreed_at as agreed, means_rechecked_at as rechecked
        from safety_plan.standing(${ana})`,
    )
  )[0]

describe('R-SUI-04 the plan, in the person’s own words', () => {
  test('kept at any point, says what is missing, and counts as complete once the six are answered for', async () => {
    const first = await house.save(contentWith({ 'warning-signs': [entry('No duermo')] }))
    expect(await standing()).toMatchObject({ complete: false })
    expect((await house.page()).missing).toEqual([
      ...['internal-coping', 'social-distraction', 'ask-for-help', 'safer-environment'],
    ])
    await house.save(aFullPlan(), { basedOn: [first] })
    expect(await standing()).toMatchObject({ complete: true, agreed: null, rechecked: null })
    expect((await house.page()).missing).toEqual([])
    expect((await house.page()).versions).toHaveLength(2)
  })

  test('the same version sent twice is one; other words under its id are refused, and nothing is overwritten', async () => {
    const version = await house.save(aFullPlan())
    await house.save(aFullPlan(), { version })
    const other = { version, basedOn: [], content: contentWith(), reviewOn: null }
    for (const person of [ana, beto])
      expect(await house.dispatch(house.me(person), 'safety-plan.save', other)).toMatchObject({
        code: 'safety-plan.version-taken',
      })
    expect(await house.versions()).toEqual([version])
    expect((await house.page()).current?.content).toEqual(aFullPlan())
    expect(await house.versions(beto)).toEqual([])
  })

  test('no word of it stands in clear in the database', async () => {
    await house.save(aFullPlan())
    const all = await house.rows(sql<{ text: string }>`select v::text as text from safety_plan.version v`)
    expect(all).toHaveLength(1)
    for (const word of ['Julia', '987000001', 'río', 'llaves']) expect(all[0]?.text).not.toContain(word)
  })

  test('written together: with whom, and upon what was there', async () => {
    const alone = await house.save(contentWith({ 'warning-signs': [entry('No duermo')] }))
    const version = house.newId()
    const input = { person: ana, version, basedOn: [alone], content: aFullPlan(), reviewOn: '2026-12-01' }
    expect(await house.dispatch(house.duty(), 'safety-plan.save-with', input)).toMatchObject({ outcome: 'accepted' })
    expect(await house.versions()).toEqual([version])
    expect((await house.page()).current).toMatchObject({ who: 'Rosa Q. (inventada)', reviewOn: '2026-12-01' })
  })

  test('only who cares for the person in danger reads or writes it, and each reading is told to the person', async () => {
    await house.save(aFullPlan())
    const stranger = house.staff(luis, 'duty', 'therapist')
    const write = { person: ana, version: house.newId(), basedOn: [], content: aFullPlan(), reviewOn: null }
    expect(await house.dispatch(stranger, 'safety-plan.save-with', write)).toMatchObject({
      code: 'safety-plan.person-unknown',
    })
    for (const name of ['safety-plan.plan', 'safety-plan.nearby'])
      expect(await house.ask(stranger, name, { person: ana })).toMatchObject({ code: 'safety-plan.person-unknown' })
    const seen = await inTransaction(
      house.runtime.database.app,
      stranger,
      async (tx) => (await sql`select 1 from safety_plan.version`.execute(tx)).rows,
    )
    expect(seen).toEqual([])
    await house.page()
    expect(
      await house.rows(
        sql`select class, what, account_id is not null as named from identity.access_log where person_id = ${ana}`,
      ),
    ).toEqual([{ class: 'C4', what: 'safety-plan', named: true }])
  })

  test('without a PIN only where the person chose so, and the newest word of two phones counts', async () => {
    expect((await house.facts('safety-plan')).get('shown')).toBeUndefined()
    const say = (shown: boolean, at: number) =>
      house.dispatch(house.me(), 'safety-plan.set-shown-without-pin', { shown }, { occurredAt: days(at) })
    await say(true, -1)
    await say(false, -2)
    expect((await house.facts('safety-plan')).get('shown')).toEqual({ is: 'shown', withoutPin: true })
  })
})

describe('EC-14 two versions made apart', () => {
  const three = async () => {
    const first = await house.save(aFullPlan(), { at: days(-9) })
    const onPhone = await house.save(contentWith({ 'warning-signs': [entry('Uno')] }), {
      basedOn: [first],
      at: days(-2),
    })
    const onOther = await house.save(contentWith({ 'warning-signs': [entry('Dos')] }), {
      basedOn: [first],
      at: days(-3),
    })
    return { first, onPhone, onOther }
  }

  test('both are kept and reach the phone; chosen, the other leaves it and stays in the house', async () => {
    const { first, onPhone, onOther } = await three()
    expect(await house.versions()).toEqual([onPhone, onOther])
    const page = await house.page()
    expect([page.current?.version, ...page.rivals.map(({ version }) => version)]).toEqual([onPhone, onOther])
    const choose = { choice: house.newId(), chosen: onOther, over: [onPhone] }
    expect(await house.dispatch(house.me(), 'safety-plan.choose-current', choose)).toMatchObject({
      outcome: 'accepted',
    })
    expect(await house.versions()).toEqual([onOther])
    expect((await house.page()).versions.map(({ version }) => version).sort()).toEqual([first, onPhone, onOther].sort())
  })

  test('nobody chooses what is not theirs', async () => {
    const { onPhone, onOther } = await three()
    const choose = { choice: house.newId(), chosen: onOther, over: [onPhone] }
    expect(await house.dispatch(house.me(beto), 'safety-plan.choose-current', choose)).toMatchObject({
      code: 'safety-plan.version-unknown',
    })
  })

  const seed = Number(process.env.AYNI_SEED ?? process.hrtime()[1] % 1_000_000)
  test(`database and phone agree on which stands (seed ${seed})`, async () => {
    let state = seed
    const next = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
    for (let round = 0; round < 12; round++) {
      const ids = Array.from({ length: 1 + next(5) }, () => house.newId())
      const versions = ids.map((id, i) => ({
        ...{ id, at: days(-20 + next(6)), basedOn: ids.slice(0, i).filter(() => next(3) === 0) },
      }))
      const choices = Array.from({ length: next(4) }, () => {
        const chosen = ids[next(ids.length)] ?? ''
        return {
          ...{ id: house.newId(), chosen, at: days(-10 + next(4)) },
          over: ids.filter((id) => id !== chosen && next(2) === 0),
        }
      })
      const person = await somebody(round)
      await house.asSystem(async (tx) => {
        for (const { id, at, basedOn } of versions)
          await sql`insert into safety_plan.version (id, program_id, person_id, based_on, sealed, hash, missing, occurred_at, received_at)
            values (${id}, ${program}, ${person}, ${basedOn}::uuid[], 'x', 'x', '{}', ${at}, ${at})`.execute(tx)
        for (const { id, chosen, over, at } of choices)
          await sql`insert into safety_plan.choice (id, program_id, person_id, chosen, over, occurred_at, received_at)
            values (${id}, ${program}, ${person}, ${chosen}, ${over}::uuid[], ${at}, ${at})`.execute(tx)
      })
      const found = await house.rows(sql<{ id: string }>`select safety_plan.current_version(${person}) as id`)
      expect(found[0]?.id).toBe(currentPlan(versions, choices).current?.id)
    }
  })

  async function somebody(nth: number): Promise<string> {
    const person = house.newId()
    const alias = `AY-77${'ACDEFGHJKMNPQRTW'[nth] ?? 'X'}4`
    await house.rows(
      sql`insert into identity.participant (person_id, program_id, alias) values (${person}, ${program}, ${alias})`,
    )
    return person
  }
})

const bracket = /^\s*(begin|start transaction|set transaction|commit|rollback|select set_config)/i
const counted = async (work: () => Promise<{ readonly outcome: string }>): Promise<readonly string[]> => {
  let outcome = 'nothing'
  const heard = await recordSql(async () => {
    outcome = (await work()).outcome
  })
  expect(outcome).not.toBe('refused')
  return heard.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => !bracket.test(text))
}

test('a screen asks the database at most six times, a command at most twelve', async () => {
  await house.save(aFullPlan())
  for (const name of ['safety-plan.plan', 'safety-plan.nearby']) {
    const asked = await counted(() => house.ask(house.duty(), name, { person: ana }))
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(6)
  }
  const save = { version: house.newId(), basedOn: [], content: aFullPlan(), reviewOn: null }
  const means = {
    ...{ person: ana, agreement: house.newId(), soleKeyHolder: false, cover: null, recheckBy: days(5) },
    measures: [{ what: 'La técnica guarda las llaves', keeper: 'Nilda', until: null }],
  }
  const acts = [
    await counted(() => house.dispatch(house.me(), 'safety-plan.save', save)),
    await counted(() => house.dispatch(house.duty(), 'safety-plan.agree-means', means)),
    await counted(() =>
      house.dispatch(house.duty(), 'safety-plan.recheck-means', {
        ...{ person: ana, check: house.newId(), result: 'kept', note: null, now: null, recheckBy: days(9) },
      }),
    ),
  ]
  for (const asked of acts) expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(12)
})
