/** Edits between two words; two letters that changed places are one. */
export function edits(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** As it sounds in Peru: b and v, s and z, a silent h, i and y, doubled letters. */
const sound = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/[ck](?=[eiy])|z/g, 's')
    .replace(/qu|c|k/g, 'k')
    .replace(/h/g, '')
    .replace(/v/g, 'b')
    .replace(/ll|y/g, 'i')
    .replace(/j(?=[ei])/g, 'g')
    .replace(/(.)\1+/g, '$1')

const INITIAL = 0.9
const SOUNDS_SAME = 0.97
const SLIP = 0.9
const LONG = 8
const FAMILY_LEAST = 0.75

const initialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0]

const sorted = (word: string): string => [...word].sort().join('')

/** `Juan` and `Juana`, `Fernando` and `Fernanda`: two people. */
const genders = (a: string, b: string): boolean => {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (longer === `${shorter}a` || longer === `${shorter}o`) return true
  return a.length === b.length && a.slice(0, -1) === b.slice(0, -1) && /[aeo]$/.test(a) && /[aeo]$/.test(b)
}

/** Given names: one letter makes another child of the family (`María`, `Marta`), so only slips of the hand or ear count. */
export function givenLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (initialOf(a, b)) return INITIAL
  if (a.length === 1 || b.length === 1 || genders(a, b)) return 0
  if (sound(a) === sound(b)) return SOUNDS_SAME
  if (edits(a, b) !== 1) return 0
  const swapped = a.length === b.length && sorted(a) === sorted(b) && a.length > 3
  return swapped || Math.min(a.length, b.length) >= LONG ? SLIP : 0
}

/** Family names: a share of equal letters, from three quarters on. */
export function familyLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (initialOf(a, b)) return INITIAL
  if (a.length === 1 || b.length === 1) return 0
  if (sound(a) === sound(b)) return SOUNDS_SAME
  const share = 1 - edits(a, b) / Math.max(a.length, b.length)
  return share >= FAMILY_LEAST ? share : 0
}
