import type { WrittenName } from './name-tokens.ts'

const joins = new Set(['de', 'del', 'la', 'las', 'los', 'san', 'santa', 'da', 'dos'])

/** `DE LA CRUZ QUISPE ANA` → [`DE LA CRUZ`, `QUISPE`, `ANA`]: little words belong to the word after them. */
function pieces(text: string): readonly string[] {
  const found: string[] = []
  let open = ''
  for (const word of text.split(' ')) {
    const whole = open === '' ? word : `${open} ${word}`
    if (joins.has(word.toLowerCase())) open = whole
    else {
      found.push(whole)
      open = ''
    }
  }
  return open === '' ? found : [...found, open]
}

const FAMILY_NAMES = 2

/** One column `apellidos y nombres`: at the comma, else two family names and then the given ones. */
export function splitName(text: string): WrittenName | undefined {
  const said = text.replace(/\s+/g, ' ').trim()
  const comma = said.indexOf(',')
  if (comma >= 0) {
    const [familyNames, names] = [said.slice(0, comma).trim(), said.slice(comma + 1).trim()]
    return familyNames === '' || names === '' ? undefined : { familyNames, names }
  }
  const words = pieces(said)
  if (words.length < 2) return undefined
  const family = words.length === 2 ? 1 : FAMILY_NAMES
  return { familyNames: words.slice(0, family).join(' '), names: words.slice(family).join(' ') }
}
