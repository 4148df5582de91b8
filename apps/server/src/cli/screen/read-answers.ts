import type { Answer, InstrumentId } from '@ayni/clinical/instruments'
import type { Header } from './header.ts'

export type RowProblem = { readonly column: string; readonly value: string; readonly expected: string }
type Sets = Partial<Record<InstrumentId, Record<string, Answer>>>
export type RowAnswers = { readonly sets: Sets; readonly answered: number; readonly problems: readonly RowProblem[] }

/** @safety a refusal is not a no, a blank is not a zero, and a value out of range is never clipped. */
function answerOf(instrument: InstrumentId, text: string): Answer {
  if (text === 'R') return 'refused'
  if (instrument === 'asq') return text === '1' ? 'yes' : text === '0' ? 'no' : 'not_asked'
  return text === '' ? null : text.charCodeAt(0) - 48
}

/** One row's answers by instrument; what is out of range is a problem with its column and value. */
export function readAnswers(header: Header, fields: readonly string[]): RowAnswers {
  const sets: Sets = {}
  const problems: RowProblem[] = []
  let answered = 0
  for (const { column, instrument, item, allowed, range, index } of header.answers) {
    const text = (fields[index] ?? '').trim()
    let set = sets[instrument]
    if (set === undefined) {
      set = {}
      sets[instrument] = set
    }
    if (text !== '' && text !== 'R' && !allowed.includes(text)) {
      problems.push({ column, value: text.slice(0, 40), expected: range })
      continue
    }
    if (text !== '') answered += 1
    set[item] = answerOf(instrument, text)
  }
  return { sets, answered, problems: [...problems, ...contradiction(sets.audit)] }
}

/** Whoever never drinks was not asked items 2–8: a number above zero there is a slip in the file, and nobody guesses which. */
function contradiction(audit: Record<string, Answer> | undefined): readonly RowProblem[] {
  if (audit?.['audit-1'] !== 0) return []
  const problems: RowProblem[] = []
  for (let n = 2; n <= 8; n++) {
    const value = audit[`audit-${n}`]
    if (typeof value === 'number' && value > 0)
      problems.push({ column: `audit_${n}`, value: String(value), expected: 'blank or 0 when audit_1 is 0' })
  }
  return problems
}
