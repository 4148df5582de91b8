import type { Language } from '@ayni/kernel'
import { lintMessage } from './forbidden-words.ts'
import { isTemplateName, type TemplateName, templates } from './templates.ts'
import { frameWords, messageWords, type TemplateWords } from './words.ts'

/** A message in words, one form per kind of channel. */
export type Rendered = {
  readonly push: { readonly title: string; readonly body: string }
  readonly short: string
  readonly email: { readonly subject: string; readonly text: string }
  readonly spoken: { readonly once: string; readonly times: 2; readonly closing: string }
}

type Values = Readonly<Record<string, unknown>>

const textOf = (values: Values, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined

const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-PE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`))

function dayWord(day: string, language: Language): string {
  const words = frameWords[language]
  if (day === 'today') return words.today
  if (day === 'tomorrow') return words.tomorrow
  return `${words.on} ${longDay(day, language)}`
}

/** Letters and digits one by one, so that a voice can be understood over a bad line. */
const spelled = (alias: string): string => [...alias.replace(/[^A-Z0-9]/g, '')].join(', ')

/** One value as it stands in a sentence: a day as a word. */
export function filledWord(values: Values, name: string, language: Language): string | undefined {
  const value = textOf(values, name)
  return value !== undefined && name === 'day' ? dayWord(value, language) : value
}

/** A missing value leaves no trace: "tarea urgente. Abrir tablero." */
function fill(pattern: string, values: Values, language: Language): string {
  return pattern.replace(/(\s?)\{(\w+)\}/g, (_, space: string, name: string) => {
    const value = filledWord(values, name, language)
    return value === undefined ? '' : `${space}${value}`
  })
}

/**
 * `own`: a programme's words instead of ours. `answerLink`: where whoever may take charge does so without signing in; only together
 * with `answer` in the parameters, and then the voice offers a key too.
 */
export function render(
  template: TemplateName,
  params: Values,
  language: Language,
  own?: TemplateWords,
  answerLink?: string,
): Rendered {
  const words = own ?? messageWords[language][template]
  const frame = frameWords[language]
  const said = fill(words.short, params, language)
  const mayAnswer = params.answer === true && answerLink !== undefined
  const short = mayAnswer ? `${said} ${fill(frame.answer, { link: answerLink }, language)}` : said
  const alias = textOf(params, 'alias')
  const aloud = fill(words.short, alias === undefined ? params : { ...params, alias: spelled(alias) }, language)
  return {
    push: { title: 'AYNI', body: fill(words.push, params, language) },
    short,
    email: { subject: fill(words.subject, params, language), text: `${said}\n\n${frame.emailFoot}\n` },
    spoken: {
      once: `${frame.callIntro} ${aloud}`,
      times: 2,
      closing: closingOf(template, mayAnswer, frame),
    },
  }
}

function closingOf(template: TemplateName, mayAnswer: boolean, frame: (typeof frameWords)['es' | 'en']): string {
  if (templates[template].class !== 'N1') return ''
  return mayAnswer ? frame.callTake : frame.callOutro
}

/** Every text a recipient or a bystander could see or hear. */
export const allTexts = (of: Rendered): readonly string[] => [
  of.push.title,
  of.push.body,
  of.short,
  of.email.subject,
  of.email.text,
  of.spoken.once,
  of.spoken.closing,
]

export type RenderCheck =
  | { readonly ok: true; readonly params: Values; readonly rendered: Rendered }
  | {
      readonly ok: false
      readonly code: 'messages.params-malformed' | 'messages.forbidden-words' | 'messages.template-unknown'
      readonly rules: readonly string[]
    }

/** Parameters checked, words filled in, forbidden words looked for. */
export function checkedRender(
  template: string,
  params: unknown,
  language: Language,
  own?: TemplateWords,
  answerLink?: string,
): RenderCheck {
  if (!isTemplateName(template)) return { ok: false, code: 'messages.template-unknown', rules: [] }
  const parsed = templates[template].params.safeParse(params)
  if (!parsed.success)
    return { ok: false, code: 'messages.params-malformed', rules: parsed.error.issues.map((i) => i.path.join('.')) }
  const rendered = render(template, parsed.data, language, own, answerLink)
  const broken = allTexts(rendered).flatMap(lintMessage)
  if (broken.length > 0)
    return { ok: false, code: 'messages.forbidden-words', rules: [...new Set(broken.map((f) => f.rule))] }
  return { ok: true, params: parsed.data, rendered }
}
