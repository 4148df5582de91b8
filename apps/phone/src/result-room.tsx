import { loadMyAnswers, loadResult } from '@ayni/modules/screening/phone'
import { useFrame } from './frame.tsx'
import { part } from './part.tsx'
import { go, hrefs, useHouse } from './shell.ts'

const Result = part(loadResult)
const MyAnswers = part(loadMyAnswers)

/** What the answers say, and what comes next. */
export const ResultRoom = () => (
  <Result
    device={useHouse().device}
    frame={useFrame()}
    onCrisis={() => go(hrefs.crisis)}
    onHistory={() => go(hrefs.history)}
    onHome={() => go(hrefs.today)}
  />
)

export const HistoryRoom = () => (
  <MyAnswers
    device={useHouse().device}
    frame={useFrame()}
    onBack={() => go(hrefs.mine)}
    onBegin={() => go(hrefs.check)}
  />
)
