import { decodeAnswers, type InstrumentId } from '@ayni/clinical/instruments'
import { type Device, memoryDevice } from '@ayni/device'
import { beforeAll, expect, test } from 'vitest'
import { type AnswerCodes, answerSet, inventedAnswers } from '../fixtures.ts'
import { finishCheck, isPositiveAsq, keepDraft, newDraft } from './draft.ts'
import { lastResult, pastOf } from './last-result.ts'
import { checkState, openCheck, readingKind } from './local.ts'
import { recordChoice, recordHistory, recordPart, recordSkip, recordStop } from './record-check.ts'
import { prepareSummary } from './summary.ts'

beforeAll(prepareSummary)

const answers = (id: InstrumentId, code: { readonly a: string; readonly d?: number }) => decodeAnswers(id, code) ?? {}

async function answerAll(device: Device, codes: AnswerCodes): Promise<void> {
  const draft = newDraft(device)
  await keepDraft(device, draft)
  for (const id of ['asq', 'phq-9', 'gad-7', 'audit'] as const)
    await recordPart(device, openCheck(device)?.draft ?? draft, id, answers(id, codes[id]), 'es')
}

test('SCR-12 after the safety questions the other three parts open where they stopped, also from another phone’s feed', async () => {
  const device = await memoryDevice()
  expect(checkState(device)).toEqual({ is: 'due', day: 30, dueAt: null })
  const draft = newDraft(device)
  await keepDraft(device, draft)
  await recordPart(device, draft, 'asq', answers('asq', inventedAnswers.calm.asq), 'es')
  await keepDraft(device, { ...draft, answers: { 'phq-9': { 'phq9-1': 2 } } })
  expect(openCheck(device)).toMatchObject({
    now: 'phq-9',
    left: 3,
    done: ['asq'],
    draft: { answers: { 'phq-9': { 'phq9-1': 2 } } },
  })
  const facts = device.items.flatMap((item) => item.facts)
  const other = await memoryDevice({ facts })
  expect(openCheck(other)).toMatchObject({ now: 'phq-9', left: 3, draft: { r: draft.r } })
})

test('SCR-05 a positive is urgent, recorded before anything else, and pauses the check; a negative is not urgent', async () => {
  const device = await memoryDevice()
  const draft = newDraft(device)
  const acute = answers('asq', inventedAnswers.acute.asq)
  expect(isPositiveAsq(acute)).toBe(true)
  await recordPart(device, draft, 'asq', acute, 'es')
  expect(device.items).toMatchObject([{ urgent: true, state: { is: 'saved' } }])
  expect(openCheck(device)?.draft.paused).toBe(true)
  const calm = await memoryDevice()
  await recordPart(calm, newDraft(calm), 'asq', answers('asq', inventedAnswers.calm.asq), 'es')
  expect(calm.items).toMatchObject([{ urgent: false }])
})

test('what the phone sends is the input that the server is tested with, summary and all', async () => {
  const device = await memoryDevice()
  await answerAll(device, inventedAnswers.acute)
  const inputs = device.items.map((item) => item.command?.[3])
  const round = openCheck(device)?.draft.r ?? ''
  expect(inputs).toEqual(
    (['asq', 'phq-9', 'gad-7', 'audit'] as const).map((id) => answerSet(round, id, inventedAnswers.acute[id])),
  )
  expect(inputs).toMatchObject([
    { i: 'asq', a: 'yynny', s: [null, 'acute-positive', 0, 3] },
    { i: 'phq-9', d: 3 },
    { i: 'gad-7' },
    { i: 'audit' },
  ])
})

test('the result is read on the phone with no request, and nothing is said to be told before the server said so', async () => {
  const device = await memoryDevice()
  await answerAll(device, inventedAnswers.lifetimeAttempt)
  const found = lastResult(device)
  expect(found).toMatchObject({ result: { level: 0, suicideFlag: 'non_acute' }, told: { is: 'waiting' } })
  const [urgent] = device.items
  const sync = { ...device.sync, cursor: 1 }
  const feed = device.items.flatMap((item) => item.facts)
  await device.apply({ outcomes: [[urgent?.id ?? '', 'a', 1842, device.now()]], changes: feed, whole: false, sync })
  expect(lastResult(device)?.told).toMatchObject({ is: 'told', number: 1842 })
})

test('history, leaving a part out, choosing and stopping show at once and wait for the signal', async () => {
  const device = await memoryDevice()
  await answerAll(device, inventedAnswers.moderate)
  const round = openCheck(device)?.draft.r ?? ''
  expect(openCheck(device)).toMatchObject({ now: null, needsHistory: true })
  await recordHistory(device, round, { h: 'none', t: null, w: true })
  expect(openCheck(device)).toMatchObject({ needsHistory: false })
  await finishCheck(device)
  await recordChoice(device, round, ['brief-intervention'], [])
  expect(lastResult(device)).toMatchObject({ fact: { yes: ['brief-intervention'], w: true } })
  expect(lastResult(device)?.result.routes).toContain('talk-to-someone')
  expect(openCheck(device)).toBeNull()
  expect(checkState(device)).toEqual({ is: 'rest', dueAt: null })
  const second = await memoryDevice()
  const draft = newDraft(second)
  await keepDraft(second, draft)
  await recordPart(second, draft, 'asq', answers('asq', inventedAnswers.calm.asq), 'es')
  await recordSkip(second, openCheck(second)?.draft ?? draft, 'phq-9')
  expect(openCheck(second)).toMatchObject({ now: 'gad-7', left: 2, skipped: ['phq-9'] })
  await recordStop(second, openCheck(second)?.draft ?? draft)
  expect(openCheck(second)).toBeNull()
})

test('my history keeps late answers marked, and leaves out what the team set aside', async () => {
  const fact = (r: string, at: string, more: object) => ({
    r,
    i: 'phq-9',
    v: '1.0.0',
    l: 'es',
    m: 'self',
    a: '111110000',
    at,
    late: 'fresh',
    reliable: true,
    ...more,
  })
  const device = await memoryDevice({
    facts: [
      ['reading', 'a:phq-9', fact('a', '2026-09-01T12:00:00.000Z', { late: 'old' })],
      ['reading', 'b:phq-9', fact('b', '2026-08-01T12:00:00.000Z', {})],
      ['reading', 'c:phq-9', fact('c', '2026-10-01T12:00:00.000Z', { reliable: false })],
    ],
  })
  expect(device.all(readingKind)).toHaveLength(3)
  expect(pastOf(device, 'phq-9').map(({ at, late, reading }) => [at.slice(0, 7), late, reading.total])).toEqual([
    ['2026-08', false, 5],
    ['2026-09', true, 5],
  ])
})
