import { loadMyConsents } from '@ayni/modules/enrollment/phone'
import { loadEmptyPhone } from '@ayni/modules/identity/phone'
import { loadMyData } from '@ayni/modules/my-data/phone'
import { Button, Card, Notice, Screen, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { AlertTruth } from './crisis-room.tsx'
import { useFrame } from './frame.tsx'
import { leavingWords } from './leaving-words.ts'
import { part } from './part.tsx'
import { hrefs, useHouse } from './shell.ts'

const MyData = part(loadMyData)
const MyConsents = part(loadMyConsents)
const EmptyPhone = part(loadEmptyPhone)

/** Without layer 1 or 2: outreach has stopped; the way to help and what was downloaded remain until the person empties it. */
export const Left = () => {
  const house = useHouse()
  const frame = useFrame()
  const say = useWords(leavingWords)
  const [open, setOpen] = useState<'copy' | 'consents' | 'empty' | null>(null)
  const inside = { ...house, frame, hasOpenAlert: false, onDone: () => setOpen(null) }
  if (open === 'copy') return <MyData {...inside} />
  if (open === 'consents') return <MyConsents {...inside} />
  if (open === 'empty') return <EmptyPhone {...inside} />
  const unsent = house.device.items.some(
    ({ state, command }) => state.is !== 'received' && command?.[1] === 'enrollment.withdraw-consent',
  )
  return (
    <Screen {...frame} title={say.leftTitle}>
      <AlertTruth />
      <Notice tone={unsent ? 'attend' : 'done'} title={unsent ? say.leftUnsent : say.leftReceived} />
      {say.left.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Card title={say.copyHere}>
        <div class="row">
          <Button kind="quiet" href={hrefs.plan}>
            {say.leftPlan}
          </Button>
          <Button kind="quiet" onPress={() => setOpen('copy')}>
            {say.leftCopy}
          </Button>
          <Button kind="quiet" onPress={() => setOpen('empty')}>
            {say.leftEmpty}
          </Button>
          <Button kind="plain" onPress={() => setOpen('consents')}>
            {say.leftBack}
          </Button>
        </div>
      </Card>
    </Screen>
  )
}
