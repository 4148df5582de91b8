import type { PersonId } from '@ayni/kernel'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { Button, useAnswer, useWords } from '@ayni/ui'
import { isClinician } from './alarms.tsx'
import { clients } from './clients.ts'
import { holds, watchers } from './places.ts'
import { words } from './words.ts'

const listHref = '/console/alertas/seguimiento'

export type EpisodeLinkProps = {
  readonly session: Pick<StaffSession, 'roles'>
  readonly of: { readonly alert: string } | { readonly person: PersonId }
}

/** To where somebody is followed; for whoever may only see whose turn it is, to the list. By the list alone: nothing is opened. */
export const EpisodeLink = ({ session, of }: EpisodeLinkProps) => {
  const say = useWords(words)
  const { output } = useAnswer(
    clients.episodes,
    'safety-episode.list',
    { mine: false, closedSince: null },
    { topics: ['episodes'] },
  )
  const row = output?.rows.find((one) => ('alert' in of ? one.alert === of.alert : one.person === of.person))
  if (row === undefined || !holds(session.roles, watchers)) return null
  return (
    <Button wide kind="quiet" href={isClinician(session) ? `${listHref}/${row.episode}` : listHref}>
      {say.toEpisode}
    </Button>
  )
}

const followed: ReadonlySet<PromiseRow['kind']> = new Set([
  'safety-call',
  'safety-contact',
  'safety-assessment',
  'full-evaluation',
  'offer-again',
  'unreachable-decision',
  'stay-with-person',
  'arrange-cover',
  'after-hand-over',
  'referral-attendance',
  'means-recheck',
  'episode-owner',
  'last-call',
  'closing-reasons',
  'phq9-again',
  'plan-review',
] as const)

/** Whether a promise is one of following somebody, and leads there. */
export const isOfFollowing = ({ kind }: Pick<PromiseRow, 'kind'>): boolean => followed.has(kind)
