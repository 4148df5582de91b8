import type { InputOf } from '@ayni/kernel'
import type { setStanding } from '@ayni/modules/enrollment/contract'
import { Button, Check, ErrorNotice, offerUndo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Card, PartProps } from './card-parts.ts'
import { cardWords } from './card-words.ts'
import { errors } from './words.ts'

type Standing = InputOf<typeof setStanding>['standing']

/** What makes sense from where they stand. */
export function offered({ state, away }: Pick<Card, 'state' | 'away'>): readonly Standing[] {
  if (state === 'deceased' || state === 'ended') return ['mistake']
  if (state === 'withdrawn' || state === 'duplicate') return state === 'withdrawn' ? ['deceased'] : []
  const takesPart = ['consented', 'profile_complete', 'active', 'paused'].includes(state)
  return [away ? 'back' : 'away', ...(takesPart ? (['ended'] as const) : []), 'deceased']
}

/** Where each switch goes back to within ten seconds. */
const undoOf: Readonly<Partial<Record<Standing, Standing>>> = { away: 'back', ended: 'mistake', deceased: 'mistake' }

/** One switch, at once, with ten seconds to think again. */
export const CardStanding = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [handedOn, setHandedOn] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const set = async (standing: Standing): Promise<boolean> => {
    const answer = await client.call('enrollment.set-standing', { person: card.person, standing, handedOn })
    setRefused(answer.ok ? undefined : answer.code)
    again()
    return answer.ok
  }
  const press = async (standing: Standing): Promise<void> => {
    const back = undoOf[standing]
    if ((await set(standing)) && back !== undefined) offerUndo({ message: say.stopped, onUndo: () => void set(back) })
  }
  const all = offered(card)
  if (all.length === 0) return null
  return (
    <section class="block">
      <h3>{say.standing}</h3>
      <p class="muted">{say.standingWhy}</p>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      {all.includes('ended') ? <Check words={say.handedOn} checked={handedOn} onChange={setHandedOn} /> : null}
      <div class="row">
        {all.map((standing) => (
          <Button key={standing} kind="quiet" onPress={() => void press(standing)}>
            {say.standings[standing]}
          </Button>
        ))}
      </div>
    </section>
  )
}
