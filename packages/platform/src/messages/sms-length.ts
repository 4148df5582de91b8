/** GSM 03.38: one septet each. @source 3GPP TS 23.038 §6.2.1 */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Two septets each. */
const extended = new Set('^{}\\[~]|€')

/** How many SMS a text costs: an accent like á or í makes each of them shorter. */
export function smsSegments(text: string): number {
  const letters = [...text]
  const plain = letters.every((letter) => basic.has(letter) || extended.has(letter))
  const length = plain ? letters.reduce((sum, letter) => sum + (extended.has(letter) ? 2 : 1), 0) : text.length
  const [one, each] = plain ? [160, 153] : [70, 67]
  return length <= one ? 1 : Math.ceil(length / each)
}
