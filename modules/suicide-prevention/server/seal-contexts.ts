/** What each sealed text is bound to: moved to another row it does not open. */
export const signalContext = (source: string): string => `suicide_prevention.signal.because:${source}`
export const attemptContext = (attempt: string): string => `suicide_prevention.attempt.note:${attempt}`
export const outcomeContext = (outcome: string): string => `suicide_prevention.outcome.words:${outcome}`
