import { Button, Dialog, ErrorNotice, SelectField, TextField, useWords } from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { departments } from './departments.ts'
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

/** Who it is and how to reach them: all that is needed to begin. */
const Needed = ({ form, problems, onChange }: FieldsProps) => {
  const say = useWords(words)
  const problem = (field: FormField): string | undefined => (problems.includes(field) ? say.problems[field] : undefined)
  const change = (part: Partial<PersonForm>): void => onChange({ ...form, ...part })
  return (
    <>
      <TextField
        label={say.names}
        value={form.names}
        problem={problem('names')}
        onInput={(names) => change({ names })}
        autocomplete="off"
        maxLength={120}
      />
      <TextField
        label={say.familyNames}
        value={form.familyNames}
        problem={problem('familyNames')}
        onInput={(familyNames) => change({ familyNames })}
        autocomplete="off"
        maxLength={120}
      />
      <TextField
        label={say.phone}
        hint={say.phoneHint}
        type="tel"
        inputMode="tel"
        value={form.phone}
        problem={problem('phone')}
        onInput={(phone) => change({ phone })}
        autocomplete="off"
      />
      <TextField
        label={say.email}
        hint={say.optional}
        type="email"
        inputMode="email"
        value={form.email}
        problem={problem('email')}
        onInput={(email) => change({ email })}
        autocomplete="off"
      />
    </>
  )
}

const sexes = ['F', 'M', 'X'] as const

/** What Table 1 counts; each may stay unknown. */
const Counted = ({ form, problems, onChange }: FieldsProps) => {
  const say = useWords(words)
  const problem = (field: FormField): string | undefined => (problems.includes(field) ? say.problems[field] : undefined)
  const change = (part: Partial<PersonForm>): void => onChange({ ...form, ...part })
  const regions = Object.entries(departments).map(([value, name]) => ({ value, words: name }))
  return (
    <>
      <SelectField
        label={say.sex}
        empty={say.unknown}
        choices={sexes.map((value) => ({ value, words: say.sexes[value] }))}
        value={form.sex ?? undefined}
        onChange={(sex) => change({ sex })}
      />
      <TextField
        label={say.age}
        inputMode="numeric"
        value={form.ageYears}
        problem={problem('ageYears')}
        onInput={(ageYears) => change({ ageYears })}
        maxLength={3}
      />
      <SelectField
        label={say.region}
        empty={say.unknown}
        choices={regions}
        value={form.region ?? undefined}
        onChange={(region) => change({ region })}
      />
    </>
  )
}

/** Where they serve, since when, and in which language Ayni speaks to them. */
const Serving = ({ form, problems, onChange }: FieldsProps) => {
  const say = useWords(words)
  const problem = (field: FormField): string | undefined => (problems.includes(field) ? say.problems[field] : undefined)
  const change = (part: Partial<PersonForm>): void => onChange({ ...form, ...part })
  return (
    <>
      <TextField
        label={say.category}
        value={form.category}
        onInput={(category) => change({ category })}
        placeholder="I-1"
        maxLength={20}
      />
      <TextField
        label={say.institution}
        value={form.institution}
        problem={problem('institution')}
        onInput={(institution) => change({ institution })}
        placeholder="MINSA"
      />
      <TextField
        label={say.started}
        type="date"
        value={form.serviceStartedOn}
        problem={problem('serviceStartedOn')}
        onInput={(serviceStartedOn) => change({ serviceStartedOn })}
      />
      <SelectField
        label={say.language}
        choices={[
          { value: 'es', words: say.languages.es },
          { value: 'en', words: say.languages.en },
        ]}
        value={form.language}
        onChange={(language) => change({ language })}
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
