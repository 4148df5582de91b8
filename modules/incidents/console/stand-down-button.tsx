import type { PersonId } from '@ayni/kernel'
import { Button, Card, ErrorNotice, formatWhen, Notice, offerUndo, useAnswer, useDo, useWords } from '@ayni/ui'
import type { PressedReason } from '../contract.ts'
import type { IncidentsClient } from './clients.ts'
import { errors, words } from './words.ts'

export type StandDownButtonProps = {
  readonly client: IncidentsClient
  readonly person: PersonId
  readonly now: string
}

const reasons = ['attempt', 'hospitalised', 'died'] as const satisfies readonly PressedReason[]

/** @safety EC-12: one press, no question before it; ten seconds to take it back, and later too. For any page about a person. */
export const StandDownButton = ({ client, person, now }: StandDownButtonProps) => {
  const say = useWords(words)
  const { output, again } = useAnswer(client, 'incidents.standing', { person }, { topics: ['incidents'] })
  const { act, busy, refused } = useDo(client, again)
  const open = output ?? []
  const held = new Set(open.map(({ because }) => because))
  const release = async (): Promise<void> => {
    const done = await act('incidents.resume', { person })
    if (done.ok) offerUndo({ message: say.resumed })
  }
  const press = async (because: PressedReason): Promise<void> => {
    const done = await act('incidents.stand-down', { person, because })
    // What stands from before is not lifted by taking back the second word.
    const undo = held.has(because) ? {} : { onUndo: () => void release() }
    if (done.ok) offerUndo({ message: held.has(because) ? say.anotherSaid : say.stoppedSaid, ...undo })
  }
  return (
    <Card title={say.standTitle}>
      {open.length === 0 ? (
        <p class="muted">{say.standWhy}</p>
      ) : (
        <Notice tone="attend" title={say.stopped}>
          {open.map(({ because, at }) => (
            <p key={because}>{say.stoppedSince(say.standing[because], formatWhen(at, now))}</p>
          ))}
          <Button kind="quiet" busy={busy ? say.saving : undefined} onPress={() => void release()}>
            {say.resume}
          </Button>
        </Notice>
      )}
      <div class="stack">
        {reasons
          .filter((because) => because === 'attempt' || !held.has(because))
          .map((because) => (
            <Button key={because} wide kind="quiet" onPress={() => void press(because)}>
              {held.has(because) ? say.another : say[because]}
            </Button>
          ))}
      </div>
      <p class="muted small">{say.attemptMeans}</p>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </Card>
  )
}
