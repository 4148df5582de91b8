/** What looking again found. */
export const meansResults = ['kept', 'changed', 'not-kept'] as const
export type MeansResult = (typeof meansResults)[number]

export type MeansPolicy = {
  /** Looked at again at every contact; the next one is never further away than this. */
  readonly recheckWithinDays: number
  readonly proposedDays: number
  readonly notKeptDays: number
}
/** [D] Until a programme's signed times say otherwise (`@ayni/clinical/timers`). */
export const defaultMeansPolicy: MeansPolicy = { recheckWithinDays: 31, proposedDays: 7, notKeptDays: 1 }

const DAY_MS = 86_400_000

/** When to look again unless the next contact has its own date: soon where it was not kept. */
export const proposedRecheck = (policy: MeansPolicy, now: string, result: 'agreed' | MeansResult): string =>
  new Date(Date.parse(now) + (result === 'not-kept' ? policy.notKeptDays : policy.proposedDays) * DAY_MS).toISOString()

export const recheckIsInTime = (policy: MeansPolicy, now: string, recheckBy: string): boolean => {
  const wait = Date.parse(recheckBy) - Date.parse(now)
  return wait > 0 && wait <= policy.recheckWithinDays * DAY_MS
}

/**
 * Beginnings of words that name a means instead of a measure. Only ever advises whoever writes: the measure is what is kept, and
 * an inventory of methods is what must never exist. [D]
 * @source services/07 §7.4 R-SUI-06
 */
const meansWords = [
  ...['pastilla', 'comprimid', 'ampolla', 'insulina', 'potasio', 'opioid', 'morfin', 'fentanil', 'sedante', 'veneno'],
  ...[
    'plaguicid',
    'pesticid',
    'raticid',
    'insecticid',
    'herbicid',
    'soga',
    'cuerda',
    'cinturon',
    'pistola',
    'revolver',
  ],
  ...[
    'escopeta',
    'arma',
    'cuchill',
    'bisturi',
    'navaja',
    'puente',
    'acantilad',
    'pill',
    'tablet',
    'ampoule',
    'insulin',
  ],
  ...['potassium', 'opioid', 'morphin', 'fentanyl', 'poison', 'pesticid', 'rope', 'gun', 'firearm', 'knife', 'scalpel'],
  ...['bridge', 'cliff'],
]

const plain = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z]+/)

/** True where a text says with what, instead of what was agreed. */
export const namesMeans = (text: string): boolean =>
  plain(text).some((word) => meansWords.some((stem) => word.startsWith(stem)))
