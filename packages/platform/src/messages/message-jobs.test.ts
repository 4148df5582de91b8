import { expect, test } from 'vitest'
import { jobContextOf } from '../jobs/index.ts'
import { failed, type SendResult } from './channel.ts'
import { fixedChannels } from './channels/from-environment.ts'
import { channelNames } from './classes.ts'
import { alarm, evening, house, night, queue, reminder, rows, scripted } from './delivery-fixture.ts'
import { messageJobs } from './index.ts'

test('while one gateway hangs, an alarm leaves by the other channels at once', async () => {
  let release = (): void => undefined
  const hung = new Promise<SendResult>((resolve) => {
    release = () => resolve(failed('gateway.timeout'))
  })
  const sms = scripted('sms', () => hung)
  const push = scripted('push')
  const jobs = messageJobs(fixedChannels([{ ...sms.channel, timeoutMs: 10_000 }, push.channel]))
  const run = (name: string) => {
    return jobs.find((j) => j.name === name)?.run({ ...jobContextOf(house.runtime), now: night })
  }
  await queue(alarm('a'), alarm('b', { channel: 'push', address: { kind: 'in_app' } }))
  const slow = run('messages.deliver-urgent-sms')
  await run('messages.deliver-urgent-push')
  expect(push.got).toHaveLength(1)
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'sending' },
    { key: 'b', state: 'sent' },
  ])
  release()
  await slow
  expect(await rows()).toMatchObject([{ key: 'a', state: 'queued', reason: 'gateway.timeout' }, { key: 'b' }])
})

test('every channel there is has a job that delivers its alarms, and its reminders', async () => {
  const inApp = { kind: 'in_app' } as const
  await queue(
    ...channelNames.flatMap((channel) => [
      alarm(`a-${channel}`, { channel, address: inApp }),
      { ...reminder(`r-${channel}`), channel },
    ]),
  )
  for (const job of messageJobs(fixedChannels(channelNames.map((name) => scripted(name).channel)))) {
    await job.run({ ...jobContextOf(house.runtime), now: evening })
  }
  expect(new Set((await rows()).map((r) => r.state))).toEqual(new Set(['sent']))
})
