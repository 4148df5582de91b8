import type { PlannerRow } from '@ayni/modules/outreach/contract'
import { useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { CallSteps } from './call-dialog.tsx'
import type { ReachClient } from './clients.ts'
import { words } from './words.ts'

export type PersonCallsProps = {
  readonly client: ReachClient
  readonly person: PlannerRow['person']
  readonly now: ReadonlySignal<string>
}

/** In an opened card: the same rule and the same call, also for whoever the planner hides now. */
export const PersonCalls = ({ client, person, now }: PersonCallsProps) => (
  <section class="block">
    <h3>{useWords(words).callThem}</h3>
    <CallSteps
      client={client}
      row={{ person, alias: '', channel: null }}
      now={now.value}
      onChanged={() => undefined}
      onClose={() => undefined}
    />
  </section>
)
