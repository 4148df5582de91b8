type Said = { readonly answer: string; readonly on: string | null }

/**
 * What was said over several calls about something that stays true: an attempt, an intent. Oldest first; null where nobody was asked.
 * @safety a later "no", a refusal or a question left out never takes back a "yes"; of several, the latest day that was named is told.
 */
export function saidOverTime<One extends Said>(inOrder: readonly One[]): One | null {
  const yes = inOrder.filter(({ answer }) => answer === 'yes')
  const [latest] = [...yes].sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))
  return latest ?? inOrder.findLast(({ answer }) => answer !== 'not_asked') ?? inOrder.at(-1) ?? null
}
