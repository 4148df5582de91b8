import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Cell } from './read-cells.ts'

const numberOf = (text: string): string | undefined => {
  const found = parsePhoneNumberFromString(text, 'PE')
  return found?.isPossible() === true ? found.number : undefined
}

/** One cell may hold several numbers; one that cannot be read rejects the cell, so that nobody is called at half a number. */
export function readPhones(text: string): Cell<readonly string[]> {
  const parts = text
    .split(/[/;,|]|\sy\s|\so\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-')
  if (parts.length === 0) return { value: null }
  const numbers = parts.map(numberOf)
  return numbers.every((one) => one !== undefined)
    ? { value: [...new Set(numbers.filter((one) => one !== undefined))] }
    : { reason: 'phone-unreadable' }
}
