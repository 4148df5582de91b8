import { type PersonId, personId, plusMinutes, z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import type { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

const rowsShape = z.object({ results: z.array(z.object({ person: personId.nullable() })) })
const reviewsShape = z.object({ rows: z.array(z.object({ review: z.string() })) })

export const outputOf = (done: { readonly outcome: string; readonly output?: unknown }): unknown => {
  if (done.output === undefined) throw new Error(JSON.stringify(done))
  return done.output
}

export type ListedTwice = {
  readonly house: WholeHouse
  /** Listed first, so that they stay. */
  readonly a: PersonId
  readonly b: PersonId
}

/** Two rows of a list that may be one person: one phone, nearly one name. Everybody is invented. */
async function listTwice(house: WholeHouse, pair: number): Promise<ListedTwice & { readonly review: string }> {
  const mobile = `9${String(60_000_000 + pair)}`
  const batch = house.newId()
  const who = house.staff('coordinator')
  const start = { batch, fileName: 'lista.csv', rows: 2, mapping: {}, whole: false }
  outputOf(await house.dispatch(who, 'roster.start-import', start))
  const listed = [
    { sourceKey: `uno-${pair}`, names: 'Ana', familyNames: 'Quispe Rojas', mobile },
    { sourceKey: `dos-${pair}`, names: 'Ana María', familyNames: 'Quispe R.', mobile },
  ]
  const rows = listed.map((cells, i) => ({ line: i + 2, cells }))
  const done = await house.dispatch(who, 'roster.import-rows', { batch, chunk: 0, rows })
  const [first, second] = rowsShape.parse(outputOf(done)).results
  if (first?.person == null || second?.person == null) throw new Error('two people were expected')
  const [a, b] = [first.person, second.person]
  const asked = await house.ask(who, 'roster.reviews', {})
  const review = reviewsShape.parse(asked.outcome === 'answered' ? asked.output : undefined).rows[0]?.review ?? ''
  for (const person of [a, b]) {
    const layers = { layers: [1, 2, 3, 4], version: '2026.1', language: 'es' }
    outputOf(await house.dispatch(house.physician(person), 'enrollment.give-consent', layers))
  }
  return { house, a, b, review }
}

/** One house for the file, and before each test two records of one person, told to whoever asks. */
export function listedTwice(tell: (listed: ListedTwice) => void) {
  let house: WholeHouse
  let a: PersonId
  let review: string
  let pairs = 0
  beforeAll(async () => {
    house = await wholeHouse()
  })
  afterAll(async () => house.close())
  beforeEach(async () => {
    const listed = await listTwice(house, pairs++)
    a = listed.a
    review = listed.review
    tell(listed)
  })

  const merge = async () => {
    const who = house.staff('coordinator')
    const decided = await house.dispatch(who, 'roster.decide-review', { review, decision: 'same' })
    expect(decided).toMatchObject({ outcome: 'accepted', output: { survivor: a } })
  }
  const run = (text: ReturnType<typeof sql>) => house.asSystem((tx) => text.execute(tx))
  const rowsOf = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await house.asSystem((tx) => text.execute(tx))).rows
  const answerAs = async (person: PersonId, which: 'calm' | 'acute') =>
    outputOf(
      await house.dispatch(
        house.physician(person),
        'screening.record-response',
        answerSet(house.newId(), 'asq', inventedAnswers[which].asq),
      ),
    )
  const hour = (n: number) => plusMinutes(house.clock.now(), n * 60)
  return { merge, run, rowsOf, answerAs, hour }
}
