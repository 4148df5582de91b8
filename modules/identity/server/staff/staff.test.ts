import { type ProgramId, type Role, system } from '@ayni/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invented } from '../../fixtures.ts'
import { field, type IdentityHouse, identityHouse, outputOf } from '../test-identity-house.ts'

let house: IdentityHouse
let program: ProgramId
beforeAll(async () => {
  house = await identityHouse()
  program = await house.found('serums-inventado')
})
afterAll(async () => house.close())

const staff = async (email: string, ...roles: Exclude<Role, 'physician'>[]) =>
  house.actor.staff(program, await house.hire(program, email, ...roles), ...roles)

describe('the team', () => {
  test('an administrator adds somebody, once for each address, whatever its capitals', async () => {
    const admin = await staff('teo', 'admin')
    const someone = invented('Dra. Rosa', 'rosa', '+51900000002', 'duty')
    const account = field(outputOf(await house.dispatch(admin, 'identity.add-account', someone)), 'account')
    expect(
      await house.dispatch(admin, 'identity.add-account', { ...someone, email: 'ROSA@ejemplo.invalid' }),
    ).toMatchObject({ code: 'identity.email-taken', status: 409 })
    expect(await house.ask(admin, 'identity.list-accounts', {})).toMatchObject({
      output: expect.arrayContaining([
        expect.objectContaining({
          account,
          name: 'Dra. Rosa (persona inventada)',
          roles: ['duty'],
          demo: false,
          hasPhone: true,
          secondFactorSince: null,
        }),
      ]),
    })
  })

  test.each(['coordinator', 'duty', 'evaluator', 'director'] as const)(
    'a %s cannot add, disable, or give roles',
    async (role) => {
      const actor = await staff(`no-${role}`, role)
      const input = { account: actor.accountId }
      expect(await house.dispatch(actor, 'identity.add-account', invented('X', 'x', null, 'admin'))).toMatchObject({
        code: 'auth.role-missing',
      })
      expect(await house.dispatch(actor, 'identity.disable-account', input)).toMatchObject({
        code: 'auth.role-missing',
      })
      expect(await house.dispatch(actor, 'identity.set-roles', { ...input, roles: ['admin'] })).toMatchObject({
        code: 'auth.role-missing',
      })
    },
  )

  test('nobody raises or ends themself, and an administrator has no power in another programme', async () => {
    const admin = await staff('teo2', 'admin')
    const own = { account: admin.accountId }
    expect(
      await house.dispatch(admin, 'identity.set-roles', { ...own, roles: ['admin', 'psychiatrist'] }),
    ).toMatchObject({ code: 'identity.own-account' })
    expect(await house.dispatch(admin, 'identity.disable-account', own)).toMatchObject({ code: 'identity.own-account' })
    const other = await house.found('otro-programa')
    const theirs = { account: await house.hire(other, 'otra', 'duty') }
    expect(await house.dispatch(admin, 'identity.disable-account', theirs)).toMatchObject({
      code: 'identity.account-unknown',
    })
    expect(await house.dispatch(admin, 'identity.reset-totp', theirs)).toMatchObject({
      code: 'identity.account-unknown',
    })
    expect(JSON.stringify(await house.ask(admin, 'identity.list-accounts', {}))).not.toContain(theirs.account)
  })

  test('`physician` is no role of an account, and an account has at least one', async () => {
    const admin = await staff('teo3', 'admin')
    expect(
      await house.dispatch(admin, 'identity.add-account', {
        ...invented('X', 'x3', null, 'duty'),
        roles: ['physician'],
      }),
    ).toMatchObject({ code: 'input.malformed' })
    expect(
      await house.dispatch(admin, 'identity.add-account', { ...invented('X', 'x3', null), roles: [] }),
    ).toMatchObject({ code: 'input.malformed' })
  })

  test('a programme is founded by the house alone, and its duty numbers changed by its administrator', async () => {
    const admin = await staff('teo4', 'admin')
    const wanted = { slug: 'nuevo', name: 'Nuevo', demo: true, dutyPhone: null, dutySms: null }
    expect(await house.dispatch(admin, 'identity.found-program', wanted)).toMatchObject({ code: 'auth.role-missing' })
    await house.dispatch(system(null), 'identity.found-program', wanted)
    expect(await house.dispatch(system(null), 'identity.found-program', wanted)).toMatchObject({
      code: 'identity.slug-taken',
    })
    const changed = { name: 'Programa inventado', dutyPhone: '+5117000001', dutySms: '+51900000050', director: null }
    expect(await house.dispatch(admin, 'identity.set-program', changed)).toMatchObject({ outcome: 'accepted' })
    expect(await house.asOwner(`select duty_phone from identity.program where id = '${program}'`)).toBe(
      '[{"duty_phone":"+5117000001"}]',
    )
  })
})

test('a browser’s notices belong to whoever subscribed last, and its address never lies in clear', async () => {
  const duty = await staff('ines', 'duty')
  const other = await staff('otra-ines', 'duty')
  const subscription = { endpoint: 'https://push.ejemplo.invalid/abc', keys: { p256dh: 'p', auth: 'a' } }
  const open = async () => house.asOwner('select account_id from identity.push_subscription where ended_at is null')
  await house.dispatch(duty, 'identity.push-subscribe', { subscription })
  expect(await open()).toBe(`[{"account_id":"${duty.accountId}"}]`)
  await house.dispatch(other, 'identity.push-subscribe', { subscription })
  expect(await open()).toBe(`[{"account_id":"${other.accountId}"}]`)
  expect(await house.asOwner('select * from identity.push_subscription')).not.toContain('push.ejemplo')
  await house.dispatch(duty, 'identity.push-unsubscribe', { endpoint: subscription.endpoint })
  expect(await open()).not.toBe('[]')
  await house.dispatch(other, 'identity.push-unsubscribe', { endpoint: subscription.endpoint })
  expect(await open()).toBe('[]')
})
