import type { Plugin } from 'vite'
import { dictionariesIn } from './dictionaries-in.ts'

const asked = '?english'

export type EnglishLaterOptions = {
  /** The dictionaries that may come without their English. */
  readonly files: RegExp
  /** Where `later(load, dictionaries)` is exported. */
  readonly registry: string
}

/**
 * Most people read the phone in Spanish, over a link where each kilobyte is a tenth of a second: English travels in its own files,
 * asked for by whoever chooses it and kept with the rest for later visits.
 */
export const englishLater = ({ files, registry }: EnglishLaterOptions): Plugin => ({
  name: 'ayni-english-later',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    const [file = ''] = id.split('?')
    if (!files.test(file) || !code.includes('dictionary(')) return null
    const found = dictionariesIn(code, this.parse(code))
    if (id.endsWith(asked))
      return { code: `export const en = [${found.map(({ values }) => values).join()}]`, map: null }
    if (found.length === 0) return null
    const without = [...found]
      .sort((a, b) => a.from - b.from)
      .reduceRight((text, { from, to }) => `${text.slice(0, from)}undefined${text.slice(to)}`, code)
    const names = found.map(({ name }) => name).join()
    return {
      code: `${without}\nimport { later } from ${JSON.stringify(registry)}\nlater(() => import(${JSON.stringify(file + asked)}), [${names}])`,
      map: null,
    }
  },
})
