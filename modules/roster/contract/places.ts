import { command, instant, query, uuid, z } from '@ayni/kernel'

/** Columns of the official list of facilities, by our names. */
/** What a list says of a facility beside its code; a row that says the same is not touched. */
export const placeSays = ['name', 'category', 'institution', 'ubigeo', 'lat', 'lon', 'doubtful'] as const
export const placeColumns = ['code', ...placeSays, 'state'] as const
export const placeColumn = z.enum(placeColumns)
export type PlaceColumn = z.infer<typeof placeColumn>

export const placeReason = z.enum(['code', 'name', 'ubigeo', 'place', 'twice', 'width'])
export type PlaceReason = z.infer<typeof placeReason>

export const placeProblem = z.strictObject({
  line: z.int(),
  column: z.enum([...placeColumns, 'row']),
  reason: placeReason,
})
export type PlaceProblem = z.infer<typeof placeProblem>

export const placeRow = z.strictObject({
  line: z.int().min(1).max(1_000_000),
  cells: z.partialRecord(placeColumn, z.string().max(300)),
})
export type PlaceRow = z.infer<typeof placeRow>

export const guessPlaceColumns = query('roster.guess-place-columns', {
  summary: 'Which heading of a list of facilities is which of our columns',
  allow: ['admin', 'coordinator'],
  opens: 'C0',
  input: z.strictObject({ headings: z.array(z.string().max(120)).min(1).max(200) }),
  output: z.strictObject({
    at: z.partialRecord(placeColumn, z.int()),
    /** What the list must have and has not, as it is usually called. */
    missing: z.array(z.string()),
  }),
})

const putCounts = { fresh: z.int(), changed: z.int(), same: z.int() }

export const MOST_PLACES = 1000

export const importPlaces = command('roster.import-places', {
  summary: 'Takes one part of the official list of facilities; the same part again repeats nothing',
  allow: ['admin', 'coordinator'],
  input: z.strictObject({ batch: uuid, rows: z.array(placeRow).min(1).max(MOST_PLACES) }),
  output: z.strictObject({ ...putCounts, problems: z.array(placeProblem) }),
})

export const finishPlaces = command('roster.finish-places', {
  summary: 'Ends the reading of a whole list: facilities that it no longer has are closed, never deleted',
  allow: ['admin', 'coordinator'],
  input: z.strictObject({ batch: uuid, partial: z.boolean() }),
  output: z.strictObject({ closed: z.int(), open: z.int() }),
  errors: { 'roster.batch-missing': 404, 'roster.would-close-many': 409 },
})

export const place = z.strictObject({
  kind: z.enum(['district', 'facility']),
  /** INEI code of a district, RENIPRESS code of a facility. */
  code: z.string(),
  name: z.string(),
  ubigeo: z.string().nullable(),
  /** Province and department, or district, province and department. */
  where: z.string(),
  category: z.string().nullable(),
  institution: z.string().nullable(),
  /** By a straight line from where one asked from; null where either place is unknown or doubtful. */
  km: z.number().nullable(),
})
export type FoundPlace = z.infer<typeof place>

export const searchPlaces = query('roster.search-places', {
  summary: 'Districts and facilities by name, tolerant of accents and typing errors',
  allow: ['physician', 'coordinator', 'admin', 'duty', 'therapist', 'psychiatrist'],
  opens: 'C0',
  input: z.strictObject({
    search: z.string().trim().max(80),
    kind: z.enum(['district', 'facility']),
    /** Only inside this department, province or district. */
    within: z
      .string()
      .regex(/^([0-9]{2}){1,3}$/)
      .nullable()
      .default(null),
    /** The code of a facility or of a district: what fits as well and is nearer stands first. */
    from: z
      .string()
      .regex(/^([0-9]{6}|[0-9]{8})$/)
      .nullable()
      .default(null),
  }),
  output: z.array(place),
})

export const placesState = query('roster.places-state', {
  summary: 'How many facilities are known, and since when',
  allow: ['admin', 'coordinator', 'duty', 'therapist', 'psychiatrist'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.strictObject({ open: z.int(), closed: z.int(), lastChange: instant.nullable() }),
})
