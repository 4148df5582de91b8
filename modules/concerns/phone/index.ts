/** Not needed before the first question: it comes in its own file. */
export const loadTellWorry = async () => (await import('./tell-worry.tsx')).TellWorry
