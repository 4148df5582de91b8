import { asksLikelihood, namesMeans, type SafetyPlanSection } from '@ayni/clinical/safety-plan'
import type { PlanEntry } from '@ayni/modules/safety-plan/contract'
import { Button, offerUndo, SelectField, TextField, useWords } from '@ayni/ui'
import { words } from './words.ts'

const emptyEntry: PlanEntry = { text: '', contact: null, likelihood: null, obstacle: null }
const withContact: ReadonlySet<SafetyPlanSection> = new Set([
  'social-distraction',
  'ask-for-help',
  'professional-support',
])
const MOST = 12
const scale = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const

export type EntryRowsProps = {
  readonly section: SafetyPlanSection
  readonly entries: readonly PlanEntry[]
  readonly onChange: (entries: readonly PlanEntry[]) => void
}

/** One line after another, in the person's words; what they would do also says how likely it is and what is in the way. */
export const EntryRows = ({ section, entries, onChange }: EntryRowsProps) => {
  const say = useWords(words)
  const lines = entries.length === 0 ? [emptyEntry] : entries
  const remove = (nth: number): void => {
    onChange(entries.filter((_, at) => at !== nth))
    offerUndo({ message: say.removed, onUndo: () => onChange(entries) })
  }
  return (
    <>
      {lines.map((entry, nth) => (
        <EntryRow
          key={nth}
          section={section}
          entry={entry}
          onChange={(change) => onChange(lines.map((one, at) => (at === nth ? { ...one, ...change } : one)))}
          onRemove={() => remove(nth)}
        />
      ))}
      {lines.length < MOST && lines.every(({ text }) => text.trim() !== '') ? (
        <Button kind="quiet" onPress={() => onChange([...lines, emptyEntry])}>
          {say.add}
        </Button>
      ) : null}
    </>
  )
}

type EntryRowProps = {
  readonly section: SafetyPlanSection
  readonly entry: PlanEntry
  readonly onChange: (change: Partial<PlanEntry>) => void
  readonly onRemove: () => void
}

const EntryRow = ({ section, entry, onChange, onRemove }: EntryRowProps) => {
  const say = useWords(words)
  const { text, contact, likelihood, obstacle } = entry
  const advised = section === 'safer-environment' && namesMeans(text)
  return (
    <fieldset class="stack">
      <TextField
        label={say.entry}
        lines={2}
        maxLength={300}
        value={text}
        hint={advised ? say.namesMeans : undefined}
        onInput={(words) => onChange({ text: words })}
      />
      <div class="row">
        {withContact.has(section) ? (
          <TextField
            label={say.contact}
            type="tel"
            inputMode="tel"
            maxLength={40}
            value={contact ?? ''}
            onInput={(words) => onChange({ contact: words })}
          />
        ) : null}
        {asksLikelihood(section) && text.trim() !== '' ? (
          <SelectField
            label={say.likely}
            empty={say.unsaid}
            choices={scale.map((value) => ({ value, words: value }))}
            value={scale.find((value) => value === String(likelihood))}
            onChange={(value) => onChange({ likelihood: Number(value) })}
          />
        ) : null}
      </div>
      {asksLikelihood(section) && text.trim() !== '' ? (
        <TextField
          label={say.obstacle}
          maxLength={300}
          value={obstacle ?? ''}
          onInput={(words) => onChange({ obstacle: words })}
        />
      ) : null}
      {text === '' ? null : (
        <Button kind="plain" onPress={onRemove}>
          {say.remove}
        </Button>
      )}
    </fieldset>
  )
}
