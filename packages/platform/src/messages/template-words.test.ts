import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../database/index.ts'
import { checkTemplateWords } from './check-template-words.ts'
import {
  alarm,
  clinician,
  deliver,
  evening,
  house,
  night,
  program,
  queue,
  reminder,
  rows,
  scripted,
} from './delivery-fixture.ts'
import { smsSegments } from './sms-length.ts'
import { ownWords, setTemplateWords, type WordsChange } from './template-words.ts'
import { isTemplateName, templates } from './templates.ts'
import { messageWords } from './words.ts'

const invitation = {
  short: 'Ayni te saluda desde la universidad. Mira esto con calma: {link} Si no es momento, responde NO POR AHORA.',
  push: 'Tienes una invitación de Ayni.',
  subject: 'Una invitación',
}
const rulesOf = (over: Partial<typeof invitation>) =>
  checkTemplateWords('invitation', 'es', { ...invitation, ...over }).findings.map(
    ({ field, rule }) => `${field}.${rule}`,
  )

test('our own words pass their own rules, in both languages', () => {
  for (const template of Object.keys(templates).filter(isTemplateName)) {
    for (const language of ['es', 'en'] as const) {
      expect(checkTemplateWords(template, language, messageWords[language][template]).findings).toEqual([])
    }
  }
})

test.each([
  ['nothing wrong', {}, []],
  ['no link', { short: 'Ayni te saluda. Responde NO POR AHORA.' }, ['short.placeholder-missing']],
  ['a placeholder that there is not', { push: 'Hola {alias}.' }, ['push.placeholder-unknown']],
  ['a stray brace', { subject: 'Hola {' }, ['subject.placeholder-unknown']],
  ['no way out', { short: 'Ayni: {link}' }, ['short.opt-out-missing']],
  ['no sender', { short: 'Hola. {link} Responde NO POR AHORA.' }, ['short.sender-missing']],
  ['a shout', { push: '¡Hola!' }, ['push.exclamation']],
  ['a condition', { push: 'Para tu ansiedad.' }, ['push.diagnosis']],
  ['a facility', { subject: 'Del hospital' }, ['subject.facility']],
  ['a link of its own', { push: 'Mira www.ayni.example' }, ['push.written-link', 'push.link']],
  ['nothing', { subject: ' ' }, ['subject.empty']],
  ['too much', { push: 'a'.repeat(111), subject: 'b'.repeat(79) }, ['push.too-long', 'subject.too-long']],
  ['four SMS', { short: `${invitation.short} ${'ñandú '.repeat(25)}` }, ['short.too-long']],
])('words with %s are judged', (_, over, expected) => {
  expect(rulesOf(over)).toEqual(expected)
})

test('a drill is called a drill in every form', () => {
  const words = { short: 'AYNI: tarea urgente {alias}.', push: 'Tarea urgente.', subject: 'Tarea urgente' }
  expect(checkTemplateWords('staff-alert-drill', 'es', words).findings).toEqual([
    { field: 'short', rule: 'drill-missing' },
    { field: 'push', rule: 'drill-missing' },
    { field: 'subject', rule: 'drill-missing' },
  ])
})

test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['ñ'.repeat(160), 1],
  ['á'.repeat(70), 1],
  ['á'.repeat(71), 2],
  [`${'a'.repeat(159)}€`, 2],
  ['', 1],
])('%s costs %i SMS', (text, segments) => {
  expect(smsSegments(text)).toBe(segments)
})

const change = (over: Partial<WordsChange>): WordsChange => ({
  ...{ programId: program, template: 'reminder', language: 'es', after: 0, by: clinician, at: night },
  words: {
    short: 'Ayni: sigue cuando puedas. Si no, responde NO POR AHORA.',
    push: 'Sigue cuando puedas.',
    subject: 'Sigue',
  },
  ...over,
})
const set = (over: Partial<WordsChange> = {}, role: 'admin' | 'therapist' = 'admin') =>
  inTransaction(house.runtime.database.app, house.actor.staff(program, clinician, role), (tx) =>
    setTemplateWords(tx, change(over)),
  )

test('own words are versions; who looked at an old one is told, and none takes them back', async () => {
  expect(await set()).toEqual({ version: 1 })
  expect(await set()).toEqual({ refused: 'messages.words-changed' })
  expect(await set({ after: 1, words: null })).toEqual({ version: 2 })
  expect(await house.asSystem((tx) => ownWords(tx, program))).toEqual([
    { template: 'reminder', language: 'es', version: 2, words: null, by: clinician, at: night },
  ])
  const two = await Promise.all([set({ after: 2 }), set({ after: 2 })])
  expect(two.filter((one) => 'version' in one)).toHaveLength(1)
})

test('unfit words, an unknown template and whoever may not are refused', async () => {
  const unfit = { short: 'Ayni: tu puntaje. NO POR AHORA', push: 'Hola', subject: 'Hola' }
  expect(await set({ words: unfit })).toMatchObject({
    refused: 'messages.words-unfit',
    details: { rules: ['short.score'] },
  })
  expect(await set({ template: 'nothing' })).toEqual({ refused: 'messages.template-unknown' })
  await expect(set({}, 'therapist')).rejects.toThrow(/row-level security/)
  expect(await house.asSystem((tx) => ownWords(tx, program))).toEqual([])
})

test('a message goes in the words of its programme, and in ours when theirs are gone', async () => {
  await set()
  await queue(reminder(randomUUID()))
  const email = scripted('email')
  await deliver(evening, [email.channel])
  await set({ after: 1, words: null })
  await queue(reminder(randomUUID()))
  await deliver(evening, [email.channel])
  expect(email.got.map((m) => m.rendered.email.subject)).toEqual(['Sigue', messageWords.es.reminder.subject])
})

test('words that got in by another door are not sent: ours go instead', async () => {
  await house.asSystem((tx) =>
    sql`insert into messages.template_override (program_id, template, language, version, short, push, subject, by_account, at)
      values (${program}, 'staff-alert', 'es', 1, 'AYNI: riesgo de suicidio {alias}', 'x', 'x', ${clinician}, ${night})`.execute(
      tx,
    ),
  )
  await queue(alarm('a'))
  const sms = scripted('sms')
  await deliver(night, [sms.channel])
  expect(sms.got.map((m) => m.rendered.short)).toEqual(['AYNI: tarea urgente AY-7K4Q. Abrir tablero.'])
  expect(await rows()).toMatchObject([{ state: 'sent' }])
})
