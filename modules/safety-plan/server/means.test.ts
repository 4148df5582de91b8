import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aFullPlan,
  ana,
  contentWith,
  days,
  entry,
  luis,
  type PlanHouse,
  planHouse,
  rosa,
  thatNight,
} from './testing/plan-house.ts'

let house: PlanHouse
beforeEach(async () => {
  house = await planHouse()
})
afterEach(() => house.close())

const keys = { what: 'La técnica guarda las llaves de noche', keeper: 'Nilda (inventada)', until: '2026-12-01' }
const agreed = (more: object = {}) => ({
  ...{ person: ana, agreement: house.newId(), measures: [keys], soleKeyHolder: false, cover: null, recheckBy: days(7) },
  ...more,
})
const agree = (more: object = {}) => house.dispatch(house.duty(), 'safety-plan.agree-means', agreed(more))
const recheck = (result: string, more: object = {}) =>
  house.dispatch(house.duty(), 'safety-plan.recheck-means', {
    ...{ person: ana, check: house.newId(), result, note: null, now: null, recheckBy: days(14) },
    ...more,
  })
const standing = async () =>
  (
    await house.rows(
      sql<Record<string, unknown>>`select complete, means_agreed_at as agreed, means_rechecked_at as rechecked
        from safety_plan.standing(${ana})`,
    )
  )[0]
const owed = () =>
  house.rows(sql`select due_at as due, owed_by as by, owed_by_role as role from coordination.promise
    where person_id = ${ana} and kind = 'means-recheck' and kept_at is null and withdrawn_at is null`)

describe('R-SUI-06 what was agreed about means', () => {
  test('agreed and dated; looking again is owed by whoever agreed it, and the plan counts its sixth section as answered', async () => {
    const { 'safer-environment': _, ...five } = aFullPlan().sections
    await house.save(contentWith(five))
    expect(await standing()).toMatchObject({ complete: false })
    expect(await agree()).toMatchObject({ outcome: 'accepted' })
    expect(await standing()).toEqual({ complete: true, agreed: thatNight, rechecked: null })
    expect(await owed()).toEqual([{ due: days(7), by: rosa, role: 'duty' }])
    expect((await house.facts('safety-plan')).get('means')).toMatchObject({ measures: [keys] })
    expect((await house.page()).agreement).toMatchObject({ measures: [keys], recheckBy: days(7) })
  })

  test('kept: looked at, and the next look is owed', async () => {
    await agree()
    house.clock.advance(86_400_000)
    expect(await recheck('kept')).toMatchObject({ outcome: 'accepted' })
    expect(await standing()).toMatchObject({ rechecked: days(1) })
    expect(await owed()).toMatchObject([{ due: days(14) }])
    const kept = await house.rows(
      sql`select 1 from coordination.promise where kind = 'means-recheck' and kept_at is not null`,
    )
    expect(kept).toHaveLength(1)
  })

  test('not kept: it counts as not looked at for closing, until a later look finds it kept', async () => {
    await agree()
    house.clock.advance(86_400_000)
    await recheck('not-kept', { note: 'Nilda viajó (inventado)', recheckBy: days(2) })
    expect(await standing()).toMatchObject({ rechecked: null })
    expect((await house.page()).checks).toMatchObject([{ result: 'not-kept', note: 'Nilda viajó (inventado)' }])
    house.clock.advance(86_400_000)
    await recheck('kept')
    expect(await standing()).toMatchObject({ rechecked: days(2) })
  })

  test('changed: says what holds now, and only that is owed', async () => {
    await agree()
    house.clock.advance(60_000)
    expect(await recheck('changed')).toMatchObject({ code: 'safety-plan.new-measures-missing' })
    const { person: _, recheckBy: __, ...now } = agreed({ measures: [{ ...keys, keeper: 'Don Mario (inventado)' }] })
    expect(await recheck('changed', { now })).toMatchObject({ outcome: 'accepted' })
    expect((await house.page()).agreement?.measures[0]?.keeper).toBe('Don Mario (inventado)')
    expect(await owed()).toHaveLength(1)
  })

  test('agreed anew, the promise of before is no longer owed', async () => {
    await agree()
    house.clock.advance(60_000)
    await agree({ recheckBy: days(3) })
    expect(await owed()).toMatchObject([{ due: days(3) }])
  })

  test('EC-04 who alone has the keys of the facility: nothing is agreed before somebody covers', async () => {
    expect(await agree({ soleKeyHolder: true })).toMatchObject({ code: 'safety-plan.cover-first' })
    const cover = 'El médico de la red cubre de noche (inventado)'
    expect(await agree({ soleKeyHolder: true, cover })).toMatchObject({ outcome: 'accepted' })
    expect((await house.page()).agreement).toMatchObject({ soleKeyHolder: true, cover })
  })

  test('no agreement goes a month without being looked at, and none is looked at in the past', async () => {
    for (const recheckBy of [days(32), days(-1)])
      expect(await agree({ recheckBy })).toMatchObject({ code: 'safety-plan.recheck-time' })
    expect(await recheck('kept')).toMatchObject({ code: 'safety-plan.nothing-agreed' })
  })

  test('only by a clinician who may open it; and no word of it in clear', async () => {
    const stranger = house.staff(luis, 'duty')
    expect(await house.dispatch(stranger, 'safety-plan.agree-means', agreed())).toMatchObject({
      code: 'safety-plan.person-unknown',
    })
    expect(await house.dispatch(house.me(), 'safety-plan.agree-means', agreed())).toMatchObject({
      code: 'auth.role-missing',
    })
    await agree()
    const [row] = await house.rows(sql<{ text: string }>`select g::text as text from safety_plan.agreement g`)
    expect(row?.text).not.toMatch(/Nilda|llaves/)
  })

  test('no field of it asks with what', async () => {
    const { agreeMeans } = await import('../contract.ts')
    const asked = { ...agreed(), method: 'x' }
    expect(agreeMeans.input.safeParse(agreed()).success).toBe(true)
    expect(agreeMeans.input.safeParse(asked).success).toBe(false)
    const columns = await house.rows(
      sql<{
        name: string
      }>`select column_name as name from information_schema.columns where table_schema = 'safety_plan'`,
    )
    expect(columns.map(({ name }) => name).filter((name) => /method|with_what|means_kind/.test(name))).toEqual([])
  })

  test('what the person sees of it stands beside their own sixth section', async () => {
    await house.save(contentWith({ 'safer-environment': [entry('Le doy las llaves a Nilda')] }))
    await agree()
    expect([...(await house.facts('safety-plan')).keys()]).toContain('means')
  })
})
