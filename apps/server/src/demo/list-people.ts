import { type Instant, type PersonId, toMs, uuidv7, z } from '@ayni/kernel'
import { importRows } from '@ayni/modules/roster/contract'
import type { Chance } from './chance.ts'
import { beganDaysAgo, endOf, momentAgo, processOf, startOf } from './demo-days.ts'
import type { DemoTeam } from './found-demo.ts'
import type { Give } from './give.ts'
import { type InventedPhysician, inventPhysician } from './invented-people.ts'
import { inventedHospitals, inventedPlaces } from './invented-places.ts'
import { type Cohort, type Story, stories } from './stories.ts'

export type Listed = { readonly person: PersonId; readonly story: Story; readonly who: InventedPhysician }

type Cells = Readonly<Record<string, string>>

const cellsOf = (who: InventedPhysician, key: string, cohort: Cohort, now: Instant): Cells => ({
  sourceKey: key,
  names: who.names,
  familyNames: who.familyNames,
  sex: who.sex,
  birthDate: who.birthDate,
  dni: who.dni,
  cmp: who.cmp,
  mobile: who.mobile,
  ...(who.email !== null && { email: who.email }),
  university: who.university,
  process: processOf(startOf(cohort, now)),
  facility: who.place.code,
  district: who.place.ubigeo,
  category: who.place.category,
  institution: who.place.institution,
  startsOn: startOf(cohort, now),
  endsOn: endOf(cohort, now),
})

/** What every real list has: one person twice by document, and two rows of which only a human can say whether they are one. */
function troubles(first: Cells): readonly Cells[] {
  const { dni: _dni, cmp: _cmp, ...undocumented } = first
  return [
    { ...first, sourceKey: 'lista-900', names: `${first.names} ` },
    {
      ...undocumented,
      ...{ sourceKey: 'lista-901', names: 'Ana', familyNames: 'Quispe (inventada) Rojas', dni: '99800001' },
      ...{ birthDate: '1998-03-14', mobile: '900098001' },
    },
    {
      ...undocumented,
      ...{ sourceKey: 'lista-902', names: 'Ana María', familyNames: 'Quispe (inventada) R.' },
      ...{ birthDate: '1998-03-14', mobile: '900098002' },
    },
  ]
}

export async function listPlaces(give: Give, team: DemoTeam, at: Instant, batch: string): Promise<void> {
  const rows = [...inventedPlaces, ...inventedHospitals].map(({ lat, lon, ...cells }, index) => ({
    line: index + 2,
    cells: { ...cells, lat: lat.toFixed(4), lon: lon.toFixed(4) },
  }))
  await give(at, team.as('administracion'), 'roster.import-places', { batch, rows }, z.unknown())
}

/** The list of one cohort, taken in as a coordinator takes in a file. */
export async function listCohort(
  give: Give,
  team: DemoTeam,
  cohort: Cohort,
  now: Instant,
  chance: Chance,
): Promise<readonly Listed[]> {
  const at = momentAgo(now, beganDaysAgo(cohort) + 6, 10 * 60)
  const batch = uuidv7(
    toMs(at),
    Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
  )
  const year = Number(startOf(cohort, now).slice(0, 4))
  const cast = stories.flatMap((story, index) =>
    story.cohort === cohort ? [{ story, index, who: inventPhysician(index, year, chance) }] : [],
  )
  const told = cast.map(({ who, index }) => cellsOf(who, `lista-${index}`, cohort, now))
  const [first] = told
  const cells = cohort === 'present' && first !== undefined ? [...told, ...troubles(first)] : told
  const coordinator = team.as('coordinacion')
  const mapping = Object.fromEntries(Object.keys(first ?? {}).map((column) => [column, column]))
  const file = { batch, fileName: `serumistas-inventados-${cohort}.csv`, rows: cells.length, mapping, whole: false }
  await give(at, coordinator, 'roster.start-import', file, z.unknown())
  const rows = cells.map((row, index) => ({ line: index + 2, cells: row }))
  const { results } = await give(at, coordinator, 'roster.import-rows', { batch, chunk: 0, rows }, importRows.output)
  await give(at, coordinator, 'roster.finish-import', { batch, how: 'done' }, z.unknown())
  return cast.map(({ story, who }, index) => {
    const person = results.find(({ line }) => line === index + 2)?.person
    if (person === undefined || person === null) throw new Error(`line ${index + 2} of the demo was not taken`)
    return { person, story, who }
  })
}
