import { z } from '@ayni/kernel'
import { historyType, treatment } from '@ayni/modules/screening/contract'
import type { PersonColumn } from '../screen/columns.ts'
import type { RowProblem } from '../screen/read-answers.ts'
import { departmentCode, isDepartmentCode } from './departments.ts'

export type CohortPerson = {
  readonly sourceKey: string
  readonly contactable: boolean
  readonly agreed: boolean
  readonly sex: 'F' | 'M' | 'X' | null
  readonly ageYears: number | null
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly institution: string | null
  readonly historyType: z.infer<typeof historyType> | null
  readonly treatment: z.infer<typeof treatment> | null
  readonly screenedOn: string | null
  readonly firstSessionOn: string | null
}

export type PersonReading = { readonly person: CohortPerson; readonly problems: readonly RowProblem[] }

const MIN_AGE = 18
const MAX_AGE = 100
const category = /^(I-[1-4]|II-[12E]|III-[12E])$/

type Field = (column: PersonColumn) => string

/** The typed fields of one row; what cannot be read is noted with its column and value, and counts as absent. */
function fieldsOf(field: Field, today: string) {
  const problems: RowProblem[] = []
  const wrong = (column: PersonColumn, expected: string): null => {
    problems.push({ column, value: field(column).slice(0, 40), expected })
    return null
  }
  const oneOf = <T extends string>(column: PersonColumn, shape: z.ZodType<T>, expected: string): T | null => {
    const text = field(column)
    if (text === '') return null
    const parsed = shape.safeParse(text)
    return parsed.success ? parsed.data : wrong(column, expected)
  }
  const flag = (column: PersonColumn): boolean | null => {
    const text = field(column)
    return text === '' ? null : text === '1' ? true : text === '0' ? false : wrong(column, '1, 0')
  }
  const date = (column: PersonColumn): string | null => {
    const text = field(column)
    if (text === '') return null
    if (!z.iso.date().safeParse(text).success) return wrong(column, 'YYYY-MM-DD')
    return text > today ? wrong(column, `not after ${today}`) : text
  }
  const age = (): number | null => {
    const text = field('age_years')
    if (text === '') return null
    if (!/^\d{1,3}$/.test(text) || Number(text) > MAX_AGE)
      return wrong('age_years', `whole years, ${MIN_AGE}–${MAX_AGE}`)
    return Number(text) < MIN_AGE ? wrong('age_years', 'minor: check the date') : Number(text)
  }
  const region = (): string | null => {
    const code = field('region_ubigeo2')
    if (code !== '')
      return isDepartmentCode(code.padStart(2, '0')) ? code.padStart(2, '0') : wrong('region_ubigeo2', '01–25')
    const name = field('region')
    return name === '' ? null : (departmentCode(name) ?? wrong('region', 'a department of Peru'))
  }
  return { problems, wrong, oneOf, flag, date, age, region }
}

/** Reads what a row says of a person. `today` (Lima) refuses dates that have not come yet. */
export function readPerson(field: Field, today: string): PersonReading {
  const { problems, wrong, oneOf, flag, date, age, region } = fieldsOf(field, today)
  if (field('person_id') === '' || field('person_id').length > 80) wrong('person_id', '1–80 characters')
  const screenedOn = date('screening_date')
  const agreed = flag('agreed')
  const contactable = flag('contactable')
  // A step that was taken implies the ones before it; a step denied by hand contradicts the ones after.
  if (screenedOn !== null && agreed === false) wrong('agreed', '1, because the row has a screening_date')
  if ((agreed === true || screenedOn !== null) && contactable === false)
    wrong('contactable', '1, because the row agreed or was screened')
  const history = oneOf('history_type', historyType, historyType.options.join(', '))
  const treated = oneOf('mh_treatment', treatment, treatment.options.join(', '))
  if (treated !== null && (history === null || history === 'none')) wrong('mh_treatment', 'blank without history')
  return {
    problems,
    person: {
      sourceKey: field('person_id'),
      agreed: agreed ?? screenedOn !== null,
      contactable: contactable ?? (agreed === true || screenedOn !== null),
      sex: oneOf('sex', z.enum(['F', 'M', 'X']), 'F, M, X'),
      ageYears: age(),
      regionUbigeo2: region(),
      facilityCategory: oneOf('facility_category', z.string().regex(category), 'I-1 … III-2'),
      institution: oneOf('institution', z.string().max(60), '60 characters at most'),
      historyType: history,
      treatment: treated,
      screenedOn,
      firstSessionOn: date('first_session_date'),
    },
  }
}
