import type { PersonId } from '@ayni/kernel'
import type { PersonPage } from '@ayni/modules/emergency/contract'
import { Button, ErrorNotice, formatWhen, Loading, Notice, useAnswer } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { EmergencyClient } from './client.ts'
import { errors } from './error-words.ts'
import { useSay } from './say.ts'

export type PanelProps = {
  readonly client: EmergencyClient
  readonly person: PersonId
  readonly now: ReadonlySignal<string>
  readonly isPsychiatrist: boolean
}

export type Shown = { readonly page: PersonPage; readonly again: () => void; readonly head: ComponentChildren }

/** Whether somebody is being looked for: then what was decided and done stands with the search, and else with the emergency; never twice. */
export const isSearched = ({ search, emergency }: PersonPage): boolean =>
  search !== null &&
  search.state !== 'reached' &&
  !(emergency !== null && emergency.endedAt === null && emergency.kind === 'imminent')

/** Asks for the person's page; `shown` is undefined while there is nothing to show but `head`. */
export function usePersonPage({ client, person, now }: PanelProps): Partial<Shown> & Pick<Shown, 'head'> {
  const say = useSay()
  const { output, code, again } = useAnswer(
    client,
    'emergency.of-person',
    { person },
    { topics: ['emergencies', 'alerts'], everySeconds: 30 },
  )
  if (output !== undefined) {
    const head =
      code === undefined ? null : (
        <Notice tone="attend" title={say.remembered(formatWhen(output.now, now.value))} live="polite">
          <p>{say.rememberedNext}</p>
        </Notice>
      )
    return { page: output, again, head }
  }
  if (code === undefined) return { head: <Loading words={say.opening} /> }
  return {
    head: (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={again}>
          {say.again}
        </Button>
      </ErrorNotice>
    ),
  }
}
