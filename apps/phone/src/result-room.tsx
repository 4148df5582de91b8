import { factKind } from '@ayni/device'
import { loadMyAnswers, loadResult } from '@ayni/modules/screening/phone'
import { useEffect } from 'preact/hooks'
import { useFrame } from './frame.tsx'
import { part } from './part.tsx'
import { go, hrefs, useHouse } from './shell.ts'

const Result = part(loadResult)
const MyAnswers = part(loadMyAnswers)

const anyAnswer = factKind('reading')

/** What the answers say, and what comes next. Without answers there is nothing to say: back to Hoy. */
export const ResultRoom = () => {
  const { device } = useHouse()
  const frame = useFrame()
  const answered = device.all(anyAnswer).length > 0
  useEffect(() => {
    if (!answered) go(hrefs.today, true)
  }, [answered])
  if (!answered) return null
  return (
    <Result
      device={device}
      frame={frame}
      onCrisis={() => go(hrefs.crisis)}
      onHistory={() => go(hrefs.history)}
      onHome={() => go(hrefs.today)}
    />
  )
}

export const HistoryRoom = () => (
  <MyAnswers
    device={useHouse().device}
    frame={useFrame()}
    onBack={() => go(hrefs.mine)}
    onBegin={() => go(hrefs.check)}
  />
)
