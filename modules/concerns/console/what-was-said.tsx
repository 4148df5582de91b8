import type { PersonId } from '@ayni/kernel'
import { Button, Card, ErrorNotice, formatWhen, Loading, Timeline, useAnswer, useWords } from '@ayni/ui'
import type { WhatWasSaidData } from '../contract.ts'
import { type ConcernsClient, PassOn } from './pass-on.tsx'
import { words } from './words.ts'

export type WhatWasSaidProps = {
  readonly client: ConcernsClient
  readonly person: PersonId
  readonly now: string
  readonly newId: () => string
}

/** What others said when they worried; asked for only where there was such a signal, because asking leaves a mark. */
export const WhatWasSaid = ({ client, person, now, newId }: WhatWasSaidProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'concerns.about', { person }, { topics: ['alerts'] })
  if (output !== undefined) return <Said {...{ client, person, now, newId }} said={output} />
  if (code === undefined) return <Loading words={say.looking} />
  return (
    <ErrorNotice code={code}>
      <Button kind="quiet" onPress={again}>
        {say.again}
      </Button>
    </ErrorNotice>
  )
}

type SaidProps = WhatWasSaidProps & { readonly said: WhatWasSaidData }

/** Nothing for whoever may not open it: an empty answer is no answer, and is not shown as one. */
const Said = ({ client, person, now, newId, said }: SaidProps) => {
  const say = useWords(words)
  if (said.rows.length === 0) return null
  const steps = said.stranger ? say.firstStranger : say.firstKnown
  return (
    <Card title={say.title}>
      <Timeline
        moments={said.rows.map(({ at, from, urgent, words: text }, nth) => ({
          id: String(nth),
          at,
          when: formatWhen(at, now),
          title: urgent ? `${say.from[from]}, ${say.cannotWait}` : say.from[from],
          children: text === null ? <p class="muted">{say.noWords}</p> : <p>{text}</p>,
        }))}
      />
      <h3>{say.first}</h3>
      <ol class="stack">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {said.stranger ? (
        <details>
          <summary>{say.passOn}</summary>
          <PassOn client={client} newId={newId} standIn={person} />
        </details>
      ) : null}
      <p class="muted small">{say.marked}</p>
    </Card>
  )
}
