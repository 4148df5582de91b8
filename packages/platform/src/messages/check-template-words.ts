import type { Language } from '@ayni/kernel'
import { lintMessage } from './forbidden-words.ts'
import { render } from './render.ts'
import { smsSegments } from './sms-length.ts'
import { type TemplateName, templates } from './templates.ts'
import { messageWords, type TemplateWords } from './words.ts'

export type WordsField = keyof TemplateWords
export type WordsFinding = {
  readonly field: WordsField
  /** A rule of `forbidden-words`, or one of these. */
  readonly rule:
    | 'empty'
    | 'too-long'
    | 'placeholder-missing'
    | 'placeholder-unknown'
    | 'sender-missing'
    | 'opt-out-missing'
    | 'drill-missing'
    | 'exclamation'
    | 'written-link'
    | string
}
export type WordsCheck = {
  readonly findings: readonly WordsFinding[]
  readonly smsSegments: number
  /** As it would be read, with invented values. */
  readonly looks: TemplateWords
}

/** [D] Three SMS at most; what a locked screen and a list of e-mails show whole. */
const limits = { segments: 3, push: 110, subject: 78 } as const

/** Values of an ordinary length, to measure and to look at. */
const samples: Readonly<Record<string, string>> = {
  code: '483921',
  link: 'https://ayni.example/i/kJ8s_2mQ-77aaBBccDD',
  alias: 'AY-7K4Q',
  day: '2026-11-21',
  hour: '19:00',
  signature: 'Inés Ejemplo',
  title: 'Guía de pausas para la guardia',
  words: 'Pensé en ti esta semana y te mando un abrazo.',
}

const placeholdersOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name))

function shapeFindings(field: WordsField, given: string, ours: string): readonly WordsFinding['rule'][] {
  const [has, wants] = [placeholdersOf(given), placeholdersOf(ours)]
  const stray = /[{}]/.test(given.replace(/\{\w+\}/g, ''))
  return [
    ...(given.trim() === '' ? ['empty'] : []),
    ...([...wants].every((name) => has.has(name)) ? [] : ['placeholder-missing']),
    ...([...has].every((name) => wants.has(name)) && !stray ? [] : ['placeholder-unknown']),
    ...(/[!¡]/.test(given) ? ['exclamation'] : []),
    ...(/:\/\/|\bwww\./i.test(given) ? ['written-link'] : []),
    ...(/SIMULACRO|DRILL/.test(ours) && !/SIMULACRO|DRILL/.test(given) ? ['drill-missing'] : []),
    ...(field === 'short' && !/ayni/i.test(given) ? ['sender-missing'] : []),
    ...(/NO POR AHORA|NOT NOW/.test(ours) && !/NO POR AHORA|NOT NOW/.test(given) ? ['opt-out-missing'] : []),
  ]
}

/**
 * Whether a programme's own words for a template may be stored and sent: placeholders as ours, the sender named, the way out
 * kept, drills called drills, nothing of what no message may say, and a length that a telephone shows.
 */
export function checkTemplateWords(template: TemplateName, language: Language, words: TemplateWords): WordsCheck {
  const ours = messageWords[language][template]
  const used = Object.keys(templates[template].params.shape)
  const params = Object.fromEntries(
    used.flatMap((name) => (samples[name] === undefined ? [] : [[name, samples[name]]])),
  )
  const rendered = render(template, params, language, words)
  const segments = smsSegments(rendered.short)
  const shown = { short: rendered.short, push: rendered.push.body, subject: rendered.email.subject }
  const tooLong = {
    short: segments > limits.segments,
    push: shown.push.length > limits.push,
    subject: shown.subject.length > limits.subject,
  }
  const fields = ['short', 'push', 'subject'] as const
  const findings = fields.flatMap((field) => {
    const forbidden = lintMessage(shown[field]).map(({ rule }) => rule)
    const rules = [
      ...shapeFindings(field, words[field], ours[field]),
      ...forbidden,
      ...(tooLong[field] ? ['too-long'] : []),
    ]
    return [...new Set(rules)].map((rule) => ({ field, rule }))
  })
  return { findings, smsSegments: segments, looks: shown }
}
