import type { Device, Post } from '@ayni/device'
import {
  Button,
  Check,
  departmentChoices,
  language,
  Notice,
  Screen,
  type ScreenProps,
  SelectField,
  StickyAction,
  TextField,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type Registered, registerPhone, type Written } from './register-phone.ts'
import { ServicesList } from './services-list.tsx'
import { words } from './words.ts'

export type JoinUsProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection'>
  readonly device: Device
  readonly post: Post
  /** What stands in the address after `#/unirme/`. */
  readonly link: string
  /** Written down: with this key the phone joins, as with any invitation. */
  readonly onKey: (key: string) => void
}

const none = ''
type Form = {
  readonly names: string
  readonly familyNames: string
  readonly phone: string
  readonly email: string
  readonly region: string
  readonly started: string
  readonly mayKnow: boolean
}
const empty: Form = { names: '', familyNames: '', phone: '', email: '', region: none, started: '', mayKnow: false }

/** A Peruvian mobile as it is written; one that is written with its country stays as it is. */
const e164 = (typed: string): string | null => {
  const digits = typed.replaceAll(/[\s-]/g, '')
  return digits === '' ? null : digits.startsWith('+') ? digits : `+51${digits}`
}

const writtenOf = (form: Form): Written => ({
  names: form.names.trim(),
  familyNames: form.familyNames.trim(),
  phone: e164(form.phone),
  email: form.email.trim() === '' ? null : form.email.trim(),
  regionUbigeo2: form.region === none ? null : form.region,
  serviceStartedOn: form.started === '' ? null : form.started,
  language: language.value,
  inviterMayKnow: form.mayKnow,
})

const Trouble = ({ is }: { readonly is: Exclude<Registered['is'], 'done'> }) => {
  const say = useWords(words)
  if (is === 'malformed') return <Notice tone="attend" title={say.malformed} live="polite" />
  const [title, why] = is === 'ended' ? [say.ended, say.endedWhy] : [say.noAnswer, say.noAnswerWhy]
  return (
    <Notice tone="attend" title={title} live="polite">
      <p>{why}</p>
    </Notice>
  )
}

type FieldsProps = { readonly form: Form; readonly onChange: (form: Form) => void }

const Fields = ({ form, onChange }: FieldsProps) => {
  const say = useWords(words)
  const set = (key: keyof Form) => (value: string) => onChange({ ...form, [key]: value })
  return (
    <>
      <TextField label={say.names} value={form.names} onInput={set('names')} autocomplete="given-name" maxLength={80} />
      <TextField
        label={say.familyNames}
        value={form.familyNames}
        onInput={set('familyNames')}
        autocomplete="family-name"
        maxLength={80}
      />
      <TextField
        label={say.phone}
        hint={say.phoneHint}
        type="tel"
        value={form.phone}
        onInput={set('phone')}
        autocomplete="tel-national"
        maxLength={16}
      />
      <TextField
        label={say.email}
        type="email"
        value={form.email}
        onInput={set('email')}
        autocomplete="email"
        maxLength={200}
      />
      <SelectField
        label={say.region}
        value={form.region}
        onChange={set('region')}
        choices={[{ value: none, words: say.noRegion }, ...departmentChoices]}
      />
      <TextField label={say.started} hint={say.startedHint} type="date" value={form.started} onInput={set('started')} />
      <Check
        words={say.mayKnow}
        detail={say.mayKnowWhy}
        checked={form.mayKnow}
        onChange={(mayKnow) => onChange({ ...form, mayKnow })}
      />
    </>
  )
}

/** The public door: what it is, what there is, and who you are. Nothing here tells whether anybody knew you already. */
export const JoinUs = ({ frame, device, post, link, onKey }: JoinUsProps) => {
  const say = useWords(words)
  const [form, setForm] = useState<Form>(empty)
  const [looking, setLooking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Exclude<Registered['is'], 'done'> | null>(null)
  if (looking) return <ServicesList frame={frame} onBack={() => setLooking(false)} />
  const go = async (): Promise<void> => {
    setBusy(true)
    const result = await registerPhone(device, post, link, writtenOf(form))
    setBusy(false)
    if (result.is === 'done') onKey(result.key)
    else setTrouble(result.is)
  }
  const whole =
    form.names.trim() !== '' && form.familyNames.trim() !== '' && (form.phone.trim() !== '' || form.email.trim() !== '')
  return (
    <Screen
      {...frame}
      title={say.joinTitle}
      action={
        <StickyAction>
          <Button wide disabled={!whole} busy={busy ? say.going : undefined} onPress={() => void go()}>
            {say.go}
          </Button>
        </StickyAction>
      }
    >
      {say.joinWho.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="row">
        <Button kind="quiet" onPress={() => setLooking(true)}>
          {say.see}
        </Button>
      </div>
      {trouble === null ? null : <Trouble is={trouble} />}
      <Fields form={form} onChange={setForm} />
    </Screen>
  )
}
