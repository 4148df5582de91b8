import { memoryDevice } from '@ayni/device'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { placeWords } from './place-words.ts'
import { Sent } from './sent.tsx'

const now = '2026-11-21T15:00:00.000Z'

test('what the person wrote has a name, and what the phone says by itself is not shown', async () => {
  const device = await memoryDevice()
  await device.record({ name: 'correspondence.note-seen', input: {} })
  expect(render(<Sent device={device} now={now} />)).toBe('')
  await device.record({ name: 'coordination.decide-proposal', input: {} })
  const html = render(<Sent device={device} now={now} />)
  expect(html).toContain(placeWords.es.what.coordination)
  expect(html).not.toContain(placeWords.es.what.other)
})
