import { type Instant, type ProgramId, z } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

const spread = z.object({
  n: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  worst: z.number().nullable(),
})
const part = z.object({ of: z.number(), in: z.number() })
const figures = z.object({
  episodes: z.number(),
  spreads: z.record(z.string(), spread),
  missedToReached: spread,
  acute: z.object({ of: z.number(), w15: z.number(), w30: z.number(), w60: z.number() }),
  nonAcute: part,
  plan: part,
  means: part,
  onTime: part,
  referral: part,
  unreachable: part,
  again: part,
  caring: part,
  drills: part,
})
export type Figures = z.infer<typeof figures>
export type Spread = z.infer<typeof spread>
export type Part = z.infer<typeof part>

export async function figuresOf(tx: Tx, program: ProgramId, from: Instant, to: Instant): Promise<Figures> {
  const { rows } = await sql<{
    figures: unknown
  }>`select safety_episode.figures(${program}, ${from}, ${to}) || jsonb_build_object(
      'caring', caring_contacts.sent_between(${program}, ${from}, ${to}),
      'drills', duty.drills_between(${program}, ${from}, ${to})) as figures`.execute(tx)
  return figures.parse(rows[0]?.figures)
}
