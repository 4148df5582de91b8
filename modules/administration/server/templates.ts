import { isRefusal, type Language, refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import {
  checkTemplateWords,
  isTemplateName,
  messageWords,
  ownWords,
  setTemplateWords,
  type TemplateName,
  templates,
} from '@ayni/platform/messages'
import { checkTemplate, setTemplate, type TemplateRow, templateList } from '../contract.ts'
import { noteChange } from './note-change.ts'

const languages: readonly Language[] = ['es', 'en']
const names: readonly TemplateName[] = Object.keys(templates).filter(isTemplateName)

export const templatesAnswer = answer(templateList, async ({ tx, actor }) => {
  const own = actor.programId === null ? [] : await ownWords(tx, actor.programId)
  const rowOf = (template: TemplateName, language: Language): TemplateRow => {
    const changed = own.find((one) => one.template === template && one.language === language)
    return {
      ...{ template, language, class: templates[template].class, ours: messageWords[language][template] },
      ...{ own: changed?.words ?? null, version: changed?.version ?? 0 },
    }
  }
  return names.flatMap((template) => languages.map((language) => rowOf(template, language)))
})

export const checkTemplateAnswer = answer(checkTemplate, async ({ input }) => {
  const { template, language, words } = input
  if (!isTemplateName(template)) return refuse('administration.template-unknown')
  const { findings, smsSegments, looks } = checkTemplateWords(template, language, words)
  return { findings: [...findings], smsSegments, looks }
})

export const setTemplateHandler = handle(setTemplate, async (context) => {
  const { input, tx, actor, now } = context
  const { programId, accountId } = actor
  if (programId === null || accountId === null) return refuse('administration.no-program')
  const before = (await ownWords(tx, programId)).find(
    ({ template, language }) => template === input.template && language === input.language,
  )
  const stored = await setTemplateWords(tx, { programId, ...input, by: accountId, at: now })
  if (isRefusal(stored)) {
    if (stored.refused === 'messages.words-changed') return refuse('administration.words-changed')
    return stored.refused === 'messages.template-unknown'
      ? refuse('administration.template-unknown')
      : refuse('administration.words-refused', stored.details)
  }
  await noteChange(context, programId, {
    ...{ what: 'template', subject: `${input.template} ${input.language}` },
    ...{ before: before?.words ?? null, after: input.words },
  })
  return { output: null, topics: ['settings'] }
})
