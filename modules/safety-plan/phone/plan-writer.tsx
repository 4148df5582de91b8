import {
  type SafetyPlanSection,
  safetyPlanHeadings,
  safetyPlanSections,
  tidied,
  whatMattersHeading,
} from '@ayni/clinical/safety-plan'
import type { Device } from '@ayni/device'
import {
  announce,
  Button,
  language,
  offerUndo,
  Progress,
  Screen,
  type ScreenProps,
  StickyAction,
  TextField,
  useWords,
} from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { draftOf, keepDraft, missingOf, save } from './draft.ts'
import { EntryFields, emptyEntry } from './entry-fields.tsx'
import { type PlanDraft, plansOf } from './local.ts'
import { words } from './writer-words.ts'

/** Comes with the writing: only there is anything to take back. */
export { UndoHost } from '@ayni/ui'

export type PlanWriterProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit'>
  readonly device: Device
  readonly onDone: () => void
}

const MATTERS = safetyPlanSections.length
const END = MATTERS + 1
const writeAfterMs = 400

/** What is written is on the disk a moment later, and at once when the screen goes away. */
function useDraft(device: Device): readonly [PlanDraft, (mine: PlanDraft) => void, () => void] {
  const [mine, setMine] = useState(() => draftOf(device))
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly mine: PlanDraft } | null>(null)
  const drop = (): PlanDraft | null => {
    const held = waiting.current
    if (held !== null) clearTimeout(held.timer)
    waiting.current = null
    return held?.mine ?? null
  }
  const flush = (): void => {
    const held = drop()
    if (held !== null && !device.locked) void keepDraft(device, held)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for as long as the screen is there.
  useEffect(() => {
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [])
  const change = (next: PlanDraft): void => {
    drop()
    setMine(next)
    waiting.current = { timer: setTimeout(flush, writeAfterMs), mine: next }
  }
  return [mine, change, drop]
}

/** Alone, without a signal, one section at a time; left at any point and found again as it was. */
export const PlanWriter = ({ frame, device, onDone }: PlanWriterProps) => {
  const say = useWords(words)
  const [mine, change, drop] = useDraft(device)
  const { step, content } = mine
  const section = safetyPlanSections[step]
  const go = (to: number): void => change({ ...mine, step: to })
  const keep = async (): Promise<void> => {
    drop()
    const before = plansOf(device).current
    const version = await save(device, { ...mine, content: tidied(content) })
    announce(say.saved, 'polite')
    // A plan is never deleted: what was before is written again, upon this one.
    if (before !== null)
      offerUndo({
        message: say.saved,
        onUndo: () => void save(device, { content: before.content, reviewOn: before.reviewOn, base: [version] }),
      })
    onDone()
  }
  const titles = [...safetyPlanSections.map((one) => safetyPlanHeadings[one]), whatMattersHeading]
  return (
    <Screen
      {...frame}
      title={titles[step]?.[language.value] ?? say.end}
      back={{ onPress: step === 0 ? onDone : () => go(step - 1) }}
      action={
        <StickyAction
          side={
            <>
              <Button kind="plain" onPress={onDone}>
                {say.later}
              </Button>
              <span>{say.kept}</span>
            </>
          }
        >
          <Button wide onPress={step < END ? () => go(step + 1) : () => void keep()}>
            {step < END ? say.next : say.save}
          </Button>
        </StickyAction>
      }
    >
      {step < END ? <Progress at={step + 1} of={END} /> : null}
      {section === undefined ? null : <Section key={section} section={section} mine={mine} onChange={change} />}
      {step === MATTERS ? (
        <TextField
          label={say.questions.matters}
          lines={4}
          maxLength={1000}
          value={content.matters ?? ''}
          onInput={(matters) => change({ ...mine, content: { ...content, matters } })}
        />
      ) : null}
      {step === END ? <End device={device} mine={mine} onChange={change} /> : null}
    </Screen>
  )
}

type PartProps = { readonly mine: PlanDraft; readonly onChange: (mine: PlanDraft) => void }

const Section = ({ section, mine, onChange }: PartProps & { readonly section: SafetyPlanSection }) => {
  const say = useWords(words)
  const { content } = mine
  const entries = content.sections[section]
  return (
    <>
      <p>{say.questions[section]}</p>
      {section === 'professional-support' ? <p class="muted">{say.already}</p> : null}
      <EntryFields
        section={section}
        entries={entries.length === 0 ? [emptyEntry] : entries}
        onChange={(next) =>
          onChange({ ...mine, content: { ...content, sections: { ...content.sections, [section]: [...next] } } })
        }
      />
    </>
  )
}

const End = ({ device, mine, onChange }: PartProps & { readonly device: Device }) => {
  const say = useWords(words)
  const missing = missingOf(device, tidied(mine.content))
  return (
    <>
      {missing.length === 0 ? (
        <p>{say.whole}</p>
      ) : (
        <>
          <p>{say.missing}</p>
          <ul class="stack">
            {missing.map((section) => (
              <li key={section}>
                <Button kind="plain" onPress={() => onChange({ ...mine, step: safetyPlanSections.indexOf(section) })}>
                  {safetyPlanHeadings[section][language.value]}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <TextField
        label={say.reviewOn}
        type="date"
        value={mine.reviewOn ?? ''}
        onInput={(day) => onChange({ ...mine, reviewOn: day === '' ? null : day })}
      />
    </>
  )
}
