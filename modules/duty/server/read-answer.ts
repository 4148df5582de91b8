/** What a member of staff answers to an alarm: that they go, and to which task where they say it. */
export type StaffAnswer = { readonly alias: string | null }

const going =
  /^(?:voy|me hago cargo|going|i take (?:it|charge))\b[\s.,:-]*(?:a\s+)?(?:(?:ay[\s-]*)?([a-z2-9]{4})\b[\s.]*)?$/

/**
 * `VOY`, `voy 7K4Q`, `Vóy AY-7K4Q.`: accents, case and spaces do not matter. Anything longer is a letter and is read as one: nobody
 * takes an alert by a sentence that begins with the word.
 */
export function readStaffAnswer(text: string): StaffAnswer | null {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase().replace(/\s+/g, ' ')
  const found = going.exec(plain)
  return found === null ? null : { alias: found[1] === undefined ? null : `AY-${found[1].toUpperCase()}` }
}
