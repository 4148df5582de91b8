import {
  accountId,
  alias,
  command,
  event,
  type InputOf,
  instant,
  type OutputOf,
  personId,
  programId,
  query,
  z,
} from '@ayni/kernel'

import { answerWay, pendingDrill } from '@ayni/modules/duty/contract'

export const alertClass = z.enum(['A', 'B'])
export type AlertClass = z.infer<typeof alertClass>

// Said to the other rooms

export const alertOpened = event(
  'suicide-prevention.alert-opened',
  z.strictObject({
    alert: z.uuid(),
    person: personId,
    program: programId,
    alias,
    class: alertClass,
    occurredAt: instant,
    receivedAt: instant,
    synthetic: z.boolean(),
    /** What `timers.in_force(program)` answered in this transaction: the clocks that it opens run by the same. */
    timers: z.unknown().optional(),
  }),
)

export const alertAcknowledged = event(
  'suicide-prevention.alert-acknowledged',
  z.strictObject({ alert: z.uuid(), person: personId, program: programId, by: accountId, at: instant }),
)

/** Closed by a recorded outcome of contact with the person; what stood for somebody, by their own alert. By nothing else. */
export const alertHandled = event(
  'suicide-prevention.alert-handled',
  z.strictObject({
    alert: z.uuid(),
    person: personId,
    program: programId,
    by: accountId,
    outcome: z.string(),
    at: instant,
  }),
)

export const concernKind = z.enum([
  'clinician',
  'mentor',
  'peer',
  'facilitator',
  'third-party',
  'check-in',
  'missed-check-in',
  'missed-contact',
])
export type ConcernKind = z.infer<typeof concernKind>
/** Where a signal came from. */
export const signalKind = z.enum(['screening', 'help-now', 'reply', ...concernKind.options])
export type SignalKind = z.infer<typeof signalKind>

/**
 * Any room worries about somebody: it becomes a signal here, in this transaction, and only ever raises (R-SUI-01, R-SUI-14). The same
 * source twice is one signal. `because` are codes, never words of a person.
 */
const worry = z.strictObject({
  source: z.uuid(),
  kind: concernKind,
  person: personId,
  program: programId,
  class: alertClass,
  because: z.array(z.string()),
  occurredAt: instant,
  receivedAt: instant,
})
export const concernRaised = event('suicide-prevention.concern-raised', worry)

/**
 * Somebody who was only described has a name now: the worry goes on to their alert, and the alert that stood for the words ends in the
 * same transaction, never before the other is open.
 */
export const standInNamed = event(
  'suicide-prevention.stand-in-named',
  worry.extend({ standIn: personId, alias, by: accountId }),
)

/** One try to speak with the person was recorded on their alert. */
export const contactTried = event(
  'suicide-prevention.contact-tried',
  z.strictObject({
    alert: z.uuid(),
    person: personId,
    program: programId,
    by: accountId,
    channel: z.string(),
    result: z.string(),
    at: instant,
  }),
)

// The person asks

/** "Necesito ayuda ya": urgent, and travels alone and first. Its id is the command's own, so that a repeat is one call. */
export const askForHelp = command('suicide-prevention.ask-for-help', {
  summary: 'Asks the duty team to call now; unanswered for five minutes it becomes acute',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({}),
  output: z.strictObject({ alert: z.uuid() }),
  errors: { 'suicide-prevention.nobody-to-help': 409 },
})

// The team answers

/** Whoever the ladder calls may take the alert; a second factor is required of these roles at sign-in. */
const clinicians = ['duty', 'psychiatrist', 'therapist'] as const
const watchers = ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director'] as const

const unknownAlert = { 'suicide-prevention.alert-unknown': 404, 'suicide-prevention.alert-handled': 409 } as const
const notMine = { 'suicide-prevention.take-it-first': 409 } as const
const oneAlert = z.strictObject({ alert: z.uuid() })

export const acknowledgeAlert = command('suicide-prevention.acknowledge-alert', {
  summary: '"Me hago cargo": a named human owns the alert; whoever comes second is told who',
  allow: clinicians,
  /** `way`: in the console unless they answered by their own phone; kept with who took it. */
  input: oneAlert.extend({ way: answerWay.optional() }),
  output: z.strictObject({ alert: z.uuid(), person: personId, acknowledgedAt: instant, nextAt: instant }),
  /** Details of `taken`: `by` (display name), `at`. */
  errors: { ...unknownAlert, 'suicide-prevention.taken': 409 },
})

