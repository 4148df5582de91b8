import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { WireCommand } from '@ayni/kernel'
import { uuidv7 } from '@ayni/kernel'
import { expect, test } from 'vitest'
import { answerRound, inventedAnswers } from '../fixtures.ts'

const kinds = ['calm', 'moderate', 'severe', 'lifetimeAttempt', 'refusal', 'discordant', 'acute'] as const
const start = Date.UTC(2026, 10, 2, 13, 5)

/** Checks some minutes apart as on a phone: about two minutes a questionnaire, with the milliseconds that thumbs make. */
function commandsOf(checks: number): readonly WireCommand[] {
  const commands: WireCommand[] = []
  for (let check = 0; check < checks; check += 1) {
    const at = start + check * 7_261_933
    const codes = inventedAnswers[kinds[check % kinds.length] ?? 'calm']
    const round = uuidv7(at, randomBytes(10))
    for (const [index, input] of answerRound(round, codes).entries()) {
      const sentAt = at + index * 131_071 + randomBytes(2).readUInt16BE()
      commands.push([uuidv7(sentAt, randomBytes(10)), 'screening.record-response', sentAt, input])
    }
  }
  return commands
}
const bytes = (commands: readonly WireCommand[]) =>
  gzipSync(JSON.stringify({ v: 1, c: 1842, t: start, q: commands })).length

test('one whole screening travels in 600 bytes of body, fifty in 8 kB', () => {
  const [one, fifty] = [bytes(commandsOf(1)), bytes(commandsOf(50))]
  console.info(`one screening ${one} B, fifty ${fifty} B`)
  expect(one).toBeLessThanOrEqual(600)
  expect(fifty).toBeLessThanOrEqual(8_000)
})
