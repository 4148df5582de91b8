import { Aged, ErrorNotice, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ClocksSection } from './clocks-section.tsx'
import { clocksWords } from './clocks-words.ts'
import { errors } from './error-words.ts'
import { OnCallBlock } from './on-call-block.tsx'
import type { PromiseActionsProps } from './promise-actions.tsx'
import { PromisesBlock } from './promises-block.tsx'
import { CapacityBlock, HealthBlock, SilenceBlock } from './system-blocks.tsx'
import { UnwatchedBlock } from './unwatched-block.tsx'
import { WindowsBlock } from './windows-block.tsx'
import { words } from './words.ts'

export type BoardPageProps = Pick<PromiseActionsProps, 'client' | 'may' | 'hours' | 'follow'> & {
  readonly now: ReadonlySignal<string>
  /** Coordinators and directors see silence, capacity and health; a clinician, what they owe. */
  readonly wholeHouse: boolean
  readonly rotaHref: string
  /** What the reader is asked before anybody is given to them: another room asks it. */
  readonly asked?: ComponentChildren | undefined
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

/** Asked for when unfolded, so that the board itself stays light. */
const FoldedClocks = ({ client, now }: Pick<BoardPageProps, 'client' | 'now'>) => {
  const [open, setOpen] = useState(false)
  return (
    <details class="block" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{useWords(clocksWords).title}</summary>
      {open ? <ClocksSection client={client} now={now.value} /> : null}
    </details>
  )
}

/** The one screen: what is owed first, by deadline; beside it who is on call, who is silent and whether the house is awake. */
export const BoardPage = ({ client, now, may, hours, follow, wholeHouse, rotaHref, asked }: BoardPageProps) => (
  <div class="board">
    <div class="stack">
      {wholeHouse ? <UnwatchedBlock client={client} now={now.value} /> : null}
      {asked}
      <PromisesBlock client={client} now={now} may={may} hours={hours} follow={follow} />
    </div>
    <aside>
      <OnCallBlock client={client} now={now.value} rotaHref={rotaHref} />
      {may.assign ? <WindowsBlock client={client} now={now.value} /> : null}
      {wholeHouse ? <Counts client={client} now={now} /> : null}
      {wholeHouse ? <FoldedClocks client={client} now={now} /> : null}
    </aside>
  </div>
)
