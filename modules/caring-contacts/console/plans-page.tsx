import { type CaringPlan, type CaringStep, caringBounds, caringPlans, planFault } from '@ayni/clinical/caring'
import {
  Button,
  Card,
  Check,
  ErrorNotice,
  formatWhen,
  Loading,
  Notice,
  offerUndo,
  SelectField,
  TextField,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { CaringPlans } from '../contract.ts'
import type { CaringClient } from './clients.ts'
import { personWords } from './person-words.ts'
import { errors, words } from './words.ts'

export type PlansPageProps = {
  readonly client: CaringClient
  readonly now: string
  /** Psychiatrists set it; the others read it. */
  readonly maySet: boolean
}

type Row = CaringPlans[number]

/** How the programme spaces what follows an episode: both schedules, who set them, and the bounds. */
export const PlansPage = ({ client, now, maySet }: PlansPageProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { output, code, again } = useAnswer(client, 'caring-contacts.plans', {}, { topics: ['caring'] })
  if (output === undefined)
    return code === undefined ? <Loading words={saying.looking} /> : <ErrorNotice code={code} own={errors} />
  return (
    <div class="stack narrow">
      <h2>{say.spacing}</h2>
      <p>{say.spacingWhy}</p>
      {output.map((row) => (
        <OnePlan key={row.schedule} {...{ client, row, now, maySet }} onChanged={again} />
      ))}
    </div>
  )
}

type OneProps = PlansPageProps & { readonly row: Row; readonly onChanged: () => void }

const OnePlan = (props: OneProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { row, now, maySet } = props
  const [open, setOpen] = useState(false)
  const { plan, own, by, at } = row
  return (
    <Card title={say.plans[row.schedule]}>
      <p>
        {saying.mode[plan.mode]}: {plan.steps.map(({ after, unit }) => say.steps[unit](after)).join(', ')}.{' '}
        <span class="muted">{say.count(plan.steps.length + (plan.birthday ? 1 : 0))}.</span>
      </p>
      {plan.birthday ? <p>{say.birthday}.</p> : null}
      <p class="muted small">
        {own && at !== null ? say.setBy(by ?? saying.nobody, formatWhen(at, now)) : say.original}
      </p>
      {!maySet ? null : open ? (
        <Edit {...props} onClose={() => setOpen(false)} />
      ) : (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {say.change}
        </Button>
      )}
    </Card>
  )
}

type StepsProps = { readonly plan: CaringPlan; readonly onChange: (steps: readonly CaringStep[]) => void }

const units = ['day', 'week', 'month'] as const

const Steps = ({ plan, onChange }: StepsProps) => {
  const say = useWords(personWords)
  const put = (nth: number, part: Partial<CaringStep>): void =>
    onChange(plan.steps.map((step, at) => (at === nth ? { ...step, ...part } : step)))
  return (
    <>
      {plan.steps.map(({ after, unit }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place.
        <fieldset key={nth} class="row">
          <legend>{say.step(nth + 1)}</legend>
          <TextField
            label={say.after}
            type="number"
            inputMode="numeric"
            value={after === 0 ? '' : String(after)}
            onInput={(typed) => put(nth, { after: Math.max(0, Math.floor(Number(typed)) || 0) })}
          />
          <SelectField
            label={say.unit}
            value={unit}
            onChange={(chosen) => put(nth, { unit: chosen })}
            choices={units.map((value) => ({ value, words: say.units[value] }))}
          />
          <Button kind="plain" onPress={() => onChange(plan.steps.filter((_, at) => at !== nth))}>
            {say.take}
          </Button>
        </fieldset>
      ))}
      <Button
        kind="plain"
        onPress={() =>
          onChange([
            ...plan.steps,
            { after: (plan.steps.at(-1)?.after ?? 0) + 1, unit: plan.steps.at(-1)?.unit ?? 'week' },
          ])
        }
      >
        {say.add}
      </Button>
    </>
  )
}

const useFault = (plan: CaringPlan): string | null => {
  const { faults } = useWords(personWords)
  switch (planFault(plan)) {
    case null:
      return null
    case 'too-many':
      return faults['too-many'](caringBounds.steps)
    case 'too-long':
      return faults['too-long'](caringBounds.months)
    case 'empty':
      return faults.empty
    default:
      return faults['out-of-order']
  }
}

/** Within the bounds, said before it is sent; undone by setting what stood before. */
const Edit = ({ client, row, onChanged, onClose }: OneProps & { readonly onClose: () => void }) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { schedule } = row
  const [plan, setPlan] = useState<CaringPlan>(row.plan)
  const { act, busy, refused } = useDo(client, onChanged)
  const fault = useFault(plan)
  const set = (wanted: CaringPlan) =>
    act('caring-contacts.set-plan', { schedule, plan: { ...wanted, steps: [...wanted.steps] } })
  const save = async (): Promise<void> => {
    if (!(await set(plan)).ok) return
    offerUndo({ message: say.saved, onUndo: () => void set(row.plan) })
    onClose()
  }
  return (
    <div class="stack">
      <Steps plan={plan} onChange={(steps) => setPlan({ ...plan, steps })} />
      <Check words={say.birthday} checked={plan.birthday} onChange={(birthday) => setPlan({ ...plan, birthday })} />
      {fault === null ? null : <Notice tone="attend" title={fault} live="polite" />}
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
      <div class="row">
        <Button disabled={fault !== null} busy={busy ? saying.saving : undefined} onPress={() => void save()}>
          {say.save}
        </Button>
        <Button kind="quiet" onPress={() => setPlan(caringPlans[schedule])}>
          {say.back}
        </Button>
        <Button kind="plain" onPress={onClose}>
          {say.leave}
        </Button>
      </div>
    </div>
  )
}