export const attemptChannel = z.enum(['call', 'whatsapp-call', 'message', 'trusted-person', 'radio', 'in-person'])
export const attemptResult = z.enum(['reached', 'no-answer', 'phone-off', 'wrong-number', 'message-left', 'cut-off'])
export type AttemptChannel = z.infer<typeof attemptChannel>
export type AttemptResult = z.infer<typeof attemptResult>

const note = z.string().trim().min(1).max(1000)

export const logAttempt = command('suicide-prevention.log-attempt', {
  summary: 'Records one try to speak with the person; without one the acknowledgement lapses',
  allow: clinicians,
  input: z.strictObject({ alert: z.uuid(), channel: attemptChannel, result: attemptResult, note: note.nullable() }),
  output: z.strictObject({ attempt: z.uuid(), nextAt: instant }),
  errors: { ...unknownAlert, ...notMine },
})

/**
 * What contact came to. Three are without live contact, by a psychiatrist with the reasoning written: `closed-as-withdrawn`, the person
 * left (2.7), after the last call was tried unless they declined it; `died`, only where the switch says so (EC-12); `nobody-found`, only
 * where nobody could be named, after a try that day.
 */
const endedByHand = z.enum([
  'safe-plan-made',
  'safe-plan-reviewed',
  'full-assessment-arranged',
  'handed-over-in-person',
  'declined-further-contact',
  'closed-as-withdrawn',
  'died',
  'nobody-found',
])
/**
 * `assessed-live`: a guided call answered it, and says the rest. `psychiatrist-decision`: set aside in the episode, where a live "low"
 * is newer than what alerted (SUI-07). `passed-on`: it stood for somebody whose own alert goes on.
 */
export const alertOutcome = z.enum([...endedByHand.options, 'assessed-live', 'psychiatrist-decision', 'passed-on'])
export type AlertOutcome = z.infer<typeof alertOutcome>

export const recordOutcome = command('suicide-prevention.record-outcome', {
  summary: 'Ends the alert with what contact with the person came to and the date of the next contact',
  allow: clinicians,
  input: z.strictObject({ alert: z.uuid(), outcome: endedByHand, nextContactAt: instant, words: note.nullable() }),
  output: z.strictObject({ handledAt: instant }),
  errors: {
    ...unknownAlert,
    ...notMine,
    'suicide-prevention.no-contact-yet': 409,
    'suicide-prevention.only-a-psychiatrist': 403,
    'suicide-prevention.reason-missing': 422,
    'suicide-prevention.has-not-left': 409,
    'suicide-prevention.danger-open': 409,
    'suicide-prevention.not-said-to-have-died': 409,
    'suicide-prevention.somebody-is-known': 409,
    'suicide-prevention.next-contact-not-dated': 422,
  },
})

export const returnReason = z.enum(['cannot-reach', 'knows-the-person', 'must-leave', 'needs-psychiatrist'])
export type ReturnReason = z.infer<typeof returnReason>

export const returnAlert = command('suicide-prevention.return-alert', {
  summary: 'Gives the alert back to the ladder, one rung higher, at once',
  allow: clinicians,
  input: z.strictObject({ alert: z.uuid(), because: returnReason }),
  output: z.strictObject({ nextAt: instant }),
  errors: { ...unknownAlert, ...notMine },
})

export const tellAlert = command('suicide-prevention.tell-alert', {
  summary:
    'Tells the house of an alert that was heard at the door in a crowd and whose answers did not come in their turn',
  allow: [],
  input: oneAlert,
  output: z.null(),
})

/** Given by the house to itself. */
export const sayRaised = command('suicide-prevention.say-raised', {
  summary: 'Tells the other rooms that an alert became acute while nobody answered; given again, it says nothing',
  allow: [],
  input: oneAlert,
  output: z.null(),
})

// What the team sees

