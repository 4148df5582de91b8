import { bssaDispositions, bssaSections, bssaSupports, bssaSymptoms } from '@ayni/clinical/episode'
import { command, day, instant, z } from '@ayni/kernel'
import { contactChannel, episodeRisk, episodeState, liveAnswer } from './states.ts'

/** Whom the ladder calls, and who follows afterwards. */
export const clinicians = ['duty', 'psychiatrist', 'therapist'] as const

export const shortText = z.string().trim().min(1).max(1000)
const dated = z.strictObject({ answer: liveAnswer, on: day.nullable() })

/** How it is known that the voice is theirs (7.2). Of nobody whose voice is not theirs is a conversation recorded. */
export const callIdentity = z.enum(['named', 'recognised', 'not-sure'])
export type CallIdentity = z.infer<typeof callIdentity>

/** Asked first, at every call: who speaks, where exactly, how to call back when it is cut, who is there, whether they can talk (7.3.1). */
export const callLocation = z.strictObject({
  identity: callIdentity.nullable().default(null),
  /** Said by the person in this call. */
  where: shortText,
  ubigeo: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** In the district of their post: the house knows which, and writes its code where none is said. */
  atPost: z.boolean().default(false),
  callback: z.string().trim().min(1).max(60),
  with: z.enum(['alone', 'somebody', 'unknown']),
  withWhom: shortText.nullable(),
  canTalk: z.enum(['yes', 'in-a-while', 'no']),
})
export type CallLocation = z.infer<typeof callLocation>

export const asqLive = z.strictObject({
  'asq-1': liveAnswer,
  'asq-2': liveAnswer,
  'asq-3': liveAnswer,
  'asq-4': liveAnswer,
  'asq-5': liveAnswer,
})
export type AsqLive = z.infer<typeof asqLive>

/** One heading of the guide: what was answered, what was ticked, and a few words. */
export const bssaHeading = z.strictObject({
  section: z.enum(bssaSections),
  answer: liveAnswer,
  ticked: z.array(z.enum([...bssaSymptoms, ...bssaSupports])).max(20),
  words: shortText.nullable(),
})

/** The live assessment. Nothing here is added up: it is a guide for a clinician, not a scale. */
export const liveAssessment = z.strictObject({
  thanked: z.boolean(),
  headings: z.array(bssaHeading).max(bssaSections.length),
  thoughtsNow: liveAnswer,
  /** Two facts with two dates, never one. */
  intent: dated,
  attempt: dated,
  asq: asqLive,
  /** Drinking at the time of this call: it is assessed again when sober (R-SUI-15). */
  alcoholNow: liveAnswer,
  risk: episodeRisk,
  disposition: z.enum(bssaDispositions),
  /** By a psychiatrist, in full (7.2); nobody else's call counts as one. */
  fullEvaluation: z.boolean(),
  plan: z.enum(['made', 'reviewed', 'declined', 'later']),
  means: z.enum(['agreed', 'kept', 'changed', 'not-kept', 'declined', 'later']),
  /** Why it was weighed below what the answers alone would say; asked for only then. */
  reasons: shortText.nullable(),
})
export type LiveAssessment = z.infer<typeof liveAssessment>

/** What a guided call or a contact may still lack. */
export const callMissing = z.enum([
  'location',
  'identity',
  'assessment',
  'next-contact',
  'reasons',
  'headings',
  'asq',
  'resources',
  'means',
])
export type CallMissing = z.infer<typeof callMissing>

const unknown = { 'safety-episode.episode-unknown': 404, 'safety-episode.over': 409 } as const

/**
 * The whole guided call, at once: it may have been written without a signal, and arrives whole, once and in its order. The open
 * alert of the person, if there is one, ends with it.
 */
export const recordCall = command('safety-episode.record-call', {
  summary: 'Records a guided call: where they are, the live assessment, what was agreed and the next contact, dated',
  allow: clinicians,
  offline: true,
  input: z.strictObject({
    episode: z.uuid(),
    /** The planned contact that this call keeps; null where none was planned. */
    contact: z.uuid().nullable(),
    spokeAt: instant,
    minutes: z.int().min(0).max(600).nullable(),
    channel: contactChannel.exclude(['message']),
    location: callLocation.nullable(),
    assessment: liveAssessment.nullable(),
    /** "No quiero hablar": resources were given, and it is offered once more. With signs of imminence the emergency way applies. */
    declined: z
      .strictObject({ resourcesGiven: z.boolean(), signsOfImminence: z.boolean(), words: shortText.nullable() })
      .nullable(),
    nextContactAt: instant.nullable(),
  }),
  output: z.strictObject({
    assessment: z.uuid().nullable(),
    state: episodeState,
    risk: episodeRisk.nullable(),
    nextContactAt: instant,
    /** The person must not be left alone: the emergency is open. */
    emergency: z.boolean(),
    /** Later assessments than this one were known already: it is kept as history and lowers nothing. */
    late: z.boolean(),
    /** Of the alert of the person: this call ended it, one still sounds, or there was none. */
    alert: z.enum(['answered', 'sounding', 'none']),
  }),
  errors: {
    ...unknown,
    /** Details: `missing`, names of `callMissing`. */
    'safety-episode.call-incomplete': 422,
    'safety-episode.disposition-differs': 422,
    'safety-episode.next-contact-not-dated': 422,
    /** Details: `latest`. */
    'safety-episode.next-contact-too-late': 422,
    'safety-episode.only-a-psychiatrist': 403,
  },
})

export const contactResult = z.enum(['reached', 'no-answer', 'phone-off', 'wrong-number', 'message-left', 'cut-off'])
export type ContactResult = z.infer<typeof contactResult>

/** A planned contact that was tried, or was a few words. With an assessment it is `record-call`. */
export const recordContact = command('safety-episode.record-contact', {
  summary: 'Records one planned contact: the ASQ asked live where they were reached, and the next one dated',
  allow: clinicians,
  offline: true,
  input: z.strictObject({
    contact: z.uuid(),
    at: instant,
    channel: contactChannel,
    result: contactResult,
    /** Asked at each contact (R-SUI-09); needed where they were reached. */
    asq: asqLive.nullable(),
    /** Of the measures agreed about their surroundings; looked at each time that some stand, unless an answer alarms (R-SUI-06). */
    means: z.enum(['kept', 'changed', 'not-kept', 'none-agreed', 'not_asked']),
    words: shortText.nullable(),
    nextContactAt: instant.nullable(),
  }),
  output: z.strictObject({
    /** The contact that is due next; after a failed try the same, to be called within two hours. */
    next: z.uuid(),
    nextContactAt: instant,
    /** The live answers opened an alert. */
    alerted: z.boolean(),
  }),
  errors: {
    'safety-episode.contact-unknown': 404,
    'safety-episode.over': 409,
    'safety-episode.call-incomplete': 422,
    'safety-episode.next-contact-not-dated': 422,
    'safety-episode.next-contact-too-late': 422,
  },
})

export const rescheduleContact = command('safety-episode.reschedule-contact', {
  summary: 'Moves a planned contact; never later than its schedule allows unless a psychiatrist says why',
  allow: clinicians,
  input: z.strictObject({
    contact: z.uuid(),
    dueAt: instant,
    because: z.enum(['person-asked', 'no-signal', 'team']),
    words: shortText.nullable(),
  }),
  output: z.strictObject({ dueAt: instant }),
  errors: {
    'safety-episode.contact-unknown': 404,
    'safety-episode.over': 409,
    'safety-episode.next-contact-not-dated': 422,
    /** Details: `latest`. */
    'safety-episode.next-contact-too-late': 422,
  },
})
