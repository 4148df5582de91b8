import type { PersonId } from '@ayni/kernel'
import type { BuilderDraft, MeansDraft } from '@ayni/modules/safety-plan/console'

/** What is written in a call for other rooms, and of whom. */
export type Beside = {
  readonly person: PersonId | null
  readonly plan: BuilderDraft | null
  readonly means: MeansDraft | null
}
export const nothingBeside: Beside = { person: null, plan: null, means: null }

type Row = { readonly call: string | null; readonly beside: Beside }

const isDraft = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && 'id' in value && 'handed' in value)
const isBeside = (value: unknown): value is Beside =>
  typeof value === 'object' &&
  value !== null &&
  'person' in value &&
  'plan' in value &&
  isDraft(value.plan) &&
  'means' in value &&
  isDraft(value.means)

/** One row an episode: its call, and what belongs to it. A row of an older build is the call alone. */
function rowIn(text: string | null): Row {
  if (text === null) return { call: null, beside: nothingBeside }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && 'call' in value && 'beside' in value) {
      const { call, beside } = value
      return {
        call: typeof call === 'string' ? call : null,
        beside: isBeside(beside) ? beside : nothingBeside,
      }
    }
  } catch {
    // Whoever reads the call says what becomes of it.
  }
  return { call: text, beside: nothingBeside }
}

/** @returns null when nothing is left to keep */
const textOf = ({ call, beside }: Row): string | null =>
  call === null && beside.plan === null && beside.means === null ? null : JSON.stringify({ call, beside })

export const callIn = (text: string | null): string | null => rowIn(text).call
export const besideIn = (text: string | null): Beside => rowIn(text).beside
export const withCall = (text: string | null, call: string | null): string | null => textOf({ ...rowIn(text), call })
export const withBeside = (text: string | null, beside: Beside): string | null => textOf({ ...rowIn(text), beside })
