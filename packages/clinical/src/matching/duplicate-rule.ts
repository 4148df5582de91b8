export type DuplicatePolicy = {
  readonly nameWithBirthDate: number
  readonly nameWithPhone: number
}

/** @source services/03 R-ENR-03 [D] */
export const duplicatePolicy: DuplicatePolicy = { nameWithBirthDate: 0.9, nameWithPhone: 0.8 }

/** What two records have in common. */
export type Likeness = {
  readonly sameDocument: boolean
  readonly sameBirthDate: boolean
  readonly samePhone: boolean
  readonly name: number
}

export type DuplicateVerdict = 'certain' | 'birth-and-name' | 'phone-and-name' | null

/**
 * One person, perhaps one, or two. A phone alone says nothing: a health post has one for three physicians.
 * @source services/03 R-ENR-03
 */
export function judgeDuplicate(like: Likeness, policy: DuplicatePolicy = duplicatePolicy): DuplicateVerdict {
  if (like.sameDocument) return 'certain'
  if (like.sameBirthDate && like.name >= policy.nameWithBirthDate) return 'birth-and-name'
  return like.samePhone && like.name >= policy.nameWithPhone ? 'phone-and-name' : null
}
