import {
  Button,
  Dialog,
  departmentChoices,
  ErrorNotice,
  SelectField,
  TextField,
  type TextFieldProps,
  useWords,
} from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { type FormField, fieldOf, type PersonForm, readForm } from './read-form.ts'
import { errors, words } from './words.ts'

const blank: PersonForm = {
  names: '',
  familyNames: '',
  phone: '',
  email: '',
  ageYears: '',
  sex: null,
  region: null,
  category: '',
  institution: '',
  serviceStartedOn: '',
  language: 'es',
}

export type AddPersonProps = {
  readonly client: PeopleClient
  readonly onAdded: (alias: string) => void
  /** The same person stands on the roster already. */
  readonly onHere: (alias: string) => void
  readonly onClose: () => void
}

type FieldsProps = {
  readonly form: PersonForm
  readonly problems: readonly FormField[]
  readonly onChange: (form: PersonForm) => void
}

type Written = Exclude<
  { [K in keyof PersonForm]: PersonForm[K] extends string ? K : never }[keyof PersonForm],
  'language'
>
type LineProps = FieldsProps & { readonly of: Written } & Omit<TextFieldProps, 'value' | 'problem' | 'onInput'>

/** One line of the form, with what is wrong in it beside it. */
const Line = ({ form, problems, onChange, of, ...rest }: LineProps) => {
  const say = useWords(words)
  const wrong = problems.find((one) => one === of)
  return (
    <TextField
      {...rest}
      value={form[of]}
      problem={wrong === undefined ? undefined : say.problems[wrong]}
      onInput={(value) => onChange({ ...form, [of]: value })}
    />
  )
}

/** Who it is and how to reach them: all that is needed to begin. */
const Needed = (fields: FieldsProps) => {
  const say = useWords(words)
  const quiet = { ...fields, autocomplete: 'off' }
  return (
    <>
      <Line {...quiet} of="names" label={say.names} maxLength={120} />
      <Line {...quiet} of="familyNames" label={say.familyNames} maxLength={120} />
      <Line {...quiet} of="phone" label={say.phone} hint={say.phoneHint} type="tel" inputMode="tel" />
      <Line {...quiet} of="email" label={say.email} hint={say.optional} type="email" inputMode="email" />
    </>
  )
}

const sexes = ['F', 'M', 'X'] as const

/** What Table 1 counts; each may stay unknown. */
const Counted = (fields: FieldsProps) => {
  const say = useWords(words)
  const { form, onChange } = fields
  return (
    <>
      <SelectField
        label={say.sex}
        empty={say.unknown}
        choices={sexes.map((value) => ({ value, words: say.sexes[value] }))}
        value={form.sex ?? undefined}
        onChange={(sex) => onChange({ ...form, sex })}
      />
      <Line {...fields} of="ageYears" label={say.age} inputMode="numeric" maxLength={3} />
      <SelectField
        label={say.region}
        empty={say.unknown}
        choices={departmentChoices}
        value={form.region ?? undefined}
        onChange={(region) => onChange({ ...form, region })}
      />
    </>
  )
}

/** Where they serve, since when, and in which language Ayni speaks to them. */
const Serving = (fields: FieldsProps) => {
  const say = useWords(words)
  const { form, onChange } = fields
  return (
    <>
      <Line {...fields} of="category" label={say.category} placeholder="I-1" maxLength={20} />
      <Line {...fields} of="institution" label={say.institution} placeholder="MINSA" />
      <Line {...fields} of="serviceStartedOn" label={say.started} type="date" />
      <SelectField
        label={say.language}
        choices={(['es', 'en'] as const).map((value) => ({ value, words: say.languages[value] }))}
        value={form.language}
        onChange={(language) => onChange({ ...form, language })}
      />
    </>
  )
}

/** The first thing to change takes the focus, wherever the form had been scrolled to. */
const useFirstProblem = (problems: readonly FormField[]) => {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [problems])
  return fields
}

const aliasIn = (details: { readonly alias?: unknown } | undefined): string | undefined =>
  typeof details?.alias === 'string' ? details.alias : undefined

/** Adds one physician; what is wrong is said at its field, in words. */
export const AddPerson = ({ client, onAdded, onHere, onClose }: AddPersonProps) => {
  const say = useWords(words)
  const [form, setForm] = useState(blank)
  const [problems, setProblems] = useState<readonly FormField[]>([])
  const [code, setCode] = useState<string | undefined>(undefined)
  const [here, setHere] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const fields = useFirstProblem(problems)
  const save = async (): Promise<void> => {
    const reading = readForm(form)
    setProblems(reading.ok ? [] : reading.problems)
    if (!reading.ok) return
    setBusy(true)
    const answer = await client.call('enrollment.add-person', reading.person)
    setBusy(false)
    if (answer.ok) return onAdded(answer.output.alias)
    const named = (answer.problems ?? []).map(({ path }) => fieldOf(path)).filter((field) => field !== undefined)
    setProblems(named)
    setCode(named.length > 0 ? undefined : answer.code)
    setHere(aliasIn(answer.details))
  }
  const actions = (
    <>
      <Button onPress={() => void save()} busy={busy ? say.adding : undefined}>
        {say.save}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog open title={say.add} actions={actions} onClose={onClose}>
      <div class="stack" ref={fields}>
        <Needed form={form} problems={problems} onChange={setForm} />
        <Counted form={form} problems={problems} onChange={setForm} />
        <Serving form={form} problems={problems} onChange={setForm} />
      </div>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {here === undefined ? null : <Button onPress={() => onHere(here)}>{say.showHere(here)}</Button>}
    </Dialog>
  )
}
