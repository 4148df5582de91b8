import { asksLikelihood, LIKELY_ENOUGH, type SafetyPlanSection } from '@ayni/clinical/safety-plan'
import { Button, Field, offerUndo, TextField, useWords } from '@ayni/ui'
import type { PlanEntry } from '../contract.ts'
import { words } from './writer-words.ts'

export const emptyEntry: PlanEntry = { text: '', contact: null, likelihood: null, obstacle: null }

const withContact: ReadonlySet<SafetyPlanSection> = new Set([
  'social-distraction',
  'ask-for-help',
  'professional-support',
])
const MOST = 12

export type EntryFieldsProps = {
  readonly section: SafetyPlanSection
  readonly entries: readonly PlanEntry[]
  readonly onChange: (entries: readonly PlanEntry[]) => void
}

/** Lines in the person's own words; of what they would do, also how likely it is and what could stand in the way. */
export const EntryFields = ({ section, entries, onChange }: EntryFieldsProps) => {
  const say = useWords(words)
  const put = (nth: number, change: Partial<PlanEntry>): void =>
    onChange(entries.map((entry, at) => (at === nth ? { ...entry, ...change } : entry)))
  const remove = (nth: number): void => {
    onChange(entries.filter((_, at) => at !== nth))
    offerUndo({ message: say.removed, onUndo: () => onChange(entries) })
  }
  return (
    <>
      {entries.map((entry, nth) => (
        <div class="card" key={nth}>
          <TextField
            label={say.entry}
            lines={2}
            maxLength={300}
            value={entry.text}
            onInput={(text) => put(nth, { text })}
          />
          {withContact.has(section) ? (
            <TextField
              label={say.contact}
              type="tel"
              inputMode="tel"
              maxLength={40}
              value={entry.contact ?? ''}
              onInput={(contact) => put(nth, { contact })}
            />
          ) : null}
          {asksLikelihood(section) && entry.text.trim() !== '' ? (
            <Likely entry={entry} onChange={(change) => put(nth, change)} />
          ) : null}
          {entry.text === '' ? null : (
            <Button kind="plain" onPress={() => remove(nth)}>
              {say.remove}
            </Button>
          )}
        </div>
      ))}
      {entries.length < MOST && entries.every(({ text }) => text.trim() !== '') ? (
        <Button kind="quiet" onPress={() => onChange([...entries, emptyEntry])}>
          {say.add}
        </Button>
      ) : null}
    </>
  )
}

type LikelyProps = { readonly entry: PlanEntry; readonly onChange: (change: Partial<PlanEntry>) => void }

const Likely = ({ entry: { likelihood, obstacle }, onChange }: LikelyProps) => {
  const say = useWords(words)
  return (
    <>
      <Field label={say.likely}>
        {(link) => (
          <div class="row">
            <input
              {...link}
              type="range"
              min={0}
              max={10}
              step={1}
              value={likelihood ?? 5}
              aria-valuetext={likelihood === null ? say.notSaid : String(likelihood)}
              onInput={(event) => onChange({ likelihood: Number(event.currentTarget.value) })}
            />
            <output class="figures">{likelihood ?? say.notSaid}</output>
          </div>
        )}
      </Field>
      {(likelihood !== null && likelihood < LIKELY_ENOUGH) || obstacle !== null ? (
        <TextField
          label={say.obstacle}
          lines={2}
          maxLength={300}
          value={obstacle ?? ''}
          onInput={(words) => onChange({ obstacle: words })}
        />
      ) : null}
    </>
  )
}
