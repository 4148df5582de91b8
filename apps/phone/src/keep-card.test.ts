import { memoryDevice } from '@ayni/device'
import { giveLayers } from '@ayni/modules/enrollment/phone'
import { expect, test } from 'vitest'
import { watchCard } from './keep-card.ts'

const joined = { dutyPhone: '+51900000200', smsAllowed: false, alias: 'AY-R5Q2' }

test('SUI-03 joined and then without a signal before any record came: the card offers the SMS that was allowed', async () => {
  const device = await memoryDevice()
  await device.saveCard(joined)
  const stop = watchCard(device)
  expect(device.card).toEqual(joined)
  await giveLayers(device, [1, 2, 3], 'es')
  await expect.poll(() => device.card).toEqual({ ...joined, smsAllowed: true })
  stop()
})

test('SUI-03 of somebody who never joined there is no card', async () => {
  const device = await memoryDevice()
  const stop = watchCard(device)
  await giveLayers(device, [1, 2, 3], 'es')
  expect(device.card).toBeNull()
  stop()
})
