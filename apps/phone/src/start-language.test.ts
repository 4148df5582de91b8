import { memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startLanguage } from './start-language.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  language.value = 'es'
})

const english = async () => {
  const device = await memoryDevice({})
  await device.saveLanguage('en')
  return device
}

test('English words that never come hold nothing up, and the choice of English stays made', async () => {
  const device = await english()
  const started = vi.fn()
  void startLanguage(device, () => new Promise(() => undefined)).then(started)
  await vi.advanceTimersByTimeAsync(2000)
  expect(started).toHaveBeenCalled()
  expect(language.value).toBe('es')
  expect(device.language).toBe('en')
})

test('words that come late are spoken then, and whoever goes back to Spanish is kept to that', async () => {
  const device = await english()
  let arrive = (): void => undefined
  const late = new Promise<void>((resolve) => {
    arrive = resolve
  }).then(() => {
    language.value = 'en'
  })
  const begun = startLanguage(device, () => late)
  await vi.advanceTimersByTimeAsync(2000)
  await begun
  arrive()
  await late
  expect([language.value, device.language]).toEqual(['en', 'en'])
  language.value = 'es'
  await vi.advanceTimersByTimeAsync(0)
  expect(device.language).toBe('es')
})
