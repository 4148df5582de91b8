import { type ConflictKind, conflictKinds } from '@ayni/clinical/assignment'
import type { PersonId } from '@ayni/kernel'
import { announce, Button, ErrorNotice, Notice, RadioList, useDoOnce, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { KnowingClient } from './client.ts'
import { errors } from './error-words.ts'
import { knowingWords } from './words.ts'

export type KnowFormProps = {
  readonly client: KnowingClient
  readonly person: PersonId
  readonly newId: () => string
  readonly onDone?: (() => void) | undefined
}

/** @safety SUI-08, EC-05: said by whoever finds out that they know the person. One press; it holds up no call and closes no record. */
export const KnowForm = ({ client, person, newId, onDone }: KnowFormProps) => {
  const say = useWords(knowingWords)
  const [kind, setKind] = useState<ConflictKind | undefined>(undefined)
  const [said, setSaid] = useState(false)
  const { act, busy, refused, again } = useDoOnce(client, newId, () => {
    setSaid(true)
    announce(say.said)
    onDone?.()
  })
  if (said) return <Notice tone="done" title={say.said} />
  return (
    <details>
      <summary>{say.know}</summary>
      <div class="stack">
        <p>{say.knowMeans}</p>
        <RadioList
          question={say.bond}
          value={kind}
          onChange={setKind}
          choices={conflictKinds.map((value) => ({ value, words: say.knows[value] }))}
        />
        {refused !== null && again === null ? <ErrorNotice code={refused.code} own={errors} /> : null}
        {again === null ? null : (
          <Notice tone="attend" title={say.notSent} live="polite">
            <Button kind="quiet" busy={busy ? say.sending : undefined} onPress={again}>
              {say.sendAgain}
            </Button>
          </Notice>
        )}
        <Button
          wide
          kind="quiet"
          disabled={kind === undefined}
          busy={busy ? say.sending : undefined}
          onPress={() => kind !== undefined && void act('coordination.declare-conflict', { person, kind })}
        >
          {say.say}
        </Button>
      </div>
    </details>
  )
}
