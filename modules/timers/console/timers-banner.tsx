import { Notice, useAnswer, useWords } from '@ayni/ui'
import type { TimersClient } from './client.ts'
import { words } from './words.ts'

export type TimersBannerProps = { readonly client: TimersClient; readonly href: string }

/** Stands on the board, the alerts and the rota until a psychiatrist signs. Nothing where it is not known. */
export const TimersBanner = ({ client, href }: TimersBannerProps) => {
  const say = useWords(words)
  const { output } = useAnswer(client, 'timers.standing', {}, { topics: ['timers'] })
  if (output === undefined || !output.unsigned) return null
  const groups = output.unsignedGroups.map((group) => say.groups[group]).join(', ')
  return (
    <Notice tone="attend" title={say.banner(groups)}>
      {say.bannerWhy} <a href={href}>{say.bannerLink}</a>
    </Notice>
  )
}
