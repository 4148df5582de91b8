import type { Device, OutboxItem } from '@ayni/device'
import { Badge, Button, Card, ErrorNotice, formatWhen, ListRow, useWords } from '@ayni/ui'
import { placeWords } from './place-words.ts'

export type SentProps = { readonly device: Device; readonly now: string }

/** Newest receipts shown one by one; the rest are counted. */
const shown = 5

/** Nobody wrote it: the phone says it by being opened. */
const unwritten = 'correspondence.note-seen'

/** What became of each thing written: the four honest states, and for the fourth what to do. */
export const Sent = ({ device, now }: SentProps) => {
  const say = useWords(placeWords)
  const newest = device.items.filter(({ command }) => command?.[1] !== unwritten).toReversed()
  if (newest.length === 0) return null
  const troubled = newest.filter(({ state }) => state.is === 'attention')
  const others = newest.filter(({ state }) => state.is !== 'attention')
  const more = others.length - shown
  return (
    <Card title={say.sent}>
      {troubled.map((item) => (
        <Troubled key={item.id} item={item} device={device} />
      ))}
      <ul class="rows">
        {others.slice(0, shown).map((item) => (
          <ListRow
            key={item.id}
            title={useName(item)}
            detail={formatWhen(iso(item.savedAtMs), now)}
            aside={<State item={item} />}
          />
        ))}
      </ul>
      {more > 0 ? <p class="muted small">{say.older(more)}</p> : null}
    </Card>
  )
}

const iso = (ms: number): string => new Date(ms).toISOString()

const useName = (item: OutboxItem): string => {
  const say = useWords(placeWords)
  const names: Readonly<Record<string, string>> = say.what
  const [, name = ''] = item.command ?? []
  return names[name] ?? names[name.replace(/\..*/, '')] ?? say.what.other
}

const State = ({ item: { state } }: { readonly item: OutboxItem }) => {
  const say = useWords(placeWords)
  switch (state.is) {
    case 'saved':
      return <Badge word={say.saved} />
    case 'sending':
      return <Badge tone="inform" word={say.sending} />
    case 'received':
      return <Badge tone="done" word={say.received(String(state.receipt))} />
    case 'attention':
      return <Badge tone="attend" word={say.attention} />
  }
}

/** Kept until the person decides: sent again under a new key, or let go. */
const Troubled = ({ item, device }: { readonly item: OutboxItem; readonly device: Device }) => {
  const say = useWords(placeWords)
  const name = useName(item)
  if (item.state.is !== 'attention') return null
  return (
    <div>
      <p class="title">{name}</p>
      <ErrorNotice code={item.state.code}>
        <Button kind="quiet" onPress={() => void device.retryAsNew(item.id)}>
          {say.retry}
        </Button>
        <Button kind="plain" onPress={() => void device.discard(item.id)}>
          {say.discard}
        </Button>
      </ErrorNotice>
    </div>
  )
}
