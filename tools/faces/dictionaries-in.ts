import { type ESTree, Visitor } from 'vite'

type Program = Parameters<Visitor['visit']>[0]

/** A dictionary whose English may live in another file: where it stands, and its values alone, in the order of the Spanish keys. */
export type Apart = { readonly name: string; readonly from: number; readonly to: number; readonly values: string }

/** Letters of English for which asking is more than bringing them along. */
const worthAsking = 300

type Keyed = readonly (readonly [key: string, value: ESTree.Expression])[]

/** Null where a key is not written out. */
function keyed(object: ESTree.ObjectExpression): Keyed | null {
  const pairs: (readonly [string, ESTree.Expression])[] = []
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.computed) return null
    const { key } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null
    if (name === null) return null
    pairs.push([name, property.value])
  }
  return pairs
}

/** As `Object.keys` orders them when the Spanish is read on the phone: numbers first. */
const inOrder = (pairs: Keyed): Keyed => {
  const isNumber = ([key]: Keyed[number]): boolean => /^\d+$/.test(key)
  const numbers = pairs.filter(isNumber).sort(([a], [b]) => Number(a) - Number(b))
  return [...numbers, ...pairs.filter((pair) => !isNumber(pair))]
}

/** The keys are in the Spanish already: the English is its values, in that order. Null where the two do not run in parallel. */
function valuesOf(code: string, es: ESTree.ObjectExpression, en: ESTree.ObjectExpression): string | null {
  const [spanish, english] = [keyed(es), keyed(en)]
  if (spanish === null || english === null || spanish.length !== english.length) return null
  const byKey = new Map(english)
  const values = inOrder(spanish).map(([key, said]) => {
    const other = byKey.get(key)
    if (other === undefined || (said.type === 'ObjectExpression') !== (other.type === 'ObjectExpression')) return null
    if (said.type === 'ObjectExpression' && other.type === 'ObjectExpression') return valuesOf(code, said, other)
    return code.slice(other.start, other.end)
  })
  return values.includes(null) ? null : `[${values.join()}]`
}

/** The dictionaries at the top of a file, but those too short to be asked for, and those made with other things of the file. */
export function dictionariesIn(code: string, program: Program): readonly Apart[] {
  const found: Apart[] = []
  const top = new Set<string>()
  const objects = new Map<string, ESTree.ObjectExpression>()
  const used: { readonly name: string; readonly at: number }[] = []
  const onlyNames = new Set<number>()
  const objectOf = (node: ESTree.Node): ESTree.ObjectExpression | null =>
    node.type === 'ObjectExpression' ? node : node.type === 'Identifier' ? (objects.get(node.name) ?? null) : null
  const take = (name: string, words: ESTree.ObjectExpression): void => {
    const both = new Map(keyed(words) ?? [])
    const [spanish, english] = [both.get('es'), both.get('en')]
    const [es, en] = [spanish && objectOf(spanish), english && objectOf(english)]
    if (!es || !en) return
    const values = valuesOf(code, es, en)
    if (values !== null) found.push({ name, from: en.start, to: en.end, values })
  }
  new Visitor({
    ImportDeclaration: ({ specifiers }) => {
      for (const { local } of specifiers) top.add(local.name)
    },
    FunctionDeclaration: ({ id }) => {
      if (id !== null) top.add(id.name)
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier') return
      top.add(id.name)
      if (init?.type === 'ObjectExpression') objects.set(id.name, init)
      if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return
      const [words] = init.arguments
      if (init.callee.name === 'dictionary' && words?.type === 'ObjectExpression') take(id.name, words)
    },
    Property: ({ key, computed }) => {
      if (!computed) onlyNames.add(key.start)
    },
    MemberExpression: ({ property, computed }) => {
      if (!computed) onlyNames.add(property.start)
    },
    Identifier: ({ name, start }) => {
      used.push({ name, at: start })
    },
  }).visit(program)
  const standsAlone = ({ from, to }: Apart): boolean =>
    used.every(({ name, at }) => at < from || at >= to || onlyNames.has(at) || !top.has(name))
  return found.filter((one) => one.to - one.from >= worthAsking && standsAlone(one))
}
