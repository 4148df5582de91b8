export { CheckCard, type CheckCardProps } from './check-card.tsx'
export { CheckScreen, type CheckScreenProps } from './check-screen.tsx'
export { type CheckState, checkState } from './local.ts'

/** What is not needed before the first question comes in its own files. */
export const loadResult = async () => (await import('./result-screen.tsx')).ResultScreen
export const loadMyAnswers = async () => (await import('./my-answers.tsx')).MyAnswers
