import { type RawBuilder, sql } from 'kysely'
import type { EarlierEpisode } from '../contract.ts'
import type { EpisodeRow } from './store.ts'

type Sealed = { readonly id: string; readonly sealed: string }
export type SaidView = { readonly id: string; readonly intentSealed: string; readonly attemptSealed: string }

/** An ended episode before this one. Times come as text. */
export type EarlierView = Pick<EarlierEpisode, 'episode' | 'openedAt' | 'closedAt' | 'closedBecause'> & {
  /** Oldest first. */
  readonly said: readonly SaidView[]
  readonly last: Sealed | null
  readonly signed: Sealed | null
}

/** [D] What anybody reads at night. */
const MOST_EARLIER = 10

/**
 * The ended episodes of the person, newest first, as one column.
 * @safety the team may see that there was an episode; what was known in it, only whoever may open their C4.
 */
export const earlierOf = (row: Pick<EpisodeRow, 'id' | 'program' | 'person' | 'closedAt'>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(to_jsonb(x) order by x."closedAt" desc, x.episode), '[]') from (
    select e.id as episode, e.opened_at as "openedAt", e.closed_at as "closedAt", e.closed_because as "closedBecause",
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'intentSealed', s.intent_sealed, 'attemptSealed', s.attempt_sealed)
        order by s.spoke_at, s.id), '[]') from safety_episode.assessment s where s.episode_id = e.id) as said,
      (select jsonb_build_object('id', s.id, 'sealed', s.sealed) from safety_episode.assessment s where s.episode_id = e.id
        order by s.spoke_at desc, s.id desc limit 1) as last,
      (select jsonb_build_object('id', c.id, 'sealed', c.reasoning_sealed) from safety_episode.closure c
        where c.episode_id = e.id and c.step <> 'stepping-down' order by c.at desc limit 1) as signed
    from safety_episode.episode e where e.person_id = ${row.person} and e.program_id = ${row.program} and e.id <> ${row.id}
      and e.closed_at < coalesce(${row.closedAt}::timestamptz, 'infinity') and identity.may_open(e.person_id, 'C4')
    order by e.closed_at desc, e.id limit ${MOST_EARLIER}) x)`
