import { alias, command, instant, personId, query, z } from '@ayni/kernel'
import {
  actionOutcome,
  actionWhat,
  askedFirst,
  clinicians,
  course,
  decisionWhat,
  emergencyKind,
  keysWith,
  ownWords,
  shortWords,
  toldPerson,
  transport,
} from './shapes.ts'

/** Calls after a hand-over: promised by this room unless an open episode promises them, which then takes these back. */
export const AFTER_HAND_OVER = 'emergency-after:'
export const afterHandOverKey = (emergency: string, nth: 1 | 2): string => `${AFTER_HAND_OVER}${emergency}:${nth}`

const unknownPerson = { 'emergency.person-unknown': 404 } as const
const unknown = { 'emergency.unknown': 404, 'emergency.ended': 409 } as const
const about = { emergency: z.uuid() }

/** The way of 7.2: it raises, and nothing is done to anybody by it. */
export const sayUnreachable = command('emergency.say-unreachable', {
  summary: 'Says that nobody reaches the person in the time of their class; the psychiatrist decides what comes next',
  allow: clinicians,
  input: z.strictObject({ person: personId }),
  output: z.strictObject({ emergency: z.uuid(), decideBy: instant }),
  /** Details of `not-yet`: `at`. */
  errors: { ...unknownPerson, 'emergency.no-alert': 409, 'emergency.reached': 409, 'emergency.not-yet': 409 },
})

export const openEmergency = command('emergency.open', {
  summary: 'Opens an emergency: the person is in danger now and is not left alone',
  allow: clinicians,
  input: z.strictObject({ person: personId }),
  output: z.strictObject({ emergency: z.uuid(), nextAt: instant }),
  errors: unknownPerson,
})

export const takeOver = command('emergency.take-over', {
  summary: 'Takes charge of an open emergency or search: the record opens to whoever does, and the person can see it',
  allow: clinicians,
  input: z.strictObject(about),
  output: z.strictObject({ person: personId }),
  errors: unknown,
})

export const knowPerson = command('emergency.know-person', {
  summary: 'Says that whoever answers knows the person: they go on now, and somebody else takes over within a day',
  allow: clinicians,
  input: z.strictObject(about),
  output: z.null(),
  errors: unknown,
})

export const decide = command('emergency.decide', {
  summary: 'Decides whom else to turn to, with the reason, and whether the person was asked and told',
  allow: clinicians,
  input: z.strictObject({
    ...about,
    what: decisionWhat,
    reason: ownWords,
    asked: askedFirst,
    told: toldPerson,
    /** A psychiatrist's word that life is in danger. */
    imminent: z.boolean(),
    /** For `keep-trying`: when it is decided again. */
    lookAgainAt: instant.nullable(),
  }),
  output: z.strictObject({ decision: z.uuid() }),
  errors: {
    ...unknown,
    'emergency.only-a-psychiatrist': 403,
    'emergency.not-consented': 409,
    'emergency.not-yet-unreachable': 409,
    'emergency.only-if-imminent': 409,
    'emergency.heads-the-facility': 409,
    'emergency.no-facility': 409,
    'emergency.look-again-not-dated': 422,
  },
})

export const logAction = command('emergency.log-action', {
  summary: 'Records what was done and what came of it',
  allow: clinicians,
  input: z.strictObject({ ...about, what: actionWhat, outcome: actionOutcome, note: ownWords.nullable() }),
  output: z.strictObject({ action: z.uuid(), nextAt: instant }),
  errors: { ...unknown, 'emergency.decision-missing': 409 },
})

export const tellPerson = command('emergency.tell-person', {
  summary: 'Says that the person was told what was done without asking them first',
  allow: clinicians,
  input: z.strictObject({ of: z.uuid() }),
  output: z.null(),
  errors: { 'emergency.unknown': 404 },
})

/** What is null stays as it was. */
export const noteCourse = command('emergency.note-course', {
  summary: 'Notes who stays with the person and until when, the keys, the transport, and when to ask again once sober',
  allow: clinicians,
  input: z.strictObject({
    ...about,
    stays: z.strictObject({ who: shortWords, until: instant }).nullable(),
    keys: keysWith.nullable(),
    keysHeldBy: shortWords.nullable(),
    transport: transport.nullable(),
    soberAt: instant.nullable(),
  }),
  output: z.strictObject({ nextAt: instant }),
  errors: { ...unknown, 'emergency.stays-not-ahead': 422 },
})

/** EC-04, 7.10: alone in charge of the facility. The reason given to anybody is neutral. */
export const sayCover = command('emergency.say-cover', {
  summary:
    'Arranges who covers the facility: the physician, or with their consent the coordinator, for a neutral reason',
  allow: clinicians,
  input: z.strictObject({
    ...about,
    cover: z.enum(['not-needed', 'by-physician', 'by-coordinator', 'arranged']),
    consent: z.boolean(),
  }),
  output: z.null(),
  errors: { ...unknown, 'emergency.cover-needs-consent': 409 },
})

