/** Not needed before the first question: it comes in its own file, with the list of words that a human must read. */
export const loadWriteToTeam = async () => (await import('./write-to-team.tsx')).WriteToTeam

export const loadSeen = async () => (await import('./seen.ts')).noteOpened
