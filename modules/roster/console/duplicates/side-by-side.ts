import type { ReviewSide } from '@ayni/modules/roster/contract'

export type ComparedRow = {
  readonly id: keyof Shown
  readonly a: string
  readonly b: string
  /** Null where one of the two does not say. */
  readonly differs: boolean | null
}

const shown = {
  names: (side: ReviewSide) => side.names ?? '',
  familyNames: (side: ReviewSide) => side.familyNames ?? '',
  birthDate: (side: ReviewSide) => side.birthDate ?? '',
  sex: (side: ReviewSide) => side.sex ?? '',
  phones: (side: ReviewSide) => side.phones.join(', '),
  email: (side: ReviewSide) => side.email ?? '',
  university: (side: ReviewSide) => side.university ?? '',
  process: (side: ReviewSide) => side.process ?? '',
  facility: (side: ReviewSide) => side.facility ?? '',
  startsOn: (side: ReviewSide) => side.startsOn ?? '',
  endsOn: (side: ReviewSide) => side.endsOn ?? '',
} as const
type Shown = typeof shown

const ids = [
  ...(['names', 'familyNames', 'birthDate', 'sex', 'phones', 'email'] as const),
  ...(['university', 'process', 'facility', 'startsOn', 'endsOn'] as const),
]

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What two records say of the same thing; what neither says is left out. */
export const sideBySide = (a: ReviewSide, b: ReviewSide): readonly ComparedRow[] =>
  ids.flatMap((id) => {
    const [left, right] = [shown[id](a), shown[id](b)]
    if (left === '' && right === '') return []
    const differs = left === '' || right === '' ? null : fold(left) !== fold(right)
    return [{ id, a: left, b: right, differs }]
  })
