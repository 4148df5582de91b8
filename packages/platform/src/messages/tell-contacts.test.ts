import { randomUUID } from 'node:crypto'
import { type PersonId, personId } from '@ayni/kernel'
import { expect, test } from 'vitest'
import { type GivenCommand, jobContextOf } from '../jobs/index.ts'
import { failed, type SendFailure } from './channel.ts'
import { book, cards, deliver, evening, house, phone, program, scripted } from './delivery-fixture.ts'
import { queueToPeople } from './index.ts'
import { tellContacts } from './tell-contacts.ts'

async function failTo(person: PersonId, code: SendFailure, contact: string = randomUUID()): Promise<string> {
  cards.set(person, { addresses: [{ id: contact, channel: 'sms', address: phone }] })
  const ctx = { now: evening, keys: house.runtime.keys, recipients: book }
  const message = { person, programId: program, key: randomUUID() }
  await house.asSystem((tx) => queueToPeople(tx, [{ ...message, class: 'N5', template: 'reminder', params: {} }], ctx))
  await deliver(evening, [scripted('sms', () => failed(code)).channel])
  return contact
}
async function run(dies = false): Promise<readonly GivenCommand[]> {
  const given: GivenCommand[] = []
  const give = async (command: GivenCommand) => {
    given.push(command)
    if (dies) throw new Error('invented death')
    return { outcome: 'accepted' as const, output: null }
  }
  await tellContacts.run({ ...jobContextOf(house.runtime), now: evening, give }).catch(() => undefined)
  return given
}

test('a number that does not exist is told to who keeps it, once, with a command id that does not change', async () => {
  const person = personId.parse(randomUUID())
  const contact = await failTo(person, 'address.invalid')
  const killed = await run(true)
  const told = await run()
  expect(told).toEqual([
    {
      name: 'enrollment.note-contact-failed',
      input: { person, contact, channel: 'sms', at: evening },
      commandId: killed[0]?.commandId,
      program,
    },
  ])
  expect(await run()).toEqual([])
})

test('a gateway that refuses or was never configured says nothing about the number', async () => {
  await failTo(personId.parse(randomUUID()), 'gateway.refused')
  await failTo(personId.parse(randomUUID()), 'channel.not-configured')
  expect(await run()).toEqual([])
})
