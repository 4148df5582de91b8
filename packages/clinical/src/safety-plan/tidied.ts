import type { SafetyPlanSection } from './safety-plan.ts'

type Entry = {
  readonly text: string
  readonly contact: string | null
  readonly likelihood: number | null
  readonly obstacle: string | null
}
type Lines = Readonly<Record<SafetyPlanSection, readonly Entry[]>>

const orNull = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

const keep = (entries: readonly Entry[]): Entry[] =>
  entries
    .map(({ text, contact, likelihood, obstacle }) => ({
      ...{ text: text.trim(), contact: orNull(contact), likelihood, obstacle: orNull(obstacle) },
    }))
    .filter(({ text }) => text !== '')

/** A plan as it is kept, alone or with somebody. Lines without a word are no lines. */
export const tidied = ({ sections, matters }: { readonly sections: Lines; readonly matters: string | null }) => ({
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

/** Nothing written yet; a plan may be kept at any point. */
export const emptyPlan: ReturnType<typeof tidied> = {
  sections: {
    'warning-signs': [],
    'internal-coping': [],
    'social-distraction': [],
    'ask-for-help': [],
    'professional-support': [],
    'safer-environment': [],
  },
  matters: null,
}
