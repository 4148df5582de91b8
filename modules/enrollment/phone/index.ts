export { NeededConsents, OptionalConsents, type OptionalConsentsProps } from './first-consents.tsx'
export { FirstExtras, type FirstExtrasProps } from './first-extras.tsx'
export {
  chooseLanguage,
  consent,
  giveLayers,
  hasLeft,
  holdsConsent,
  me,
  neededLayers,
  takesPart,
  trusted,
} from './local.ts'
export { ReachToday } from './reach-today.tsx'
export { Welcome, type WelcomeProps } from './welcome.tsx'

/** What is not needed before the first question comes in its own files. */
export const loadAskAgain = async () => (await import('./ask-again.tsx')).AskAgain
export const loadMyConsents = async () => (await import('./my-consents.tsx')).MyConsents
export const loadTrustedPerson = async () => (await import('./trusted-form.tsx')).TrustedForm
export const loadMyHours = async () => (await import('./my-hours.tsx')).MyHours
export const loadMyPost = async () => (await import('./my-post.tsx')).MyPost
export const loadContactMe = async () => (await import('./contact-me.tsx')).ContactMe
export const loadNoSignal = async () => (await import('./no-signal.tsx')).NoSignal
