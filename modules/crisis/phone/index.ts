export type { AlertTruthProps } from './alert-truth.tsx'
export type { CrisisScreenProps } from './crisis-screen.tsx'
export { askForHelp, mayAnswerAlone, newestAlert } from './local.ts'
export { patienceMs, readTruth, type Truth } from './read-truth.ts'

/** What is not needed before the first question comes in its own files. */
export const loadCrisisScreen = async () => (await import('./crisis-screen.tsx')).CrisisScreen
export const loadAlertTruth = async () => (await import('./alert-truth.tsx')).AlertTruth
export const loadHelpNow = async () => (await import('./alert-truth.tsx')).HelpNow
