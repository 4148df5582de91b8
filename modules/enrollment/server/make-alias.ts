/** No vowels, no 0/O, no 1/I/L: nothing that can be misheard on a bad line, nothing that spells a word. */
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** `AY-` and four signs from random bytes. 614 656 of them; the store tries again when one is taken. */
export const makeAlias = (random: Uint8Array): string =>
  `AY-${Array.from({ length: 4 }, (_, i) => letters[(random[i] ?? 0) % letters.length] ?? 'X').join('')}`
