import { loadUnlock } from '@ayni/modules/identity/phone'
import { loadPlanView, loadPlanWriter, loadUndo, planToShow } from '@ayni/modules/safety-plan/phone'
import { LiveRegion } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { useFrame } from './frame.tsx'
import { part } from './part.tsx'
import { go, hrefs, useHouse } from './shell.ts'

const Unlock = part(loadUnlock)
const View = part(loadPlanView)
const Writer = part(loadPlanWriter)
const Undo = part(loadUndo, () => null)

const back = (): void => {
  if (history.length > 1) history.back()
  else go(hrefs.crisis, true)
}

/** Reached from the crisis screen, from Yo and after leaving; behind the PIN, unless the person chose otherwise. */
export const PlanRoom = () => {
  const { device } = useHouse()
  const frame = useFrame()
  const [writing, setWriting] = useState(false)
  const [wrote, setWrote] = useState(false)
  const write = (): void => {
    setWriting(true)
    setWrote(true)
  }
  if (device.locked && planToShow(device) === null) return <Unlock device={device} frame={frame} />
  return (
    <>
      {writing && !device.locked ? (
        <Writer device={device} frame={frame} onDone={() => setWriting(false)} />
      ) : (
        <View device={device} frame={frame} onBack={back} onWrite={write} />
      )}
      {wrote ? <Undo /> : null}
      <LiveRegion />
    </>
  )
}
