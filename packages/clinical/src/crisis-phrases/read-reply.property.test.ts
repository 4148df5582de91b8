import { expect, test } from 'vitest'
import { acuteEn, calmEn, reviewEn } from './examples-en.ts'
import { acuteEs, calmEs, reviewEs } from './examples-es.ts'
import { crisisPhrases, readReply } from './index.ts'

const seed = Number(process.env.AYNI_TEST_SEED ?? 20_261_122)
console.info('seed', seed)

/** mulberry32 */
function chances(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const chance = chances(seed)
const pick = <T>(of: readonly T[]): T => {
  const one = of[Math.floor(chance() * of.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const rank = { none: 0, B: 1, A: 2 }
const gravity = (text: string): number => {
  const { crisis } = readReply(text)
  return rank[crisis === false ? 'none' : crisis.class]
}

/** What phones, thumbs and gateways do to a text without changing its words. */
const noises: ReadonlyArray<(text: string) => string> = [
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => text.replaceAll(' ', '   '),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', ' 😢 '),
  (text) => text.replaceAll(' ', '... '),
  (text) => [...text].join('\u200b'),
  (text) => text.replaceAll('a', 'á').replaceAll('o', 'ó'),
  (text) => text.replace(/[aeiou](?=\s|$)/gi, '$&$&$&'),
  (text) => text.replaceAll('v', 'b'),
  (text) => text.replaceAll('z', 's'),
  (text) => text.replaceAll("'", '’'),
  (text) => `hola 👋 ${text}`,
  (text) => `${text} 💔!!!`,
  (text) => `no es broma: ${text}, no te preocupes, todo bien jaja`,
]

test('noise never lowers: what raised still raises, at least as gravely', () => {
  for (const text of [...acuteEs, ...acuteEn, ...reviewEs, ...reviewEn]) {
    const before = gravity(text)
    for (const noise of noises) expect(gravity(noise(text)), `${noise}: ${text}`).toBeGreaterThanOrEqual(before)
    const twice = pick(noises)(pick(noises)(text))
    expect(gravity(twice), twice).toBeGreaterThanOrEqual(before)
  }
})

const words = [...calmEs, ...calmEn].flatMap((text) => text.split(' '))
const around = (length: number): string => Array.from({ length }, () => pick(words)).join(' ')

/** One reading of a form of the list, with words in its gaps. */
const spoken = (form: string): string =>
  form
    .split(' ')
    .map((word) =>
      word === '~'
        ? around(Math.floor(chance() * 3))
        : pick(word.split('|'))
            .replace('*', pick(['', 'o', 'arme']))
            .replaceAll('_', ' '),
    )
    .filter((word) => word !== '')
    .join(' ')

test('any text that holds a listed phrase raises, whatever stands around it', () => {
  for (const { class: of, forms } of crisisPhrases) {
    for (const form of forms) {
      for (let nth = 0; nth < 20; nth++) {
        const text = `${around(Math.floor(chance() * 30))} ${spoken(form)} ${around(Math.floor(chance() * 30))}`
        expect(gravity(text), `${form}: ${text}`).toBeGreaterThanOrEqual(rank[of])
      }
    }
  }
})

test('adding to a message takes nothing away', () => {
  const all = [...acuteEs, ...reviewEs, ...acuteEn, ...reviewEn, ...calmEs, ...calmEn]
  for (let nth = 0; nth < 500; nth++) {
    const [one, two] = [pick(all), pick(all)]
    const least = Math.max(gravity(one), gravity(two))
    expect(gravity(`${one} ${two}`), `${one} | ${two}`).toBeGreaterThanOrEqual(least)
  }
})

test('4,096 characters, whatever they are, are read quickly and never throw', () => {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyzáéíóúñ0123456789 .,\u200b😢\ud83d$@ªº']
  for (let nth = 0; nth < 20; nth++) {
    const text = Array.from({ length: 4096 }, () => pick(alphabet)).join('')
    const begun = performance.now()
    readReply(text)
    expect(performance.now() - begun).toBeLessThan(250)
    expect(gravity(`${text} ya no quiero vivir ${text}`)).toBe(2)
  }
})
