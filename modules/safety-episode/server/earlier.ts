import { saidOverTime } from '@ayni/clinical/episode'
import { toInstant, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { EarlierEpisode } from '../contract.ts'
import type { EarlierView } from './earlier-store.ts'
import * as seal from './seal-text.ts'

/** What an ended episode says to whoever follows the person now. */
export function earlierEpisode(keys: KeyRing, row: EarlierView): EarlierEpisode {
  const { episode, closedBecause, said, last, signed } = row
  const attempt = saidOverTime(
    said.map((one) => open(keys, seal.attemptContext(one.id), one.attemptSealed, seal.datedShape)),
  )
  const intent = saidOverTime(
    said.map((one) => open(keys, seal.intentContext(one.id), one.intentSealed, seal.datedShape)),
  )
  const assessed = last === null ? null : open(keys, seal.assessmentContext(last.id), last.sealed, seal.assessmentShape)
  return {
    ...{ episode, closedBecause, openedAt: toInstant(row.openedAt), closedAt: toInstant(row.closedAt) },
    risk: assessed?.risk ?? null,
    ...{ attempt: attempt?.answer ?? null, attemptOn: attempt?.on ?? null },
    ...{ intent: intent?.answer ?? null, intentOn: intent?.on ?? null },
    reasoning: signed === null ? null : open(keys, seal.closureContext(signed.id), signed.sealed, z.string()),
  }
}
