import { hasLeft, takesPart } from '@ayni/modules/enrollment/phone'
import { unfinishedSecret } from '@ayni/modules/identity/phone'
import { useEffect, useState } from 'preact/hooks'
import { restOfTheHouse } from './begin-rest.ts'
import { CheckRoom } from './check-room.tsx'
import { FirstVisit, firstVisit } from './first-visit.tsx'
import { useFrame } from './frame.tsx'
import { path } from './hash-path.ts'
import { join, joining, settle, takeLink, takeSecret } from './joining.ts'
import { CodeEntry, Crisis, JoinUs, Left, Looking, Places, Plan, Unlock, Wiped } from './rooms.tsx'
import { type House, hrefs, useHouse } from './shell.ts'

const crisisPath = hrefs.crisis.slice(1)
const planPath = hrefs.plan.slice(1)
const checkPath = hrefs.check.slice(1)

/** Which room the phone is in: the crisis screen before anything, then the lock, then the way in, then the four places. */
export const App = () => {
  const house = useHouse()
  const at = path.value
  const { device } = house
  const frame = useFrame()
  const [secret, setSecret] = useState(() => takeSecret() ?? unfinishedSecret(device))
  const going = device.draft(firstVisit, 'step') !== null
  const entered = takesPart(device) && !going
  const outside = device.session === null || device.sync.signedOut
  useEffect(() => {
    if (secret !== null && outside && !device.locked) void join(house, secret)
  }, [device.locked, secret])
  useEffect(() => {
    if (device.locked || hasLeft(device) || (entered && at !== checkPath)) void restOfTheHouse(house)
  }, [device.locked, entered, at])
  if (at === crisisPath) return <Crisis />
  if (at === planPath) return <Plan />
  if (device.locked) return <Unlock />
  if (device.sync.wiped !== null) return <Wiped />
  if (hasLeft(device)) return <Left />
  if (entered) return at === checkPath ? <CheckRoom /> : <Places />
  const link = secret === null && device.session === null ? takeLink() : null
  if (link !== null) return <JoinUs {...house} frame={frame} link={link} onKey={setSecret} />
  return <WayIn house={house} secret={secret} />
}

type WayInProps = { readonly house: House; readonly secret: string | null }

/** By link the questions begin at once; whoever was here before, on another phone, has their records fetched first. */
const WayIn = ({ house, secret }: WayInProps) => {
  const frame = useFrame()
  const [typing, setTyping] = useState(secret === null && house.device.session === null)
  if (joining.value.is === 'looking') return <Looking />
  if (!typing) return <FirstVisit secret={secret} onCode={() => setTyping(true)} />
  return (
    <CodeEntry
      frame={frame}
      device={house.device}
      post={house.post}
      onJoined={(joined) => {
        setTyping(false)
        void settle(house, joined)
      }}
    />
  )
}
