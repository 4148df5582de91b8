import { Button, Card, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type ConcernsClient, PassOn } from './pass-on.tsx'
import { words } from './words.ts'

export type RaiseConcernProps = { readonly client: ConcernsClient; readonly newId: () => string }

/** Somebody of the team worries about somebody, by alias: thanked, and told nothing. */
export const RaiseConcern = ({ client, newId }: RaiseConcernProps) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <Card title={say.raise}>
      <p class="muted">{say.raiseWhy}</p>
      {open ? (
        <PassOn client={client} newId={newId} />
      ) : (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {say.raise}
        </Button>
      )}
    </Card>
  )
}
