import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'

let house: CliHouse
beforeAll(async () => {
  house = await cliHouse()
  await house.run(['program', 'add', 'inventado', '--name', 'Programa inventado'])
})
afterAll(async () => house.close())

const add = (email: string, roles: string, ...more: string[]) =>
  house.run(['user', 'add', email, '--program', 'inventado', '--name', 'Ana Inventada', '--roles', roles, ...more])

describe('ayni program', () => {
  test('add is idempotent, and a taken short name is refused with its owner', async () => {
    expect(await house.run(['program', 'add', 'inventado', '--name', 'Programa inventado'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing changed'),
    })
    expect(await house.run(['program', 'add', 'inventado', '--name', 'Otro'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('"Programa inventado"'),
    })
    expect(await house.run(['program', 'add', 'No Vale', '--name', 'Otro'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('slug'),
    })
    expect(JSON.parse((await house.run(['program', 'list', '--json'])).out)).toMatchObject([
      { slug: 'inventado', demo: false },
    ])
    expect(
      await house.sql("select count(*)::int as n from platform.ledger where name = 'identity.found-program'"),
    ).toBe('[{"n":1}]')
  })

  test('the results are on stdout and the talk on stderr', async () => {
    const { out, err } = await house.run(['program', 'list'])
    expect({ out, err }).toEqual({
      out: 'short name  name                demo\ninventado   Programa inventado  no\n',
      err: '',
    })
  })
})

describe('ayni user', () => {
  test('add, again, with other roles, and with what cannot be', async () => {
    expect(await add('ana@ejemplo.invalid', 'duty,psychiatrist', '--phone', '+51900000001')).toMatchObject({
      code: 0,
      err: expect.stringContaining('/console/'),
    })
    expect(await add('ANA@ejemplo.invalid', 'psychiatrist,duty')).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing changed'),
    })
    expect(await add('ana@ejemplo.invalid', 'admin')).toMatchObject({
      code: 1,
      err: expect.stringContaining('duty, psychiatrist'),
    })
    expect(await add('bea@ejemplo.invalid', 'queen')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no role queen'),
    })
    expect(await add('bea@ejemplo.invalid', 'physician')).toMatchObject({ code: 2 })
    expect(await add('bea@ejemplo.invalid', 'duty', '--phone', '900')).toMatchObject({
      code: 2,
      err: expect.stringContaining('phone'),
    })
    expect(JSON.parse((await house.run(['user', 'list', '--program', 'inventado', '--json'])).out)).toMatchObject([
      { name: 'Ana Inventada', roles: ['duty', 'psychiatrist'], active: true, hasPhone: true },
    ])
  })

  test('an address of another programme is refused, and an unknown programme is named with its remedy', async () => {
    await house.run(['program', 'add', 'otro', '--name', 'Otro programa'])
    await add('cleo@ejemplo.invalid', 'admin')
    expect(
      await house.run([
        'user',
        'add',
        'cleo@ejemplo.invalid',
        '--program',
        'otro',
        '--name',
        'Cleo',
        '--roles',
        'admin',
      ]),
    ).toMatchObject({ code: 1 })
    expect(await house.run(['user', 'disable', 'cleo@ejemplo.invalid', '--program', 'otro'])).toMatchObject({ code: 1 })
    expect(await house.run(['user', 'list', '--program', 'nada'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('ayni program add nada'),
    })
  })

  test('disable ends the account once, and a disabled one is not silently brought back', async () => {
    await add('dora@ejemplo.invalid', 'admin')
    expect(await house.run(['user', 'disable', 'dora@ejemplo.invalid', '--program', 'inventado'])).toMatchObject({
      code: 0,
    })
    expect(await house.run(['user', 'disable', 'dora@ejemplo.invalid', '--program', 'inventado'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing changed'),
    })
    expect(await add('dora@ejemplo.invalid', 'admin')).toMatchObject({
      code: 1,
      err: expect.stringContaining('without access'),
    })
    expect(await house.sql('select count(*)::int as n from identity.account where not active')).toBe('[{"n":1}]')
  })

  test('a database that is not there is one line of why, not a stack', async () => {
    const { code, err } = await house.run(['program', 'list'], {
      DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none',
    })
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
    expect(err).toContain('ECONNREFUSED')
  })

  test('wrong usage is 2, in whatever command', async () => {
    expect(await house.run(['user', 'add', 'x@ejemplo.invalid'])).toMatchObject({ code: 2 })
    expect(await house.run(['frobnicate'])).toMatchObject({ code: 2 })
  })
})

describe('ayni rota and drill', () => {
  test('an empty rota shows its holes and is no success', async () => {
    const { code, out, err } = await house.run(['rota', 'show', '--program', 'otro'])
    expect(code).toBe(1)
    expect(out).toContain('first on call')
    expect(err).toContain('duties without anybody in the next 72 hours')
    expect(JSON.parse((await house.run(['rota', 'show', '--program', 'otro', '--json'])).out)).toMatchObject({
      watch: { tooFew: true },
    })
  })

  test('a drill calls who would be called, and a second one waits for the first', async () => {
    const first = await house.run(['drill', '--program', 'inventado', '--json'])
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({ called: 1 })
    expect(await house.run(['drill', '--program', 'inventado'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('already running'),
    })
    expect(await house.sql('select distinct template from messages.outbox')).toContain('drill')
    const report = await house.run(['drill', '--program', 'inventado', '--report'])
    expect(report).toMatchObject({ code: 0, err: expect.stringContaining('running, 0 of 1') })
    expect(report.out).toContain('DID NOT ANSWER')
  })
})
