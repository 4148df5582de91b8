/**
 * What may never stand in a message that leaves the house: a phone lies on a table of the health post, and a colleague reads.
 * @source services/00-shared-model.md §2.4
 */
const forbidden: ReadonlyArray<readonly [rule: string, pattern: RegExp]> = [
  [
    'suicide',
    /suicid|autolesi|self.?harm|hacerte dano|hurt yourself|quitar(te|se) la vida|\bmatar|\bmorir|muerte|\bkill|\bdie\b|death/,
  ],
  [
    'diagnosis',
    /depres|ansied|anxi|panico|panic|trastorn|disorder|diagnos|sintom|symptom|burnout|estres|stress|trauma|bipolar|psicos|psychos/,
  ],
  ['substance', /alcohol|droga|drugs?\b|bebida|drinking|adiccion|addict|audit\b|pastilla|medicamento|medicat/],
  ['profession', /psiqui|psychi|psicol|psychol|terap|therap|\bmental/],
  [
    'score',
    /puntaj|puntuac|score|phq|gad.?7|\basq\b|c-?ssrs|nivel de|severidad|severity|positiv|\b\d{1,2}\s*(?:\/|de|of)\s*\d{1,2}\b/,
  ],
  ['risk', /riesgo|\brisk|crisis|emergencia|emergency|internad|hospitali/],
  [
    'facility',
    /hospital|posta medica|puesto de salud|centro de salud|establecimiento|facility|health (?:cent|post)|microred|diresa|geresa|essalud|minsa|csmc|serums/,
  ],
]

/** Small letters without accents, and without the invisible characters that would split a word. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()

const linkPattern = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\bwww\.\S+/gi
const token = '[A-Za-z0-9_-]{4,100}'
/** Nothing after the path but one opaque token: a link shows nothing until somebody signs in. */
const quietLink = new RegExp(
  `^https?://[a-z0-9.-]+(?::\\d{1,5})?(?:/[a-z-]{1,20}){0,3}(?:/${token})?/?(?:\\?token=${token}|#(?:/i/)?${token})?$`,
)

export type LintFinding = { readonly rule: string }

/** Rules that a text breaks, by name only: the text itself is never repeated. */
export function lintMessage(text: string): readonly LintFinding[] {
  const links = text.match(linkPattern) ?? []
  const words = plain(text.replace(linkPattern, ' '))
  const broken = forbidden.filter(([, pattern]) => pattern.test(words)).map(([rule]) => ({ rule }))
  const hostile = links.filter(
    (link) =>
      !quietLink.test(link) || forbidden.some(([, pattern]) => pattern.test(plain(link.split(/[?#]/)[0] ?? ''))),
  )
  return hostile.length > 0 ? [...broken, { rule: 'link' }] : broken
}
