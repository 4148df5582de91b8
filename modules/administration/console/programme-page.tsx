import type { AdministrationOperations } from '@ayni/modules/administration/contract'
import type { AccountRow, IdentityOperations } from '@ayni/modules/identity/contract'
import {
  announce,
  Button,
  type Client,
  ErrorNotice,
  Loading,
  SelectField,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { CyclesCard } from './cycles-card.tsx'
import type { AdministrationClient } from './use-save.ts'
import { errors, words } from './words.ts'

type Programme = AdministrationOperations['administration.programme']['output']
type IdentityClient = Client<IdentityOperations>

type FormProps = {
  readonly programme: Programme
  readonly people: readonly AccountRow[]
  readonly identity: IdentityClient
  readonly onSaved: () => void
}

const numberOf = (text: string): string | null => (text.trim() === '' ? null : text.replaceAll(/[\s-]/g, ''))

const ProgrammeForm = ({ programme, people, identity, onSaved }: FormProps) => {
  const say = useWords(words)
  const [name, setName] = useState(programme.name)
  const [dutyPhone, setPhone] = useState(programme.dutyPhone ?? '')
  const [dutySms, setSms] = useState(programme.dutySms ?? '')
  const [director, setDirector] = useState<string>(programme.director ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    setBusy(true)
    const chosen = people.find(({ account }) => account === director)?.account ?? null
    const answer = await identity.call('identity.set-program', {
      name,
      dutyPhone: numberOf(dutyPhone),
      dutySms: numberOf(dutySms),
      director: chosen,
    })
    setBusy(false)
    setProblem(answer.ok ? null : answer.code)
    if (!answer.ok) return
    announce(say.saved)
    onSaved()
  }
  const directors = people.filter(({ active, roles }) => active && roles.includes('director'))
  return (
    <div class="stack">
      <TextField label={say.programmeName} value={name} onInput={setName} maxLength={120} required />
      <TextField label={say.dutyPhone} hint={say.dutyPhoneHint} type="tel" value={dutyPhone} onInput={setPhone} />
      <TextField label={say.dutySms} type="tel" value={dutySms} onInput={setSms} />
      <SelectField
        label={say.director}
        hint={say.directorHint}
        value={director}
        onChange={setDirector}
        choices={[
          { value: '', words: say.nobody },
          ...directors.map(({ account, displayName }) => ({ value: account, words: displayName })),
        ]}
      />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <div class="row">
        <Button onPress={() => void save()} busy={busy ? say.saving : undefined} disabled={name.trim().length < 2}>
          {say.save}
        </Button>
      </div>
    </div>
  )
}

export type ProgrammePageProps = {
  readonly client: AdministrationClient
  readonly identity: IdentityClient
  /** Administrators and directors; the rest of the team only looks. */
  readonly mayChange: boolean
}

/** What the programme is called, where its duty team answers, and its cycles. */
export const ProgrammePage = ({ client, identity, mayChange }: ProgrammePageProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'administration.programme', {}, { topics: ['settings', 'team'] })
  const { output: people } = useAnswer(identity, 'identity.list-accounts', {}, { topics: ['team'] })
  if (output === undefined || people === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  return (
    <div class="stack">
      {mayChange ? (
        <section class="stack">
          <h2>{say.programmeTitle}</h2>
          <ProgrammeForm programme={output} people={people} identity={identity} onSaved={again} />
        </section>
      ) : null}
      <CyclesCard client={client} cycles={output.cycles} mayChange={mayChange} onSaved={again} />
    </div>
  )
}
