/** Sounds that people spell in several ways, brought to one; both the list and the message pass through it. */
const sounds: ReadonlyArray<readonly [written: RegExp, sound: string]> = [
  [/(.)\1{2,}/g, '$1'],
  [/ch/g, 'C'],
  [/qu(?=[ei])/g, 'k'],
  [/q/g, 'k'],
  [/c(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/ll/g, 'i'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
]

/** How words are shortened in an SMS, and slips of a thumb that change the word; by its sound. */
const shortened: ReadonlyMap<string, string> = new Map(
  [
    ['k ke', 'ke'],
    ['kero kro kieo kier kieor iero kyero', 'kiero'],
    ['kisera', 'kisiera'],
    ['t', 'te'],
    ['d', 'de'],
    ['m', 'me'],
    ['x', 'por'],
    ['xa pa', 'para'],
    ['nd nda', 'nada'],
    ['bir br bibr bibri bivir', 'bibir'],
    ['mrir morr moir mori mrr', 'morir'],
    ['mrirme morirm morime moirme mrirm', 'morirme'],
    ['matarm matrme mtarme', 'matarme'],
    ['bo', 'boi'],
    ['toi', 'estoi'],
    ['msj msjs', 'mensajes'],
    ['u', 'iou'],
    ['wana', 'want to'],
    ['wanna', 'want to'],
    ['gona', 'going to'],
    ['dnt', 'dont'],
    ['cnt', 'kant'],
    ['liv', 'libe'],
    ['lif', 'life'],
    ['miself', 'miself'],
  ].flatMap(([written = '', word = '']) => written.split(' ').map((one): [string, string] => [one, word])),
)

/** Two words that are one, written apart. */
const joined: ReadonlyArray<readonly [apart: RegExp, together: string]> = [
  [/ i am /g, ' im '],
  [/ kan not /g, ' kanot '],
  [/ do not /g, ' dont '],
  [/ mi self /g, ' miself '],
  [/ mkiero /g, ' me kiero '],
]

const digits: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

/** Small letters alone: without accents, invisible characters, apostrophes or letters written as figures. */
const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/(?<=[a-z])[@]|[@](?=[a-z])/g, 'a')
    .replace(/(?<=[a-z])[$]|[$](?=[a-z])/g, 's')
    .replace(/(?<=[a-z])[013457]|[013457](?=[a-z])/g, (digit) => digits[digit] ?? digit)

const soundOf = (word: string): string => sounds.reduce((so, [written, sound]) => so.replace(written, sound), word)

/** One word of the list, as it sounds. */
export const foldWord = (word: string): string => {
  const sound = soundOf(plainLetters(word))
  return shortened.get(sound) ?? sound
}

const spaced = (words: readonly string[]): string => ` ${words.map((word) => shortened.get(word) ?? word).join(' ')} `

const together = (words: string): string => joined.reduce((so, [apart, one]) => so.replace(apart, one), words)

/** Letters with spaces or signs between them, `m o r i r`, are one word. */
const letterRun = /(?<![a-z])([a-z])\1*(?: ([a-z])\2*){2,}(?![a-z])/g

export type FoldedText = {
  /** Words by their sound, one space before and after each. */
  readonly words: string
  /** Other readings of the same: words that are one written as two, single letters in a row read as one word. */
  readonly readings: readonly string[]
  /** Nothing but sounds, no spaces between the words. */
  readonly squeezed: string
}

/**
 * A message as it sounds, in several readings. One reading is never put in the place of another, so that adding words to a
 * message adds to each of them and takes nothing away.
 */
export function foldText(text: string): FoldedText {
  const apart = plainLetters(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const wordsOf = (of: string): readonly string[] =>
    of
      .split(' ')
      .map(soundOf)
      .filter((word) => word !== '')
  const plain = wordsOf(apart)
  const words = spaced(plain)
  const spelled = spaced(wordsOf(apart.replace(letterRun, (run) => run.replaceAll(' ', ''))))
  return {
    words,
    readings: [...new Set([words, together(words), spelled, together(spelled)])],
    squeezed: `${squeeze(plain.join(''))} ${squeeze(soundOf(apart.replaceAll(' ', '')))}`,
  }
}

/** Where two words meet, the letter that both share is written once. */
export const squeeze = (sounding: string): string => sounding.replace(/(.)\1+/g, '$1')
