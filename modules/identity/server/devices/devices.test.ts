import { type PersonId, type ProgramId, programId, system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { field, type IdentityHouse, identityHouse, outputOf } from '../test-identity-house.ts'
import { newCode } from './device-secret.ts'

let house: IdentityHouse
let program: ProgramId
let ana: PersonId
let berta: PersonId
const nobody = { ...system(null), kind: 'nobody' } as const
const day = 86_400_000
const label = 'Teléfono (inventado)'

beforeAll(async () => {
  house = await identityHouse()
  program = await house.found('serums-inventado')
  ana = await house.admit(program, 'AY-ANAA')
  berta = await house.admit(program, 'AY-BERT')
})
afterAll(async () => house.close())

const asAna = () => house.actor.physician(program, ana)
const coordinator = async (email: string) =>
  house.actor.staff(program, await house.hire(program, email, 'coordinator'), 'coordinator')
const newLink = async (email: string) =>
  field(
    outputOf(
      await house.dispatch(await coordinator(email), 'identity.make-device-code', { person: ana, kind: 'link' }),
    ),
    'secret',
  )
const bearer = (token: string) => house.whoAsks({ authorization: `Bearer ${token}` })
const count = async (table: 'device' | 'device_code') => {
  const { rows } = await house.asSystem((tx) =>
    sql<{ n: number }>`select count(*) as n from identity.${sql.table(table)}`.execute(tx),
  )
  return rows[0]?.n
}

describe('joining a phone', () => {
  test('by an invitation link gives who it is, where, and a token that speaks for it', async () => {
    const joined = outputOf(
      await house.dispatch(nobody, 'identity.enroll-device', { secret: await newLink('c1'), label }),
    )
    expect(joined).toMatchObject({
      person: ana,
      alias: 'AY-ANAA',
      language: 'es',
      program: { id: program, slug: 'serums-inventado', dutyPhone: '+5117000000', languages: ['es', 'en'] },
    })
    expect(await bearer(field(joined, 'token'))).toMatchObject({
      kind: 'physician',
      personId: ana,
      programId: program,
      deviceId: field(joined, 'device'),
      roles: ['physician'],
    })
    expect(await house.asOwner('select token_hash from identity.device')).not.toContain(field(joined, 'token'))
  })

  test('a link works once', async () => {
    const secret = await newLink('c2')
    await house.dispatch(nobody, 'identity.enroll-device', { secret, label })
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret, label })).toMatchObject({
      code: 'identity.code-used',
      status: 410,
    })
  })

  test('the same command again gives the same token: a lost answer burns no link', async () => {
    const secret = await newLink('c3')
    const commandId = house.newId()
    const first = await house.dispatch(nobody, 'identity.enroll-device', { secret, label }, { commandId })
    const again = await house.dispatch(nobody, 'identity.enroll-device', { secret, label }, { commandId })
    expect(again).toMatchObject({ outcome: 'duplicate', output: outputOf(first) })
  })

  test('a phone is told whether its person was here before', async () => {
    const clara = await house.admit(program, 'AY-CLAR')
    const join = async (email: string) => {
      const asked = { person: clara, kind: 'link' }
      const made = outputOf(await house.dispatch(await coordinator(email), 'identity.make-device-code', asked))
      return outputOf(await house.dispatch(nobody, 'identity.enroll-device', { secret: field(made, 'secret'), label }))
    }
    expect(await join('c30')).toMatchObject({ returning: false })
    expect(await join('c31')).toMatchObject({ returning: true })
  })

  test('ten deliveries at once join one phone', async () => {
    const secret = await newLink('c4')
    const before = (await count('device')) ?? 0
    const commandId = house.newId()
    const same = await Promise.all(
      Array.from({ length: 10 }, () =>
        house.dispatch(nobody, 'identity.enroll-device', { secret, label }, { commandId }),
      ),
    )
    expect(same.filter((one) => one.outcome === 'accepted')).toHaveLength(1)
    expect(same.filter((one) => one.outcome === 'duplicate')).toHaveLength(9)
    expect(new Set(same.map((one) => field(outputOf(one), 'token'))).size).toBe(1)
    expect(await count('device')).toBe(before + 1)
  })

  test('two phones with one link at once: one joins', async () => {
    const secret = await newLink('c5')
    const both = await Promise.all(
      [1, 2].map(() => house.dispatch(nobody, 'identity.enroll-device', { secret, label })),
    )
    expect(both.map((one) => one.outcome).sort()).toEqual(['accepted', 'refused'])
  })

  test('a link dies after a fortnight, one’s own code after a quarter of an hour', async () => {
    const secret = await newLink('c6')
    const own = field(
      outputOf(await house.dispatch(asAna(), 'identity.make-device-code', { person: null, kind: 'code' })),
      'secret',
    )
    house.clock.advance(15 * 60_000)
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret: own, label })).toMatchObject({
      code: 'identity.code-expired',
      status: 410,
    })
    house.clock.advance(14 * day)
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret, label })).toMatchObject({
      code: 'identity.code-expired',
    })
  })

  test('a code may be typed small and in two halves', async () => {
    const own = field(
      outputOf(await house.dispatch(asAna(), 'identity.make-device-code', { person: null, kind: 'code' })),
      'secret',
    )
    expect(own).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
    const typed = `${own.slice(0, 4).toLowerCase()}-${own.slice(4).toLowerCase()}`
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret: typed, label })).toMatchObject({
      outcome: 'accepted',
    })
  })

  test('an invented secret is unknown, a malformed one says where', async () => {
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret: newCode(), label })).toMatchObject({
      code: 'identity.code-unknown',
      status: 404,
    })
    expect(await house.dispatch(nobody, 'identity.enroll-device', { secret: 'x', label })).toMatchObject({
      code: 'input.malformed',
      problems: [{ path: 'secret' }],
    })
  })

  test('nobody makes a code for a stranger', async () => {
    expect(await house.dispatch(asAna(), 'identity.make-device-code', { person: berta, kind: 'code' })).toMatchObject({
      code: 'identity.person-unknown',
    })
    const other = await house.found('otro-programa')
    const stranger = house.actor.staff(other, await house.hire(other, 'c7', 'coordinator'), 'coordinator')
    expect(await house.dispatch(stranger, 'identity.make-device-code', { person: ana, kind: 'link' })).toMatchObject({
      code: 'identity.person-unknown',
    })
  })
})

