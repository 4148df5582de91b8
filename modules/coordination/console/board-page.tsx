import { ErrorNotice, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { Aged } from './aged.tsx'
import type { BoardClient } from './clients.ts'
import { MyProposals } from './my-proposals.tsx'
import { OnCallBlock } from './on-call-block.tsx'
import type { Doing } from './promise-actions.tsx'
import { PromisesBlock } from './promises-block.tsx'
import { CapacityBlock, HealthBlock, SilenceBlock } from './system-blocks.tsx'
import { errors, words } from './words.ts'

export type BoardPageProps = {
  readonly client: BoardClient
  readonly now: ReadonlySignal<string>
  readonly may: Doing
  /** Coordinators and directors see silence, capacity and health; a clinician, what they owe. */
  readonly wholeHouse: boolean
  readonly rotaHref: string
}

const Counts = ({ client, now }: Pick<BoardPageProps, 'client' | 'now'>) => {
  const { output, code } = useAnswer(
    client,
    'coordination.board',
    {},
    { topics: ['roster', 'messages', 'team'], everySeconds: 60 },
  )
  if (output === undefined) {
    return code === undefined ? <Loading words={useWords(words).looking} /> : <ErrorNotice code={code} own={errors} />
  }
  return (
    <>
      <Aged code={code} asOf={output.asOf} now={now.value} />
      <HealthBlock board={output} now={now.value} />
      <SilenceBlock board={output} now={now.value} />
      <CapacityBlock board={output} now={now.value} />
    </>
  )
}

/** The one screen: what is owed first, by deadline; beside it who is on call, who is silent and whether the house is awake. */
export const BoardPage = ({ client, now, may, wholeHouse, rotaHref }: BoardPageProps) => (
  <div class="board">
    <div class="stack">
      {may.call === 'care' ? <MyProposals client={client} now={now.value} /> : null}
      <PromisesBlock client={client} now={now} may={may} />
    </div>
    <aside>
      <OnCallBlock client={client} now={now.value} rotaHref={rotaHref} />
      {wholeHouse ? <Counts client={client} now={now} /> : null}
    </aside>
  </div>
)
