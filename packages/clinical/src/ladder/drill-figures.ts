export type DrillFigures = {
  readonly called: number
  readonly answered: number
  /** Seconds from the call to the press, of those who pressed; null where nobody did. */
  readonly medianS: number | null
  readonly slowestS: number | null
}

type Pressed = { readonly pressedAt: string | null }

/** How a drill went: how many of those called were there, and how long it took them. */
export function drillFigures(startedAt: string, calls: readonly Pressed[]): DrillFigures {
  const took = calls
    .flatMap(({ pressedAt }) => (pressedAt === null ? [] : [(Date.parse(pressedAt) - Date.parse(startedAt)) / 1000]))
    .toSorted((one, two) => one - two)
  const middle = Math.floor(took.length / 2)
  const low = took[took.length % 2 === 0 ? middle - 1 : middle]
  const high = took[middle]
  const medianS = low === undefined || high === undefined ? null : Math.round((low + high) / 2)
  return { called: calls.length, answered: took.length, medianS, slowestS: took.at(-1) ?? null }
}
