import type { PlanContent, PlanEntry } from '@ayni/modules/safety-plan/contract'

const orNull = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

const keep = (entries: readonly PlanEntry[]): PlanEntry[] =>
  entries
    .map(({ text, contact, likelihood, obstacle }) => ({
      ...{ text: text.trim(), contact: orNull(contact), likelihood, obstacle: orNull(obstacle) },
    }))
    .filter(({ text }) => text !== '')

/** Lines without a word are no lines. */
export const tidied = ({ sections, matters }: PlanContent): PlanContent => ({
  sections: {
    'warning-signs': keep(sections['warning-signs']),
    'internal-coping': keep(sections['internal-coping']),
    'social-distraction': keep(sections['social-distraction']),
    'ask-for-help': keep(sections['ask-for-help']),
    'professional-support': keep(sections['professional-support']),
    'safer-environment': keep(sections['safer-environment']),
  },
  matters: orNull(matters),
})