export const confirmHandOver = command('emergency.confirm-hand-over', {
  summary: 'Ends an emergency: a named clinician has the person with them and said so',
  allow: clinicians,
  input: z.strictObject({
    ...about,
    receivedBy: z.string().trim().max(200).nullable(),
    place: z.string().trim().max(200).nullable(),
    arrivedAt: instant.nullable(),
    spoke: z.boolean(),
  }),
  output: z.strictObject({ contactBy: instant }),
  /** Details of `hand-over-incomplete`: `missing`. */
  errors: { ...unknown, 'emergency.hand-over-incomplete': 422, 'emergency.not-an-emergency': 409 },
})

export const sound = command('emergency.sound', {
  summary: 'Tells the team again that nobody wrote anything down about somebody in danger',
  allow: [],
  input: z.strictObject(about),
  output: z.null(),
  errors: { 'emergency.not-due': 409 },
})

export const openLine = z.strictObject({
  emergency: z.uuid(),
  person: personId,
  alias,
  kind: emergencyKind,
  openedAt: instant,
  owner: z.string().nullable(),
  mine: z.boolean(),
  nextAt: instant,
  soundings: z.int(),
})
export type OpenLine = z.infer<typeof openLine>

export const openEmergencies = query('emergency.open-now', {
  summary: 'Open emergencies and searches by next time, without content',
  allow: ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ now: instant, rows: z.array(openLine) }),
})

const wayNow = z.strictObject({ way: z.string(), open: z.boolean(), because: z.array(z.string()) })

export const search = z.strictObject({
  state: z.enum(['trying', 'unreachable', 'reached']),
  unreachableAt: instant,
  attempts: z.strictObject({ made: z.int(), wanted: z.int(), channels: z.int(), wantedChannels: z.int() }),
  nextTryAt: instant.nullable(),
  ways: z.array(wayNow),
  next: z.string().nullable(),
})

export const logged = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['decision', 'action']),
  what: z.string(),
  /** Of an action, its outcome; of a decision, whether the person was told. */
  how: z.string(),
  at: instant,
  by: z.string(),
  words: z.string().nullable(),
  toldAt: instant.nullable(),
})
export type Logged = z.infer<typeof logged>

export const place = z.strictObject({
  facility: z.string().nullable(),
  ubigeo: z.string().nullable(),
  isHead: z.boolean(),
  connectivity: z.string().nullable(),
  confirmedAt: instant.nullable(),
})

export const localWayKind = z.enum([
  'radio',
  'boat',
  'air',
  'health-centre-night',
  'police',
  'ambulance',
  'local-person',
])
export type LocalWayKind = z.infer<typeof localWayKind>

export const localWay = z.strictObject({
  way: z.uuid(),
  facilityCode: z.string().nullable(),
  ubigeo: z.string(),
  kind: localWayKind,
  /** Who answers there, and how one reaches them: frequency, number, place to shout from. */
  who: z.string(),
  how: z.string(),
  note: z.string().nullable(),
  /** Hours from the post, by whatever one travels. */
  hours: z.number().nullable(),
  atNight: z.boolean(),
  verifiedAt: instant,
  verifiedBy: z.string(),
  stale: z.boolean(),
  /** How near the sheet is to the post: `facility`, `district`, `province`. */
  near: z.enum(['facility', 'district', 'province']),
})
export type LocalWay = z.infer<typeof localWay>

export const handOverDone = z.strictObject({ receivedBy: z.string(), place: z.string(), arrivedAt: instant })

export const personPage = z.strictObject({
  now: instant,
  person: personId,
  alias,
  place: place.nullable(),
  /** The open one, or the last that ended. */
  emergency: z
    .strictObject({
      emergency: z.uuid(),
      kind: emergencyKind,
      openedAt: instant,
      nextAt: instant.nullable(),
      endedAt: instant.nullable(),
      endedHow: z.string().nullable(),
      owner: z.string().nullable(),
      mine: z.boolean(),
      soundings: z.int(),
      course,
      cover: z.enum(['not-asked', 'not-needed', 'needed', 'arranged']),
      handOver: handOverDone.nullable(),
      next: z.string().nullable(),
      missing: z.array(z.string()),
    })
    .nullable(),
  /** Null where no alert is open and nobody is being looked for. */
  search: search.nullable(),
  log: z.array(logged),
  localWays: z.array(localWay),
})
export type PersonPage = z.infer<typeof personPage>

export const ofPerson = query('emergency.of-person', {
  summary: 'What is being done for one person in danger or out of reach, and how one gets to where they are',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: personPage,
  errors: unknownPerson,
})
