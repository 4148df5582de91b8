import { PassThrough } from 'node:stream'
import { z } from '@ayni/kernel'
import pino from 'pino'
import { expect, test } from 'vitest'
import { logOptions } from './log.ts'

test('what a database or a parser quotes does not reach the log; where it happened does', () => {
  const database = Object.assign(new Error('invalid input syntax for type uuid: "canario"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (alias)=(canario)',
  })
  const parsed = z.strictObject({ a: z.enum(['x']) }).safeParse({ a: 'canario', canario: 1 })
  const lines: string[] = []
  const stream = new PassThrough()
  stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  const log = pino(logOptions('info'), stream)
  log.error({ err: database })
  log.error({ err: parsed.error })
  log.error({ err: new Error('kept in words') })
  const text = lines.join('')
  expect(text).not.toContain('canario')
  expect(text).toContain('22P02')
  expect(text).toContain('kept in words')
  expect(text).toContain('log.test.ts')
  expect(lines.length).toBeGreaterThan(0)
})
