import { alias, command, instant, personId, query, uuid, z } from '@ayni/kernel'
import {
  attemptHow,
  attemptPurpose,
  attemptResult,
  attemptWindow,
  callChannel,
  contactChannel,
  nonuseCode,
  shortNote,
} from './shared-shapes.ts'

/** Why nobody is tried now. */
export const holdReason = z.enum([
  'quiet-hours',
  'working-hours',
  'outside-window',
  'spacing',
  'cycle-full',
  'not-now',
  'offline',
  'unreachable',
  'declined',
  'asked-later',
  'other-window',
  'over',
  'review',
  'no-contact',
])
export type HoldReason = z.infer<typeof holdReason>

const attemptErrors = { 'outreach.person-missing': 404 } as const

export const beginCall = command('outreach.begin-call', {
  summary: 'Notes that somebody is about to be called; refused outside their hours and beyond the limits',
  allow: ['coordinator'],
  input: z.strictObject({
    person: personId,
    channel: callChannel,
    contact: uuid.nullable(),
    /** Why it cannot wait, where the hours forbid it. The person reads it. */
    override: shortNote.nullable(),
  }),
  output: z.strictObject({ attempt: uuid, purpose: attemptPurpose }),
  errors: {
    ...attemptErrors,
    'outreach.outside-hours': 409,
    'outreach.too-soon': 409,
    'outreach.cycle-full': 409,
    'outreach.in-peace': 409,
  },
})

export const noteResult = command('outreach.note-result', {
  summary: 'Says how a call ended',
  allow: ['coordinator'],
  input: z.strictObject({
    attempt: uuid,
    result: attemptResult.extract(['respondido', 'no_contesta', 'equivocado', 'rechazo', 'error']),
    /** Which of their numbers was dialled: tries are counted for each, and a stranger's is marked. */
    contact: uuid.nullable().default(null),
    /** "Llámame más tarde": the hour that the person named. */
    laterAt: instant.nullable(),
    /** Where they declined and wished to say why. */
    reason: nonuseCode.nullable(),
  }),
  output: z.null(),
  errors: { 'outreach.attempt-missing': 404, 'outreach.contact-missing': 404, 'outreach.later-is-past': 422 },
})

export const undoCall = command('outreach.undo-call', {
  summary: 'Takes back a call noted by mistake, within ten minutes',
  allow: ['coordinator'],
  input: z.strictObject({ attempt: uuid }),
  output: z.null(),
  errors: { 'outreach.attempt-missing': 404, 'outreach.too-late-to-undo': 409 },
})

export const recordDecline = command('outreach.record-decline', {
  summary: 'Notes that somebody said no, with their reason if they gave one',
  allow: ['coordinator'],
  input: z.strictObject({ person: personId, reason: nonuseCode.nullable(), note: shortNote.nullable() }),
  output: z.null(),
  errors: attemptErrors,
})

const plannerRow = z.strictObject({
  person: personId,
  alias,
  purpose: attemptPurpose,
  channel: contactChannel.nullable(),
  waitingSince: instant,
  /** In the present cycle. */
  attempts: z.int(),
  opensAt: instant,
  closesAt: instant,
  /** The hour was asked for by the person. */
  asked: z.boolean(),
})
export type PlannerRow = z.infer<typeof plannerRow>

export const hiddenReason = z.enum([
  'working',
  'outside-window',
  'silent',
  'offline',
  'five',
  'review',
  'recent',
  'message',
  'unreachable',
  'declined',
  'no-contact',
])
export type HiddenReason = z.infer<typeof hiddenReason>

export const planner = query('outreach.planner', {
  summary: 'Whom to call now, by the end of their window; who opens within two hours; how many are hidden and why',
  allow: ['coordinator'],
  opens: 'C2',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(50), skip: z.int().min(0).max(20_000).default(0) }),
  output: z.strictObject({
    asOf: instant,
    now: z.array(plannerRow),
    nowTotal: z.int(),
    soon: z.array(plannerRow),
    soonTotal: z.int(),
    hidden: z.array(z.strictObject({ why: hiddenReason, n: z.int() })),
    news: z.strictObject({ since: instant, engaged: z.int(), unreachable: z.int() }),
  }),
  errors: { 'outreach.no-program': 409 },
})
export type Planner = z.infer<typeof planner.output>

const pastAttempt = z.strictObject({
  at: instant,
  how: attemptHow,
  channel: contactChannel,
  window: attemptWindow,
  result: attemptResult.nullable(),
  override: z.string().nullable(),
})

export const callCard = query('outreach.call-card', {
  summary: 'What is known before a call: whether it may be made now, what was tried, and until when to wait',
  allow: ['coordinator'],
  opens: 'C2',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    person: personId,
    alias,
    purpose: attemptPurpose,
    verdict: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('now'), until: instant, channel: contactChannel, how: attemptHow }),
      z.strictObject({
        do: z.literal('wait'),
        until: instant,
        because: holdReason,
        /** The hours alone forbid it: a reason may stand above them. */
        mayOverride: z.boolean(),
      }),
      z.strictObject({ do: z.literal('stop'), because: holdReason }),
    ]),
    attempts: z.array(pastAttempt),
    /** A call begun and not yet ended. */
    open: z.strictObject({ attempt: uuid, at: instant }).nullable(),
    declined: z.boolean(),
    unreachable: z.boolean(),
  }),
  errors: attemptErrors,
})
export type CallCard = z.infer<typeof callCard.output>

/** The house alone: jobs give these. */
export const sendBatch = command('outreach.send-batch', {
  summary: 'Writes to the next people who are due an invitation or a reminder',
  allow: [],
  input: z.strictObject({ limit: z.int().min(1).max(1000) }),
  output: z.strictObject({ claimed: z.int(), queued: z.int() }),
})
export const noteReceipts = command('outreach.note-receipts', {
  summary: 'Moves attempts as far as their messages came',
  allow: [],
  input: z.strictObject({ limit: z.int().min(1).max(1000) }),
  output: z.strictObject({ moved: z.int() }),
})
export const markUnreachable = command('outreach.mark-unreachable', {
  summary: 'Says of whom every way was tried in vain',
  allow: [],
  input: z.strictObject({ limit: z.int().min(1).max(1000) }),
  output: z.strictObject({ marked: z.int() }),
})
