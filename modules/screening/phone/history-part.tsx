import { readOrdinal } from '@ayni/clinical/instruments'
import { Progress, RadioList, Screen, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { HistoryInput } from '../contract.ts'
import type { Frame } from './answer-part.tsx'
import { answersOf, type RoundHistory, readingsOf, type ScreeningDevice } from './local.ts'
import { words } from './words.ts'

export type HistoryPartProps = {
  readonly device: ScreeningDevice
  readonly round: string
  readonly frame: Frame
  readonly onTold: (history: RoundHistory) => void
  readonly onLater: () => void
}

type Step = 'type' | 'treatment' | 'medicine' | 'pregnant'
type Told = {
  readonly h?: NonNullable<HistoryInput['h']> | 'refused'
  readonly t?: NonNullable<HistoryInput['t']> | 'refused'
  readonly p?: 'yes' | 'no' | 'refused'
  readonly g?: 'yes' | 'no' | 'notMe' | 'refused'
}

const typeIds = ['none', 'anxiety', 'depression', 'anxiety_and_depression', 'suicide_attempt', 'other'] as const
const treatmentIds = ['no_therapy', 'psychological', 'pharmacological', 'pharmacological_and_psychological'] as const

function stepsOf(told: Told, drinks: boolean): readonly Step[] {
  const hasHistory = told.h !== undefined && told.h !== 'none' && told.h !== 'refused'
  return [
    'type',
    ...(hasHistory ? (['treatment', 'medicine'] as const) : []),
    ...(drinks ? (['pregnant'] as const) : []),
  ]
}

/** "Refused" is left out of the record: not told is not "no". */
const recorded = ({ h, t, p, g }: Told): RoundHistory => ({
  h: h === undefined || h === 'refused' ? null : h,
  t: t === undefined || t === 'refused' ? null : t,
  ...((p === 'yes' || p === 'no') && { p: p === 'yes' }),
  ...((g === 'yes' || g === 'no' || g === 'notMe') && { g: g === 'yes' }),
})

/** Two to four short questions, once: what was before, what treatment there is now. */
export const HistoryPart = ({ device, round, frame, onTold, onLater }: HistoryPartProps) => {
  const say = useWords(words)
  const [told, setTold] = useState<Told>({})
  const [at, setAt] = useState(0)
  const audit = readingsOf(device, round).find(({ i }) => i === 'audit')
  const drinks = audit !== undefined && readOrdinal('audit', answersOf(audit)).lowerBound > 0
  const steps = stepsOf(told, drinks)
  const step = steps[at] ?? 'type'
  const tell = (change: Told): void => {
    const next = { ...told, ...change }
    setTold(next)
    if (at + 1 < stepsOf(next, drinks).length) setAt(at + 1)
    else onTold(recorded(next))
  }
  const aside = { value: 'refused' as const, words: say.refuse, aside: true }
  const common = { lead: say.history.lead, takesFocus: true, onChange: () => undefined }
  return (
    <Screen {...frame} kicker title={say.names.history} back={{ onPress: at === 0 ? onLater : () => setAt(at - 1) }}>
      <Progress at={at + 1} of={steps.length} />
      {step === 'type' ? (
        <RadioList
          {...common}
          question={say.history.type}
          choices={[...typeIds.map((value) => ({ value, words: say.history.types[value] })), aside]}
          value={told.h}
          onChoose={(h) => tell({ h })}
        />
      ) : step === 'treatment' ? (
        <RadioList
          {...common}
          question={say.history.treatment}
          choices={[...treatmentIds.map((value) => ({ value, words: say.history.treatments[value] })), aside]}
          value={told.t}
          onChoose={(t) => tell({ t })}
        />
      ) : step === 'medicine' ? (
        <RadioList
          {...common}
          question={say.history.medicine}
          choices={[
            { value: 'yes' as const, words: say.history.yes },
            { value: 'no' as const, words: say.history.no },
            aside,
          ]}
          value={told.p}
          onChoose={(p) => tell({ p })}
        />
      ) : (
        <RadioList
          {...common}
          question={say.history.pregnant}
          choices={[
            { value: 'yes' as const, words: say.history.yes },
            { value: 'no' as const, words: say.history.no },
            { value: 'notMe' as const, words: say.history.notMe },
            aside,
          ]}
          value={told.g}
          onChoose={(g) => tell({ g })}
        />
      )}
    </Screen>
  )
}
