import { BreakGlass } from '@ayni/modules/identity/console'
import { ScreeningQueue, TriageCardPanel } from '@ayni/modules/screening/console'
import type { QueueRow } from '@ayni/modules/screening/contract'
import { Button, useChanges, useWords } from '@ayni/ui'
import { signal } from '@preact/signals'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import { words } from './words.ts'

/** In memory alone: whose record is open is nobody's business in an address or a history. */
const chosen = signal<QueueRow | null>(null)

/** Grows when somebody opens what was closed to them, so that it is asked for again. */
const opened = signal(0)

/** What screening owes, by deadline; then one person's answers. */
export const Queue = () => {
  const say = useWords(words)
  const changed = useChanges(['screening', 'promises', 'roster'])
  const row = chosen.value
  if (row === null) {
    return (
      <ScreeningQueue
        client={clients.screening}
        now={minute.value}
        changed={changed}
        onOpen={(pressed) => (chosen.value = pressed)}
      />
    )
  }
  return (
    <div class="narrow stack">
      <Button kind="plain" onPress={() => (chosen.value = null)}>
        {say.backToQueue}
      </Button>
      <TriageCardPanel key={opened.value} client={clients.screening} person={row.person} purpose="care" />
      {row.level === null ? (
        <BreakGlass client={clients.identity} person={row.person} onOpened={() => opened.value++} />
      ) : null}
    </div>
  )
}
