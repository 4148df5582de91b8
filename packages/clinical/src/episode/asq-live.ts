type Item = 'asq-1' | 'asq-2' | 'asq-3' | 'asq-4' | 'asq-5'
type Answer = 'yes' | 'no' | 'refused' | 'not_asked'
export type AsqSoFar = Readonly<Partial<Record<Item, Answer>>>

const always = ['asq-1', 'asq-2', 'asq-3', 'asq-4'] as const

/** @safety "not asked" is no answer: the four were put, and said or refused. @source R-SUI-09, 7.3 */
export const asqWasAsked = (asq: Readonly<Record<string, string | undefined>>): boolean =>
  always.every((item) => asq[item] !== undefined && asq[item] !== 'not_asked')

/** Item 5 is asked after any yes or refusal, as the instrument says. */
export const asqAsksAcuity = (asq: AsqSoFar): boolean =>
  always.some((item) => asq[item] === 'yes' || asq[item] === 'refused')

type ItemText = { readonly id: string; readonly es: string; readonly en: string }

/** What is put now, in the words it was published in. `must`: that it was not asked is no answer. */
export const asqToAsk = <Text extends ItemText>({ items }: { readonly items: readonly Text[] }, asq: AsqSoFar) =>
  [...always, ...(asqAsksAcuity(asq) ? (['asq-5'] as const) : [])].flatMap((id) => {
    const words = items.find((one) => one.id === id)
    return words === undefined ? [] : [{ id, words, must: id !== 'asq-5' }]
  })

/** Undefined while an item that must be asked has no answer. */
export function asqWhole(asq: AsqSoFar): Record<Item, Answer> | undefined {
  if (!asqWasAsked(asq)) return undefined
  const acuity = asqAsksAcuity(asq) ? asq['asq-5'] : 'not_asked'
  const { 'asq-1': one, 'asq-2': two, 'asq-3': three, 'asq-4': four } = asq
  if (one === undefined || two === undefined || three === undefined || four === undefined || acuity === undefined)
    return undefined
  return { 'asq-1': one, 'asq-2': two, 'asq-3': three, 'asq-4': four, 'asq-5': acuity }
}