/** One line of the alarm strip: clocks, state and owner. Never why (SUI-12). */
export const alertStrip = z.strictObject({
  alert: z.uuid(),
  person: personId,
  alias,
  class: alertClass,
  occurredAt: instant,
  receivedAt: instant,
  state: z.enum(['unacknowledged', 'acknowledged', 'contacting', 'reached']),
  /** Display name; null is SIN RESPONSABLE. */
  owner: z.string().nullable(),
  mine: z.boolean(),
  acknowledgedAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  attempts: z.int(),
  /** When somebody is told next, or the acknowledgement lapses. */
  nextAt: instant,
  soundings: z.int(),
  /** Whom the ladder told last: the highest rung then, and when; null while nobody was told. */
  toldLast: z.strictObject({ at: instant, rung: z.int() }).nullable(),
  incidentAt: instant.nullable(),
  reach: z.strictObject({
    phoneSeenAt: instant.nullable(),
    lastReachedAt: instant.nullable(),
    smsAllowed: z.boolean(),
    /** By which channel they last answered; never the number. */
    goodChannel: z.string().nullable(),
    offlineUntil: instant.nullable(),
    placeConfirmedAt: instant.nullable(),
    /** Whether they named somebody to call; never whom. */
    trusted: z.boolean(),
  }),
})
export type AlertStrip = z.infer<typeof alertStrip>

export const openAlerts = query('suicide-prevention.open-alerts', {
  summary: 'Every open alert of the programme by next deadline, without content',
  allow: watchers,
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ now: instant, alerts: z.array(alertStrip), drill: pendingDrill.nullable() }),
})

export const alertPage = z.strictObject({
  now: instant,
  strip: alertStrip,
  handledAt: instant.nullable(),
  /** The person left the programme while this was open; for whoever may open C4. */
  left: z.strictObject({ at: instant, declinesLastCall: z.boolean() }).nullable(),
  /** It was said that they died; for whoever may open C4. */
  died: z.boolean(),
  /** Null for whoever may not open C4 of this person: the clocks are theirs, the reasons are not. */
  content: z
    .strictObject({
      signals: z.array(
        z.strictObject({
          kind: signalKind,
          class: alertClass,
          occurredAt: instant,
          receivedAt: instant,
          because: z.array(z.string()),
        }),
      ),
      attempts: z.array(
        z.strictObject({
          at: instant,
          by: z.string(),
          channel: attemptChannel,
          result: attemptResult,
          note: z.string().nullable(),
        }),
      ),
      outcome: z
        .strictObject({
          outcome: alertOutcome,
          at: instant,
          by: z.string(),
          nextContactAt: instant,
          words: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  told: z.array(
    z.strictObject({
      at: instant,
      what: z.string(),
      who: z.string().nullable(),
      channel: z.string().nullable(),
      rung: z.int().nullable(),
    }),
  ),
})
export type AlertPageData = z.infer<typeof alertPage>

export const alertQuery = query('suicide-prevention.alert', {
  summary: 'One alert, with its reasons and attempts for whoever may open them',
  allow: clinicians,
  opens: 'C4',
  input: oneAlert,
  output: alertPage,
  errors: { 'suicide-prevention.alert-unknown': 404 },
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type SuicidePreventionOperations = {
  readonly 'suicide-prevention.open-alerts': Op<typeof openAlerts>
  readonly 'suicide-prevention.alert': Op<typeof alertQuery>
  readonly 'suicide-prevention.acknowledge-alert': Op<typeof acknowledgeAlert>
  readonly 'suicide-prevention.log-attempt': Op<typeof logAttempt>
  readonly 'suicide-prevention.record-outcome': Op<typeof recordOutcome>
  readonly 'suicide-prevention.return-alert': Op<typeof returnAlert>
}

// What the person's phone holds

/** Fact kind `alert`, key = alert id: the truth about who has been told. */
export type AlertFact = {
  readonly state: 'received' | 'acknowledged' | 'contacting' | 'reached' | 'handled'
  readonly occurredAt: string
  readonly receivedAt: string
  /** When the first message to a human was queued; null while nobody has been told. */
  readonly toldAt: string | null
  readonly acknowledgedAt: string | null
  /** Display name of whoever took it; null while nobody has answered. */
  readonly who: string | null
  /** When a human call is due at the latest. */
  readonly callDueAt: string
  readonly handledAt: string | null
  readonly nextContactAt: string | null
}
