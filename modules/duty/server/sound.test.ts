import { accountId, programId } from '@ayni/kernel'
import { expect, test } from 'vitest'
import type { Staff } from '../contract.ts'
import { type Sounding, sound } from './sound.ts'

const program = programId.parse('019a0000-0000-7000-8000-000000000001')
const bell = {
  kind: 'push',
  subscription: { endpoint: 'https://push.ejemplo.pe/1', keys: { p256dh: 'p', auth: 'a' } },
} as const
const someone = (reach: Partial<Staff>): Staff => ({
  ...{ account: accountId.parse('019b0000-0000-7000-8000-000000000001'), program, name: 'Inventada', roles: ['duty'] },
  ...{ language: 'es', phone: null, email: null, push: [] },
  ...reach,
})
const repeat: Sounding = {
  ...{ subject: 'alert:1', about: '1', program, alias: 'AY-2222', class: 'A', template: 'staff-alert' },
  ...{ rung: 4, occurrence: 7, channels: ['call'] },
}
const waysOf = (staff: Staff, channels: Sounding['channels']): readonly string[] =>
  sound({ ...repeat, channels }, [staff]).messages.map(({ channel, fallback = [] }) =>
    [channel, ...fallback.map((one) => one.channel)].join('>'),
  )

const phone = '+51900000001'
const email = 'inventada@ejemplo.pe'

test('a repeat by call alone reaches whoever has only a browser or a mailbox', () => {
  expect(waysOf(someone({ push: [bell] }), ['call'])).toEqual(['push'])
  expect(waysOf(someone({ push: [bell], email }), ['call'])).toEqual(['push>email'])
  expect(waysOf(someone({ email }), ['call'])).toEqual(['email'])
  expect(waysOf(someone({}), ['call'])).toEqual(['in_app'])
})

test('a call that no gateway makes goes on by SMS, by the browser and by mail', () => {
  expect(waysOf(someone({ phone, push: [bell], email }), ['call'])).toEqual(['voice>sms>push>email'])
  expect(waysOf(someone({ phone }), ['call'])).toEqual(['voice>sms'])
})

test('beside an SMS of the same moment nothing is said twice', () => {
  expect(waysOf(someone({ phone, push: [bell], email }), ['push', 'sms', 'call'])).toEqual([
    'push',
    'sms>email',
    'voice',
  ])
  expect(waysOf(someone({ push: [bell], email }), ['push', 'sms', 'call'])).toEqual(['push>email'])
})
