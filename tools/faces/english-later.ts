import { type Plugin, Visitor } from 'vite'

type Found = { readonly name: string; readonly from: number; readonly to: number }

const asked = '?english'

export type EnglishLaterOptions = {
  /** The dictionaries drawn before the first question. */
  readonly files: RegExp
  /** Where `later(load)` is exported. */
  readonly registry: string
}

/**
 * Most people read the first screens in Spanish, over a link where each kilobyte is a tenth of a second: of the dictionaries
 * drawn first, English travels in its own file, asked for by whoever chooses it and kept with the rest for later visits.
 */
export const englishLater = ({ files, registry }: EnglishLaterOptions): Plugin => ({
  name: 'ayni-english-later',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    const [file = ''] = id.split('?')
    if (!files.test(file)) return null
    const found: Found[] = []
    new Visitor({
      VariableDeclarator: ({ id: variable, init }) => {
        if (variable.type !== 'Identifier' || init?.type !== 'CallExpression') return
        const [words] = init.arguments
        if (
          init.callee.type !== 'Identifier' ||
          init.callee.name !== 'dictionary' ||
          words?.type !== 'ObjectExpression'
        )
          return
        for (const property of words.properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'en') continue
          found.push({ name: variable.name, from: property.value.start, to: property.value.end })
        }
      },
    }).visit(this.parse(code))
    if (id.endsWith(asked))
      return { code: `export const en = [${found.map(({ from, to }) => code.slice(from, to)).join(',')}]`, map: null }
    const without = found.reduceRight((text, { from, to }) => `${text.slice(0, from)}undefined${text.slice(to)}`, code)
    const given = found.map(({ name }, at) => `${name}.en = en[${at}]`).join(';')
    return {
      code: `${without}\nimport { later } from ${JSON.stringify(registry)}\nlater(() => import(${JSON.stringify(file + asked)}).then(({ en }) => { ${given} }))`,
      map: null,
    }
  },
})
