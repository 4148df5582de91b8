import { z } from '@ayni/kernel'
import { isTemplateName } from '../templates.ts'
import { messageWords } from '../words.ts'

const approved = z.record(
  z.string().regex(/^[a-z-]{2,40}\.(es|en)$/),
  z.strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/),
  }),
)
/** `reminder.es` → what the provider calls it, where that is not what we would expect. */
export type WhatsappTemplates = Readonly<Record<string, { readonly name: string; readonly language: string }>>

/** `{"reminder.es":{"name":"recordatorio_2","language":"es_PE"}}`; nothing when it is not that. */
export function readWhatsappTemplates(text: string | undefined): WhatsappTemplates | undefined {
  if (text === undefined) return {}
  try {
    const parsed = approved.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export type ProviderTemplate = {
  readonly name: string
  readonly language: string
  /** Placeholders of our words, in their order: {{1}}, {{2}} … of the approved text. */
  readonly placeholders: readonly string[]
}

/** `reminder` in Spanish is approved as `ayni_reminder`, language `es`, unless the configuration says otherwise. */
export function providerTemplate(
  template: string,
  language: 'es' | 'en',
  overrides: WhatsappTemplates,
): ProviderTemplate | undefined {
  if (!isTemplateName(template)) return undefined
  const name = overrides[`${template}.${language}`] ?? { name: `ayni_${template.replaceAll('-', '_')}`, language }
  const placeholders = [...messageWords[language][template].short.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key)
  return { ...name, placeholders }
}
