import type { Instant, PersonId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { sql } from 'kysely'
import { type KeyRing, open } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'

/** The parts of a person's own copy, in the order in which they are read. */
export const ownSections = [
  'who-i-am',
  'contacts',
  'posts',
  'trusted-person',
  'consents',
  'answers',
  'safety',
  'promises',
  'appointments',
  'care-team',
  'outreach',
  'conversations',
  'messages',
  'who-saw',
  'not-wanted',
  'phones',
  'requests',
] as const
export type OwnSection = (typeof ownSections)[number]

/** One thing that is held, in plain values: sealed columns are opened, ids of the house left out. */
export type OwnRecord = Readonly<Record<string, unknown>>

type OwnContext = { readonly tx: Tx; readonly now: Instant; readonly keys: KeyRing }

/** What a room holds about a person. Every table that names a person is answered for by one of these or left out with a reason. */
export type OwnData = {
  readonly section: OwnSection
  readonly tables: readonly string[]
  readonly read: (context: OwnContext, person: PersonId) => Promise<readonly OwnRecord[]>
}

type SealedPart = {
  readonly column: string
  readonly as: string
  /** First part of the seal's context; the rest is the value of `of`. */
  readonly context: string
  readonly of?: string
}

export type OwnTable = {
  readonly section: OwnSection
  readonly table: string
  readonly person?: string
  /** Column, or column and the name it has in the copy. */
  readonly columns: readonly (string | readonly [column: string, as: string])[]
  readonly order: string
  readonly sealed?: readonly SealedPart[]
  /** The newest so many; a copy that never ends helps nobody. */
  readonly limit?: number
}

const plainName = (column: string): string => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The rows of one table about one person, read in one statement. Sealed values that hold an object are spread out. */
export const ownTable = ({
  section,
  table,
  person: personColumn = 'person_id',
  columns,
  order,
  sealed = [],
  limit = 2000,
}: OwnTable): OwnData => ({
  section,
  tables: [table],
  read: async ({ tx, keys }, person) => {
    const named = columns.map((one) => (typeof one === 'string' ? ([one, plainName(one)] as const) : one))
    const selected = [
      ...named.map(([column, as]) => sql`${sql.ref(column)} as ${sql.ref(as)}`),
      ...sealed.flatMap(({ column, of = 'id' }, n) => [
        sql`${sql.ref(column)} as ${sql.ref(`sealed${n}`)}`,
        sql`${sql.ref(of)}::text as ${sql.ref(`of${n}`)}`,
      ]),
    ]
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(selected)} from ${sql.table(table)}
      where ${sql.ref(personColumn)} = ${person} order by ${sql.ref(order)} desc limit ${limit}`.execute(tx)
    return rows.map((row) => {
      const record: Record<string, unknown> = Object.fromEntries(named.map(([, as]) => [as, row[as]]))
      sealed.forEach(({ as, context }, n) => {
        const value = row[`sealed${n}`]
        record[as] =
          typeof value === 'string' && value !== ''
            ? open(keys, `${context}:${row[`of${n}`]}`, value, z.unknown())
            : null
      })
      return record
    })
  },
})
