import { type AccountId, isRefusal, type ProgramId } from '@ayni/kernel'
import { hotp, totpStep } from '@ayni/platform/auth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type IdentityHouse, identityHouse } from '../test-identity-house.ts'

let house: IdentityHouse
let program: ProgramId
const minute = 60_000
const hour = 60 * minute

beforeAll(async () => {
  house = await identityHouse()
  program = await house.found('serums-inventado')
})
afterAll(async () => house.close())

const mail = (who: string) => `${who}@ejemplo.invalid`

async function enter(who: string): Promise<readonly string[]> {
  await house.open('identity.request-sign-in', { email: mail(who), by: 'code' })
  const entered = await house.open('identity.enter-code', { email: mail(who), code: house.sent.at(-1) })
  if (isRefusal(entered)) throw new Error(entered.refused)
  return entered.cookies ?? []
}

const cookieHeader = (cookies: readonly string[]) => ({ cookie: cookies.map((one) => one.split(';')[0]).join('; ') })
const whoIs = (cookies: readonly string[]) => house.whoAsks(cookieHeader(cookies))

/** Reads base32 back to bytes, as an authenticator app does. */
function bytesOf(text: string): Uint8Array {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

const codeNow = (secret: Uint8Array, away = 0) => hotp(secret, totpStep(Date.parse(house.clock.now())) + away)

async function setUp(cookies: readonly string[]) {
  const made = await house.open('identity.setup-totp', {}, cookies)
  if (isRefusal(made)) throw new Error(made.refused)
  const shown = made.output
  const text = typeof shown === 'object' && shown !== null && 'secret' in shown ? String(shown.secret) : ''
  const secret = bytesOf(text)
  const confirmed = await house.open('identity.confirm-totp', { code: codeNow(secret) }, cookies)
  if (isRefusal(confirmed)) throw new Error(confirmed.refused)
  const { output } = confirmed
  const recovery =
    typeof output === 'object' && output !== null && 'recoveryCodes' in output && Array.isArray(output.recoveryCodes)
      ? output.recoveryCodes.map(String)
      : []
  return { secret, recovery }
}

describe('a code or a link by e-mail', () => {
  test('opens a session that says who it is, in a cookie no script can read', async () => {
    const account = await house.hire(program, 'ana', 'coordinator')
    const cookies = await enter('ana')
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^ayni\.session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await whoIs(cookies)).toMatchObject({
      kind: 'staff',
      accountId: account,
      programId: program,
      roles: ['coordinator'],
      awaitingSecondFactor: [],
    })
    expect(await house.open('identity.session', {}, cookies)).toMatchObject({
      output: { account, secondFactor: 'not-needed', program: { slug: 'serums-inventado', demo: true } },
    })
  })

  test('sends one message, and neither address nor code lies anywhere in clear', async () => {
    const account = await house.hire(program, 'beto', 'coordinator')
    await house.open('identity.request-sign-in', { email: mail('beto'), by: 'code' })
    const code = house.sent.at(-1) ?? ''
    expect(
      await house.asOwner(`select template, channel, state from messages.outbox where to_account = '${account}'`),
    ).toBe('[{"template":"sign-in-code","channel":"email","state":"queued"}]')
    expect(await house.asOwner('select * from messages.outbox')).not.toContain(code)
    expect(await house.asOwner('select value, identifier from identity_auth.verification')).not.toContain(code)
    expect(await house.asOwner('select * from identity_auth."user"')).not.toContain('ejemplo')
    expect(await house.asOwner('select * from identity.account')).not.toContain('ejemplo')
  })

  test('a link opens a session once', async () => {
    await house.hire(program, 'caro', 'evaluator')
    await house.open('identity.request-sign-in', { email: mail('caro'), by: 'link' })
    const token = house.sent.at(-1)
    const first = await house.open('identity.enter-link', { token })
    expect(first).toMatchObject({ output: { roles: ['evaluator'] } })
    expect(await house.open('identity.enter-link', { token })).toEqual({ refused: 'identity.sign-in-wrong' })
  })

  test('a code works once, not when wrong, and not for somebody else', async () => {
    await house.hire(program, 'dora', 'coordinator')
    await house.hire(program, 'eva', 'coordinator')
    await house.open('identity.request-sign-in', { email: mail('dora'), by: 'code' })
    const code = house.sent.at(-1) ?? ''
    const wrongCode = code === '111111' ? '222222' : '111111'
    expect(await house.open('identity.enter-code', { email: mail('dora'), code: wrongCode })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
    expect(await house.open('identity.enter-code', { email: mail('eva'), code })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
    expect(isRefusal(await house.open('identity.enter-code', { email: mail('dora'), code }))).toBe(false)
    expect(await house.open('identity.enter-code', { email: mail('dora'), code })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
  })

  test('an expired code is refused', async () => {
    await house.hire(program, 'fani', 'coordinator')
    await house.open('identity.request-sign-in', { email: mail('fani'), by: 'code' })
    await house.asOwner(`update identity_auth.verification set "expiresAt" = "expiresAt" - interval '11 minutes'`)
    expect(await house.open('identity.enter-code', { email: mail('fani'), code: house.sent.at(-1) })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
  })

  test('an unknown address gets the same answer and no message', async () => {
    const before = await house.asOwner('select count(*) from messages.outbox')
    expect(await house.open('identity.request-sign-in', { email: mail('nadie'), by: 'code' })).toEqual({
      output: { validMinutes: 10 },
    })
    expect(await house.open('identity.enter-code', { email: mail('nadie'), code: house.sent.at(-1) })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
    expect(await house.asOwner('select count(*) from messages.outbox')).toBe(before)
  })

  test('the sixth request in a quarter of an hour waits, and then may come again', async () => {
    house.clock.advance(16 * minute)
    await house.hire(program, 'gina', 'coordinator')
    const answers = []
    for (let i = 0; i < 6; i++)
      answers.push(await house.open('identity.request-sign-in', { email: mail('gina'), by: 'code' }))
    expect(answers.slice(0, 5).every((one) => !isRefusal(one))).toBe(true)
    expect(answers[5]).toEqual({ refused: 'rate.limited' })
    house.clock.advance(16 * minute)
    expect(isRefusal(await house.open('identity.request-sign-in', { email: mail('gina'), by: 'code' }))).toBe(false)
  })

  test('guessing codes ends after ten entries', async () => {
    house.clock.advance(16 * minute)
    await house.hire(program, 'hilda', 'coordinator')
    await house.open('identity.request-sign-in', { email: mail('hilda'), by: 'code' })
    const right = house.sent.at(-1) ?? ''
    for (let i = 0; i < 10; i++)
      await house.open('identity.enter-code', { email: mail('hilda'), code: right === '000000' ? '999999' : '000000' })
    expect(await house.open('identity.enter-code', { email: mail('hilda'), code: right })).toEqual({
      refused: 'rate.limited',
    })
  })

  test('a malformed body says where', async () => {
    expect(await house.open('identity.enter-code', { email: 'x', code: '12', more: 1 })).toMatchObject({
      refused: 'input.malformed',
      problems: expect.arrayContaining([{ path: 'code', rule: 'invalid_format' }]),
    })
  })
})

test('what the door counted and what is over is forgotten after a day', async () => {
  await house.open('identity.request-sign-in', { email: mail('nadie'), by: 'code' })
  expect(await house.asOwner('select count(*)::int as n from identity_auth.attempt')).not.toBe('[{"n":0}]')
  house.clock.advance(31 * 24 * hour)
  await house.worker.runNow('identity.tidy-sign-in')
  expect(await house.asOwner('select count(*)::int as n from identity_auth.attempt')).toBe('[{"n":0}]')
  expect(await house.asOwner('select count(*)::int as n from identity_auth.session')).toBe('[{"n":0}]')
})

describe('a session', () => {
  test('a forged or changed cookie is nobody', async () => {
    house.clock.advance(16 * minute)
    await house.hire(program, 'irma', 'coordinator')
    const [cookie = ''] = await enter('irma')
    const [name, value = ''] = cookie.split(';')[0]?.split('=') ?? []
    const forged = `${name}=${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`
    expect(await whoIs([forged])).toMatchObject({ kind: 'nobody', roles: [] })
    expect(await whoIs([`${name}=${value.split('.')[0]}`])).toMatchObject({ kind: 'nobody' })
    expect(await whoIs([cookie])).toMatchObject({ kind: 'staff' })
  })

  test('ends when it was idle: twelve hours for clinical roles, seven days for others', async () => {
    await house.hire(program, 'julia', 'duty')
    await house.hire(program, 'karla', 'coordinator')
    const duty = await enter('julia')
    const coordinator = await enter('karla')
    house.clock.advance(11 * hour)
    expect(await whoIs(duty)).toMatchObject({ kind: 'staff' })
    house.clock.advance(11 * hour)
    expect(await whoIs(duty)).toMatchObject({ kind: 'staff' })
    house.clock.advance(12 * hour)
    expect(await whoIs(duty)).toMatchObject({ kind: 'nobody' })
    expect(await whoIs(coordinator)).toMatchObject({ kind: 'staff' })
    house.clock.advance(7 * 24 * hour)
    expect(await whoIs(coordinator)).toMatchObject({ kind: 'nobody' })
  })

  test('signs out here, or everywhere', async () => {
    await house.hire(program, 'lola', 'coordinator')
    const [here, there, third] = [await enter('lola'), await enter('lola'), await enter('lola')]
    const out = await house.open('identity.sign-out', {}, here)
    expect(out).toMatchObject({
      output: null,
      cookies: expect.arrayContaining([expect.stringMatching(/^ayni\.session=; Max-Age=0/)]),
    })
    expect(await whoIs(here)).toMatchObject({ kind: 'nobody' })
    expect(await whoIs(there)).toMatchObject({ kind: 'staff' })
    await house.open('identity.sign-out-everywhere', {}, there)
    expect(await whoIs(there)).toMatchObject({ kind: 'nobody' })
    expect(await whoIs(third)).toMatchObject({ kind: 'nobody' })
  })

  test('an account that is disabled is out in the same moment', async () => {
    const account = await house.hire(program, 'maria', 'coordinator')
    const admin = await house.hire(program, 'teo', 'admin')
    const cookies = await enter('maria')
    await house.dispatch(house.actor.staff(program, admin, 'admin'), 'identity.disable-account', { account })
    expect(await whoIs(cookies)).toMatchObject({ kind: 'nobody' })
    await house.open('identity.request-sign-in', { email: mail('maria'), by: 'code' })
    expect(await house.open('identity.enter-code', { email: mail('maria'), code: house.sent.at(-1) })).toEqual({
      refused: 'identity.sign-in-wrong',
    })
  })

  test('over https the cookie is bound to the host', async () => {
    const secure = await identityHouse([], 'https://ayni.ejemplo.invalid')
    try {
      const there = await secure.found('otro')
      await secure.hire(there, 'nilda', 'coordinator')
      await secure.open('identity.request-sign-in', { email: mail('nilda'), by: 'code' })
      const entered = await secure.open('identity.enter-code', { email: mail('nilda'), code: secure.sent.at(-1) })
      expect(entered).toMatchObject({
        cookies: [
          expect.stringMatching(/^__Host-ayni\.session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
        ],
      })
      expect(await secure.whoAsks(cookieHeader('cookies' in entered ? (entered.cookies ?? []) : []))).toMatchObject({
        kind: 'staff',
      })
    } finally {
      await secure.close()
    }
  })
})

describe('the second factor of clinical roles', () => {
  test('until it is set up, clinical roles wait and the others work', async () => {
    await house.hire(program, 'olga', 'duty', 'facilitator')
    const cookies = await enter('olga')
    expect(await whoIs(cookies)).toMatchObject({ roles: ['facilitator'], awaitingSecondFactor: ['duty'] })
    const actor = await whoIs(cookies)
    if (isRefusal(actor)) throw new Error('refused')
    const person = await house.admit(program, 'AY-AAAA')
    expect(
      await house.dispatch(actor, 'identity.break-glass', { person, reason: 'motivo inventado y largo' }),
    ).toMatchObject({ code: 'auth.second-factor-required', status: 401 })
    await setUp(cookies)
    expect(await whoIs(cookies)).toMatchObject({ roles: ['duty', 'facilitator'], awaitingSecondFactor: [] })
    expect(await house.open('identity.session', {}, cookies)).toMatchObject({ output: { secondFactor: 'passed' } })
  })

  test('at the next sign-in it is due; a used code is not taken again; the next one is', async () => {
    await house.hire(program, 'pilar', 'psychiatrist')
    const { secret } = await setUp(await enter('pilar'))
    const cookies = await enter('pilar')
    expect(await house.open('identity.session', {}, cookies)).toMatchObject({ output: { secondFactor: 'due' } })
    expect(await whoIs(cookies)).toMatchObject({ roles: [], awaitingSecondFactor: ['psychiatrist'] })
    expect(await house.open('identity.verify-totp', { code: codeNow(secret) }, cookies)).toEqual({
      refused: 'identity.second-factor-wrong',
    })
    house.clock.advance(minute)
    expect(await house.open('identity.verify-totp', { code: codeNow(secret) }, cookies)).toMatchObject({
      output: { secondFactor: 'passed' },
    })
    const second = await enter('pilar')
    expect(await house.open('identity.verify-totp', { code: codeNow(secret) }, second)).toEqual({
      refused: 'identity.second-factor-wrong',
    })
  })

  test('two sessions showing one code at once: one passes', async () => {
    await house.hire(program, 'quela', 'duty')
    const { secret } = await setUp(await enter('quela'))
    house.clock.advance(minute)
    const [one, two] = [await enter('quela'), await enter('quela')]
    const shown = await Promise.all(
      [one, two].map((cookies) => house.open('identity.verify-totp', { code: codeNow(secret) }, cookies)),
    )
    expect(shown.filter((answer) => !isRefusal(answer))).toHaveLength(1)
  })

  test('five wrong codes lock it for a quarter of an hour, even for the right one', async () => {
    house.clock.advance(16 * minute)
    await house.hire(program, 'rita', 'duty')
    const { secret } = await setUp(await enter('rita'))
    const cookies = await enter('rita')
    house.clock.advance(minute)
    for (let i = 0; i < 5; i++)
      expect(await house.open('identity.verify-totp', { code: codeNow(secret, 7) }, cookies)).toEqual({
        refused: 'identity.second-factor-wrong',
      })
    expect(await house.open('identity.verify-totp', { code: codeNow(secret) }, cookies)).toMatchObject({
      refused: 'identity.second-factor-locked',
    })
    house.clock.advance(15 * minute)
    expect(await house.open('identity.verify-totp', { code: codeNow(secret) }, cookies)).toMatchObject({
      output: { secondFactor: 'passed' },
    })
  })

  test('a recovery code works once, and the secret cannot be read or made anew by a half-open session', async () => {
    await house.hire(program, 'sara', 'therapist')
    const { recovery } = await setUp(await enter('sara'))
    expect(new Set(recovery).size).toBe(10)
    const cookies = await enter('sara')
    expect(await house.open('identity.setup-totp', {}, cookies)).toEqual({ refused: 'identity.second-factor-exists' })
    const [code = ''] = recovery
    expect(await house.open('identity.use-recovery-code', { code: code.toLowerCase() }, cookies)).toMatchObject({
      output: { secondFactor: 'passed' },
    })
    expect(await house.open('identity.use-recovery-code', { code }, await enter('sara'))).toEqual({
      refused: 'identity.second-factor-wrong',
    })
  })

  test('an administrator can forget a lost one, and not their own', async () => {
    const account = await house.hire(program, 'tania', 'duty')
    const admin = await house.hire(program, 'ulises', 'admin')
    const cookies = await enter('tania')
    await setUp(cookies)
    const asAdmin = house.actor.staff(program, admin, 'admin')
    expect(await house.dispatch(asAdmin, 'identity.reset-totp', { account: admin })).toMatchObject({
      code: 'identity.own-account',
    })
    expect(await house.dispatch(asAdmin, 'identity.reset-totp', { account })).toMatchObject({ outcome: 'accepted' })
    expect(await whoIs(cookies)).toMatchObject({ kind: 'nobody' })
    expect(await house.open('identity.session', {}, await enter('tania'))).toMatchObject({
      output: { secondFactor: 'to-set-up' },
    })
  })

  test('nobody without a session gets a secret or shows a code', async () => {
    expect(await house.open('identity.setup-totp', {})).toEqual({ refused: 'auth.required' })
    expect(await house.open('identity.verify-totp', { code: '123456' })).toEqual({ refused: 'auth.required' })
  })
})

describe('entering as an invented person', () => {
  let real: ProgramId
  let invented: AccountId
  let notInvented: AccountId
  beforeAll(async () => {
    real = await house.found('programa-de-verdad', false)
    invented = await house.hire(program, 'vilma', 'duty', 'psychiatrist')
    notInvented = await house.hire(real, 'walter', 'duty')
  })

  test('is one click in a demo, with every role', async () => {
    const entered = await house.open('identity.demo-sign-in', { account: invented })
    expect(entered).toMatchObject({ output: { demo: true, secondFactor: 'passed', program: { demo: true } } })
    expect(await whoIs('cookies' in entered ? (entered.cookies ?? []) : [])).toMatchObject({
      roles: ['duty', 'psychiatrist'],
    })
  })

  test('is refused with its own code when the demo is off', async () => {
    expect(await house.open('identity.demo-sign-in', { account: invented }, [], false)).toEqual({
      refused: 'identity.demo-off',
    })
    expect(await house.open('identity.demo-accounts', {}, [], false)).toEqual({ refused: 'identity.demo-off' })
  })

  test('never reaches an account of a real programme', async () => {
    expect(await house.open('identity.demo-sign-in', { account: notInvented })).toEqual({
      refused: 'identity.account-unknown',
    })
    const listed = await house.open('identity.demo-accounts', {})
    expect(JSON.stringify(listed)).toContain(invented)
    expect(JSON.stringify(listed)).not.toContain(notInvented)
  })
})
