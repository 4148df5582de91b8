import { memoryDevice } from '@ayni/device'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { asksWithSomeone } from './check-room.tsx'
import { openHouse } from './shell.ts'
import { WithSomeone } from './with-someone.tsx'

const phone = (selfAsq: boolean) =>
  memoryDevice({ facts: [['safety', 'programme', { dutyPhone: '+51900000000', dutySms: null, selfAsq }]] })

test('too few can be reached: nobody is asked about death alone, and a voice is one tap away', async () => {
  expect(asksWithSomeone(await phone(true))).toBe(false)
  expect(asksWithSomeone(await memoryDevice({ facts: [] }))).toBe(false)
  const device = await phone(false)
  expect(asksWithSomeone(device)).toBe(true)
  openHouse({ device, post: async () => null })
  const html = render(<WithSomeone />)
  expect(html).toContain('Hoy estas preguntas se responden con alguien.')
  expect(html).toContain('Pedir que me llamen')
  expect(html).not.toContain('type="radio"')
})
