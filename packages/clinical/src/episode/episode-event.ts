import type { AlertClass } from '../triage/index.ts'
import type { AssessedRisk } from './course.ts'

export type CallEvent = {
  readonly is: 'call'
  /** When they spoke; it may come to the server much later. */
  readonly at: string
  /** When they hung up. */
  readonly endedAt: string
  readonly psychiatrist: boolean
  /** False where they had been drinking: assessed again when sober (R-SUI-15). */
  readonly sober: boolean
  readonly assessed: {
    readonly risk: AssessedRisk
    /** By a psychiatrist, in full. */
    readonly fully: boolean
    readonly plan: boolean
    readonly planOffered: boolean
    /** Looked at with them and agreed, kept or changed. */
    readonly means: boolean
    /** Looked at and not kept: an earlier good look counts no more. */
    readonly meansNotKept?: boolean
  } | null
  /** "No quiero hablar". */
  readonly declined: { readonly signsOfImminence: boolean } | null
  readonly nextContactAt: string | null
  /** When the server learned of the newest signal of the alert that sounds, where one came while it was open. */
  readonly signalledAt?: string | null
}

export type ContactEvent = {
  readonly is: 'contact'
  readonly at: string
  /** Speaking live; a message left is a try. */
  readonly live: boolean
  /** What was agreed about means, where it was looked at. */
  readonly means?: 'looked-at' | 'not-kept' | null
  readonly nextContactAt: string | null
}

export type EpisodeEvent =
  | { readonly is: 'signal'; readonly class: AlertClass; readonly receivedAt: string; readonly alert: string | null }
  | { readonly is: 'acknowledged'; readonly at: string }
  /** Whoever had the alert has it no more: it lapsed, or was given back (SUI-02). */
  | { readonly is: 'returned'; readonly at: string }
  | { readonly is: 'attempt'; readonly at: string; readonly live: boolean }
  | CallEvent
  | ContactEvent
  | { readonly is: 'rescheduled'; readonly at: string; readonly dueAt: string; readonly psychiatrist: boolean }
  | { readonly is: 'unreachable'; readonly at: string }
  | { readonly is: 'emergency-opened'; readonly at: string }
  | { readonly is: 'handed-over'; readonly at: string }
  /** A version was kept; a plan with a section missing is none yet. `reviewAt`: when it says that it is looked at again. */
  | {
      readonly is: 'plan-saved'
      readonly at: string
      readonly complete?: boolean
      readonly reviewAt?: string | null
    }
  | { readonly is: 'phq9-answered'; readonly at: string }
  | { readonly is: 'means-checked'; readonly at: string; readonly kept: boolean }
  | {
      readonly is: 'alert-ended'
      readonly alert: string
      readonly at: string
      readonly withdrawn: boolean
      readonly setAside: boolean
    }
  | { readonly is: 'owner'; readonly to: string | null; readonly at: string }
  | { readonly is: 'left'; readonly at: string; readonly declinesLastCall: boolean }
  | { readonly is: 'came-back'; readonly at: string }
  | { readonly is: 'last-call'; readonly at: string }
  | { readonly is: 'died'; readonly at: string }
  | { readonly is: 'step-down'; readonly psychiatrist: boolean; readonly missing: readonly string[] }
  | { readonly is: 'close'; readonly psychiatrist: boolean; readonly missing: readonly string[] }
  | { readonly is: 'close-withdrawn'; readonly psychiatrist: boolean }
