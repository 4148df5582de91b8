import { afterEach, beforeEach, expect, test } from 'vitest'
import { jobContextOf } from '../jobs/index.ts'
import { type FakeRequest, fakeHttp } from '../testing/fake-gateways/listen-low.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { heartbeatJob } from './index.ts'

let house: TestRuntime
let heard: FakeRequest[]
let status = 200
let service: Awaited<ReturnType<typeof fakeHttp>>

beforeEach(async () => {
  heard = []
  status = 200
  house = await testRuntime([], { start: '2026-11-21T15:00:00.000Z' })
  service = await fakeHttp((request) => {
    heard.push(request)
    return { status }
  })
})
afterEach(async () => {
  await service.close()
  await house.close()
})

const beat = () => heartbeatJob(`${service.origin}/ping/invented`).run(jobContextOf(house.runtime))

test('every minute somebody outside hears that the worker lives, and nothing else', async () => {
  expect(heartbeatJob('https://ejemplo.invalid').everySeconds).toBe(60)
  await beat()
  expect(heard).toHaveLength(1)
  expect(heard[0]?.url).toBe('/ping/invented')
  expect(heard[0]?.body.toString('utf8')).toBe('ok')
})

test('it lives and its alarms do not go: nothing is said, so that its silence pages', async () => {
  await heartbeatJob(`${service.origin}/ping/invented`, async () => false).run(jobContextOf(house.runtime))
  expect(heard).toEqual([])
})

test('a service that answers badly, or not at all, stops nothing', async () => {
  status = 500
  await expect(beat()).resolves.toBeUndefined()
  await service.close()
  await expect(beat()).resolves.toBeUndefined()
})
