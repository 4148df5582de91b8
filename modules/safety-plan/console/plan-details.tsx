import type { PersonId } from '@ayni/kernel'
import { useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PlanClient } from './client.ts'
import { MeansPanel } from './means-panel.tsx'
import { PlanBuilder } from './plan-builder.tsx'
import { words } from './words.ts'

export type PlanDetailsProps = { readonly client: PlanClient; readonly person: PersonId; readonly now: string }

/** Folded until somebody wants it: opening it is a reading, and the person will see it. */
export const PlanDetails = ({ client, person, now }: PlanDetailsProps) => {
  const say = useWords(words)
  const [opened, setOpened] = useState(false)
  return (
    <details onToggle={(event) => setOpened(opened || event.currentTarget.open)}>
      <summary>{say.details}</summary>
      <p class="muted small">{say.detailsWhy}</p>
      {opened ? (
        <>
          <PlanBuilder client={client} person={person} now={now} />
          <MeansPanel client={client} person={person} now={now} />
        </>
      ) : null}
    </details>
  )
}
