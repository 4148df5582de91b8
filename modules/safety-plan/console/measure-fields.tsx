import { namesMeans } from '@ayni/clinical/safety-plan'
import type { Measure } from '@ayni/modules/safety-plan/contract'
import { Button, Check, TextField, useWords } from '@ayni/ui'
import { words } from './words.ts'

/** What is being agreed. No field of it asks with what. */
export type Agreeing = {
  readonly measures: readonly Measure[]
  readonly soleKeyHolder: boolean
  readonly cover: string
}

const emptyMeasure: Measure = { what: '', keeper: null, until: null }
export const newAgreeing: Agreeing = { measures: [emptyMeasure], soleKeyHolder: false, cover: '' }
const MOST = 8

const orNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

export const tidiedMeasures = ({ measures, soleKeyHolder, cover }: Agreeing) => ({
  measures: measures
    .map(({ what, keeper, until }) => ({ what: what.trim(), keeper: orNull(keeper), until: orNull(until) }))
    .filter(({ what }) => what !== ''),
  soleKeyHolder,
  cover: soleKeyHolder ? orNull(cover) : null,
})

export type MeasureFieldsProps = { readonly value: Agreeing; readonly onChange: (value: Agreeing) => void }

/** First who covers, where the person alone holds the keys; then each measure, who holds it and until when. */
export const MeasureFields = ({ value, onChange }: MeasureFieldsProps) => {
  const say = useWords(words)
  const { measures, soleKeyHolder, cover } = value
  const put = (nth: number, change: Partial<Measure>): void =>
    onChange({ ...value, measures: measures.map((one, at) => (at === nth ? { ...one, ...change } : one)) })
  return (
    <>
      <Check
        words={say.soleKey}
        detail={say.soleKeyWhy}
        checked={soleKeyHolder}
        onChange={(sole) => onChange({ ...value, soleKeyHolder: sole })}
      />
      {soleKeyHolder ? (
        <TextField
          label={say.cover}
          maxLength={300}
          value={cover}
          onInput={(text) => onChange({ ...value, cover: text })}
        />
      ) : null}
      {measures.map(({ what, keeper, until }, nth) => (
        <fieldset class="stack" key={nth}>
          <TextField
            label={say.measure}
            lines={2}
            maxLength={300}
            hint={namesMeans(what) ? say.namesMeans : undefined}
            value={what}
            onInput={(text) => put(nth, { what: text })}
          />
          <div class="row">
            <TextField
              label={say.keeper}
              maxLength={120}
              value={keeper ?? ''}
              onInput={(text) => put(nth, { keeper: text })}
            />
            <TextField label={say.until} type="date" value={until ?? ''} onInput={(day) => put(nth, { until: day })} />
          </div>
        </fieldset>
      ))}
      {measures.length < MOST && measures.every(({ what }) => what.trim() !== '') ? (
        <Button kind="quiet" onPress={() => onChange({ ...value, measures: [...measures, emptyMeasure] })}>
          {say.addMeasure}
        </Button>
      ) : null}
    </>
  )
}
