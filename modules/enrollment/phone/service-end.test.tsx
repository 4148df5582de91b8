import { memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { ServiceEnd } from './service-end.tsx'

afterEach(() => {
  language.value = 'es'
})

const seen = async (inDays: number | null): Promise<string> => {
  const { now } = await memoryDevice()
  const serviceEndsOn = inDays === null ? null : new Date(now() + inDays * 86_400_000).toISOString().slice(0, 10)
  const mine = { alias: 'AY-7K2M', language: 'es', serviceStartedOn: null, state: 'active', serviceEndsOn }
  return render(<ServiceEnd device={await memoryDevice({ facts: [['me', 'me', mine]] })} />)
}

test('EC-13 in the last sixty days Hoy says when it ends and that nothing closes by itself; before, after and without a date, nothing', async () => {
  expect(await seen(45)).toContain('Nada se cierra solo')
  expect(await seen(45)).toContain('hasta que esa persona te reciba')
  for (const inDays of [75, -3, null]) expect(await seen(inDays)).toBe('')
  language.value = 'en'
  expect(await seen(10)).toContain('Nothing closes just because of the date')
})
