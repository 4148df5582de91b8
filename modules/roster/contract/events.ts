import { day, event, instant, personId, programId, z } from '@ayni/kernel'

/** What a list says of one person; enrollment keeps it. Phones in the order of the list, the own mobile first. */
export const listedPerson = z.strictObject({
  person: personId,
  program: programId,
  sourceKey: z.string().min(1).max(80),
  names: z.string(),
  familyNames: z.string(),
  sex: z.enum(['F', 'M', 'X']).nullable(),
  birthDate: day.nullable(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  facilityCode: z.string().nullable(),
  facilityName: z.string().nullable(),
  ubigeo: z.string().nullable(),
  category: z.string().nullable(),
  institution: z.string().nullable(),
  university: z.string().nullable(),
  process: z.string().nullable(),
  serviceStartedOn: day.nullable(),
  serviceEndsOn: day.nullable(),
  language: z.enum(['es', 'en']),
})
export type ListedPerson = z.infer<typeof listedPerson>

const listedPeople = z.strictObject({ program: programId, at: instant, people: z.array(listedPerson).min(1) })

/** These are new on the list, a whole part at once. The room that keeps people makes them, with these ids. */
export const peopleListed = event('roster.people-listed', listedPeople)

/** A later list says something else of these, whom it had named before. One person may stand here twice: the later word counts. */
export const peopleCorrected = event('roster.people-corrected', listedPeople)

const inReview = z.strictObject({ people: z.array(personId).min(2), program: programId, at: instant })

/** Each of these may be one person with another of them: until somebody decides, none is invited. */
export const reviewsOpened = event('roster.reviews-opened', inReview)

/** Decided: two people. Those of them that wait in no other review may be invited. */
export const reviewClosed = event('roster.review-closed', inReview.extend({ stillHeld: z.array(personId) }))

/** Two records of one person became one. Each room moves what it holds to the survivor; the higher risk survives (EC-08). */
export const peopleMerged = event(
  'roster.people-merged',
  z.strictObject({
    survivor: personId,
    duplicate: personId,
    program: programId,
    at: instant,
    /** Of the survivor: still waits in another review. */
    stillHeld: z.boolean(),
  }),
)

/** The roster's copy of somebody who never took part was reduced to keyed hashes (R-ENR-10). */
export const copyReduced = event(
  'roster.copy-reduced',
  z.strictObject({ people: z.array(personId), program: programId, at: instant }),
)

export const listedPlace = z.strictObject({
  code: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  institution: z.string().nullable(),
  ubigeo: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** The list itself doubts its coordinates. */
  doubtful: z.boolean(),
  /** The list itself says that it does not work. */
  closed: z.boolean(),
})
export type ListedPlace = z.infer<typeof listedPlace>

/** Facilities that are new on the official list, or of which it says something else. */
export const placesListed = event('roster.places-listed', z.strictObject({ places: z.array(listedPlace), at: instant }))

/** Facilities that left the official list: closed, never deleted. */
export const placesLeft = event('roster.places-left', z.strictObject({ codes: z.array(z.string()), at: instant }))
