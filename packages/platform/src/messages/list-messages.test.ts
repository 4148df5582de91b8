import { randomUUID } from 'node:crypto'
import { accountId, plusSeconds } from '@ayni/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../database/index.ts'
import { failed } from './channel.ts'
import { demoChannel } from './channels/demo.ts'
import {
  alarm,
  clinician,
  deliver,
  evening,
  house,
  mail,
  night,
  phone,
  physician,
  program,
  queue,
  reminder,
  rows,
  scripted,
} from './delivery-fixture.ts'
import { forgetAddresses } from './forget-addresses.ts'
import { listDemoMessages, listInAppMessages, messageHealth, type OutgoingMessage, stopMessages } from './index.ts'
import { queueDrafts } from './queue-message.ts'

test('SUI-11 withdrawing stops what is automatic and leaves alarms to staff', async () => {
  await queue(reminder('r', physician), { ...alarm('a'), to: { accountId: clinician, personId: physician } })
  const stopped = await house.asSystem((tx) =>
    stopMessages(tx, { programId: program, personId: physician, reason: 'stopped.withdrawn', now: night }),
  )
  expect(stopped).toBe(1)
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'queued' },
    { key: 'r', state: 'expired', reason: 'stopped.withdrawn' },
  ])
  expect(
    await house.asSystem((tx) =>
      stopMessages(tx, { programId: program, subjectRef: 'alert:a', reason: 'stopped.acknowledged', now: night }),
    ),
  ).toBe(1)
})

test('a demo sends nothing and lists everything, masked, to those who may see it', async () => {
  await queue(alarm('a'), alarm('b', { channel: 'voice' }), { ...alarm('c', { channel: 'email', address: mail }) })
  await deliver(night, [demoChannel('sms'), demoChannel('voice'), demoChannel('email')])
  const list = (role: 'coordinator' | 'therapist', after?: string) =>
    inTransaction(house.runtime.database.app, house.actor.staff(program, clinician, role), (tx) =>
      listDemoMessages(tx, { limit: 2, after, keys: house.runtime.keys }),
    )
  const first = await list('coordinator')
  const rest = await list('coordinator', first[1]?.id)
  const all = [...first, ...rest]
  expect(all).toHaveLength(3)
  expect(all.find((m) => m.channel === 'sms')).toMatchObject({
    address: '•••321',
    text: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.',
    state: 'sent',
  })
  expect(all.find((m) => m.channel === 'email')).toMatchObject({ address: 'i•••@•••', subject: 'AYNI: tarea urgente' })
  expect(JSON.stringify(all)).not.toMatch(/900000321|ejemplo\.pe/)
  expect(await list('therapist')).toEqual([])
})

test('a caring contact is not listed to staff, but its failure is counted', async () => {
  await house.asSystem((tx) =>
    queueDrafts(
      tx,
      [
        {
          key: 'c',
          programId: program,
          class: 'N6',
          channel: 'sms',
          to: { personId: physician },
          address: phone,
          template: 'caring-contact',
          params: { signature: 'Inés Ejemplo' },
        },
      ],
      { now: evening, keys: house.runtime.keys },
    ),
  )
  await deliver(evening, [scripted('sms', () => failed('address.invalid')).channel])
  const coordinator = house.actor.staff(program, clinician, 'coordinator')
  await inTransaction(house.runtime.database.app, coordinator, async (tx) => {
    expect((await sql`select 1 from messages.metadata`.execute(tx)).rows).toEqual([])
    expect(await messageHealth(tx, { now: evening, programId: program })).toMatchObject({ failedSms24h: 1 })
  })
})

test('what is read in the app is listed to its reader only', async () => {
  await queue(alarm('a', { channel: 'in_app', address: { kind: 'in_app' } }))
  await deliver(night, [scripted('in_app').channel])
  const as = (id: typeof clinician) =>
    inTransaction(house.runtime.database.app, house.actor.staff(program, id, 'duty'), (tx) =>
      listInAppMessages(tx, { accountId: clinician, limit: 10 }),
    )
  expect(await as(clinician)).toMatchObject([{ text: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.' }])
  expect(await as(accountId.parse(randomUUID()))).toEqual([])
})

test('a sign-in code leaves in full and is never listed to the team outside a demo', async () => {
  const code: OutgoingMessage = {
    key: 'code',
    programId: program,
    class: 'N0',
    channel: 'sms',
    to: { accountId: clinician },
    address: phone,
    template: 'sign-in-code',
    params: { code: '483921' },
  }
  await queue(code, { ...code, key: 'demo', channel: 'email', address: mail })
  const sms = scripted('sms')
  await deliver(night, [sms.channel, demoChannel('email')])
  expect(sms.got.map((m) => m.rendered.short)).toEqual(['AYNI: tu código es 483921. Nadie te lo pedirá por llamada.'])
  const admin = house.actor.staff(program, clinician, 'admin')
  await inTransaction(house.runtime.database.app, admin, async (tx) => {
    expect(JSON.stringify((await sql`select * from messages.outbox`.execute(tx)).rows)).not.toContain('483921')
    const listed = await listDemoMessages(tx, { limit: 10, keys: house.runtime.keys })
    expect(listed.map((m) => [m.channel, m.text.includes('483921')])).toEqual([['email', true]])
  })
})

test('a month later a finished message no longer knows where it went', async () => {
  await queue(alarm('a'), reminder('r'))
  await deliver(night, [scripted('sms').channel])
  const later = plusSeconds(night, 31 * 86_400)
  expect(await house.asSystem((tx) => forgetAddresses(tx, plusSeconds(night, 29 * 86_400)))).toBe(0)
  await house.asSystem((tx) => forgetAddresses(tx, later))
  expect(await rows()).toMatchObject([
    { key: 'a', sealed: '', params: {}, state: 'sent' },
    { key: 'r', state: 'held' },
  ])
  expect((await rows()).map((r) => r.sealed === '')).toEqual([true, false])
})
