import { system, z } from '@ayni/kernel'
import { giveTo } from '../../apps/server/src/demo/give.ts'
import { benchHouse } from '../bench-house.ts'
import { ms, type Part, quantile } from '../figures.ts'
import { randomId } from '../random-id.ts'

const PEOPLE = 12_000
const PART = 200

const outcome = z.object({ results: z.array(z.object({ outcome: z.string() })) })

/** A word of four syllables, another for each number: names that are as far from each other as names are. */
const wordOf = (n: number): string =>
  [1, 16, 256, 4096]
    .map((place) => `${'bcdfglmnprstvjkq'[Math.floor(n / place) % 16]}${'aeiou'[(n + place) % 5]}`)
    .join('')

/** Nobody's data: every name, number and day is made from the number of the row; four people share a birth date. */
const row = (i: number) => ({
  line: i + 2,
  cells: {
    sourceKey: `lista-${i}`,
    names: wordOf(i * 7919 + 11),
    familyNames: `${wordOf(i * 104_729 + 3)} ${wordOf(i * 1_299_709 + 5)}`,
    birthDate: `${1 + (i % 28)}/${1 + (Math.floor(i / 28) % 12)}/${1990 + (Math.floor(i / 336) % 10)}`,
    dni: String(40_000_000 + i),
    mobile: `9${String(30_000_000 + i)}`,
    email: `inventada${i}@ejemplo.invalid`,
    facilityName: `Posta inventada ${i % 4000}`,
    district: '050101',
    startsOn: '2026-05-01',
    endsOn: '2027-04-30',
  },
})

/** A list of a whole year, as the console sends it: first everybody is new, then the same list again. */
export async function rosterImport(): Promise<Part> {
  const { house, program, close } = await benchHouse(0)
  const give = giveTo(house.runtime)
  const now = house.runtime.clock.now
  const list = Array.from({ length: PEOPLE }, (_, i) => row(i))
  const wrong: string[] = []
  const importAll = async (expected: string): Promise<{ readonly seconds: number; readonly parts: number[] }> => {
    const batch = randomId()
    const parts: number[] = []
    const whole = { batch, fileName: 'lista.csv', rows: PEOPLE, mapping: {}, whole: true }
    const started = performance.now()
    await give(now(), system(program), 'roster.start-import', whole, z.unknown())
    for (let chunk = 0; chunk * PART < PEOPLE; chunk++) {
      const from = performance.now()
      const rows = list.slice(chunk * PART, (chunk + 1) * PART)
      const { results } = await give(now(), system(program), 'roster.import-rows', { batch, chunk, rows }, outcome)
      wrong.push(...results.flatMap((one) => (one.outcome === expected ? [] : [one.outcome])))
      parts.push(performance.now() - from)
    }
    await give(now(), system(program), 'roster.finish-import', { batch, how: 'done' }, z.unknown())
    return { seconds: (performance.now() - started) / 1000, parts }
  }
  const first = await importAll('new')
  const again = await importAll('unchanged')
  await close()
  const seconds = (value: number) => `${value.toFixed(1)} s`
  return {
    title: `A list of ${PEOPLE.toLocaleString('en')} graduates`,
    note: wrong.length === 0 ? 'Every row was taken as expected.' : `${wrong.length} rows were not taken as expected.`,
    figures: [
      { what: `taken in, in parts of ${PART}`, value: seconds(first.seconds) },
      { what: 'one part, median', value: ms(quantile(first.parts, 0.5)) },
      { what: 'one part, 95th of a hundred', value: ms(quantile(first.parts, 0.95)) },
      { what: 'the same list again', value: seconds(again.seconds) },
    ],
  }
}