describe('a token', () => {
  test.each(['forged-forged-forged-forged-forged', 'x'])('%s is refused, not taken for nobody', async (token) => {
    expect(await bearer(token)).toEqual({ refused: 'device.unknown' })
  })

  test('no credential at all is nobody', async () => {
    expect(await house.whoAsks({})).toMatchObject({ kind: 'nobody' })
  })
})

describe('a phone that was signed out', () => {
  test('may do nothing any more and is told to empty itself', async () => {
    const { token, device } = await house.join(program, ana)
    const before = await bearer(token)
    const met = { at: house.clock.now(), offsetS: 42, cursor: 0 }
    const meet = () =>
      inTransaction(house.runtime.database.app, 'refused' in before ? system(null) : before, (tx) =>
        house.meetDevice(tx, 'refused' in before ? system(null) : before, met),
      )
    expect(await meet()).toBe('none')
    expect(await house.dispatch(asAna(), 'identity.wipe-device', { device })).toMatchObject({ outcome: 'accepted' })
    expect(await bearer(token)).toMatchObject({ kind: 'physician', roles: [] })
    expect(await meet()).toBe('wipe')
    expect(await house.asOwner(`select last_offset_s from identity.device where id = '${device}'`)).toBe(
      '[{"last_offset_s":42}]',
    )
  })

  test('a phone ahead of the ledger begins again', async () => {
    const { token } = await house.join(program, ana)
    const actor = await bearer(token)
    if ('refused' in actor) throw new Error('refused')
    const ahead = { at: house.clock.now(), offsetS: 0, cursor: 1_000_000 }
    expect(await inTransaction(house.runtime.database.app, actor, (tx) => house.meetDevice(tx, actor, ahead))).toBe(
      'reload',
    )
  })

  test('only its person or their coordinator can do it', async () => {
    const { token, device } = await house.join(program, ana)
    const other = house.actor.physician(program, berta)
    expect(await house.dispatch(other, 'identity.sign-out-device', { device })).toMatchObject({
      code: 'identity.device-unknown',
    })
    const strange = programId.parse(await house.found('tercer-programa'))
    const stranger = house.actor.staff(strange, await house.hire(strange, 'c8', 'coordinator'), 'coordinator')
    expect(await house.dispatch(stranger, 'identity.wipe-device', { device })).toMatchObject({
      code: 'identity.device-unknown',
    })
    expect(await bearer(token)).toMatchObject({ roles: ['physician'] })
    expect(await house.dispatch(await coordinator('c9'), 'identity.sign-out-device', { device })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await bearer(token)).toMatchObject({ roles: [] })
  })
})

test('one’s own phones are listed, nobody else’s', async () => {
  const { device } = await house.join(program, berta, 'El de Berta (inventada)')
  expect(await house.ask(house.actor.physician(program, berta), 'identity.list-my-devices', {})).toMatchObject({
    output: [{ id: device, label: 'El de Berta (inventada)', signedOutAt: null }],
  })
  expect(JSON.stringify(await house.ask(asAna(), 'identity.list-my-devices', {}))).not.toContain(device)
})
