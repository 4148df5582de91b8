import type { Instant } from '@ayni/kernel'
import type { DecisionWhat, PersonPage, ToldPerson } from '@ayni/modules/emergency/contract'
import { Button, Card, Check, dayOf, instantOf, Notice, RadioList, TextField } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Doing } from './client.ts'
import { LegalBasis } from './legal-basis.tsx'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

type Emergency = NonNullable<PersonPage['emergency']>
export type DecideProps = {
  readonly page: PersonPage
  readonly emergency: Emergency
  readonly isPsychiatrist: boolean
  readonly doing: Doing
  readonly now: string
}

const all = [
  'trusted-person',
  'radio',
  'facility',
  'samu-pnp',
  'local-way',
  'keep-trying',
] as const satisfies readonly DecisionWhat[]
const told = ['before', 'after', 'no'] as const satisfies readonly ToldPerson[]

/** What is shut, and why; a psychiatrist's own decisions are theirs to take. */
const shutWhy = (page: PersonPage, what: DecisionWhat, isPsychiatrist: boolean): readonly string[] => {
  const because = page.search?.ways.find(({ way }) => way === what)?.because ?? []
  return because.filter((one) => !(isPsychiatrist && (one === 'psychiatrist-decides' || one === 'not-imminent')))
}

/** What one says, and nothing else, to whoever is called. */
const Script = ({ what }: { readonly what: DecisionWhat | undefined }) => {
  const say = useSay()
  if (what !== 'trusted-person' && what !== 'radio') return null
  return (
    <Notice title={say.decide.scriptTitle}>
      <ol class="stack">
        {(what === 'radio' ? say.decide.radioScript : say.decide.script).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Notice>
  )
}

/** An hour of the clock in Lima: today, or tomorrow where it has passed. */
const nextAt = (now: string, time: string): Instant | null => {
  const today = instantOf(dayOf(now), time)
  return today !== null && today <= now ? instantOf(dayOf(now, 1), time) : today
}

const useChoices = (page: PersonPage, isPsychiatrist: boolean, hasAgreed: boolean) => {
  const say = useSay()
  const named: Readonly<Record<string, string>> = say.decide.why
  return all.map((value) => {
    const why = hasAgreed ? [] : shutWhy(page, value, isPsychiatrist)
    const detail = why.length === 0 ? undefined : [...new Set(why.map((one) => named[one] ?? one))].join(' ')
    return { value, words: say.decide.what[value], detail }
  })
}

/** Whom else to turn to: only what may be chosen can be, and what may not says why. */
export const DecideCard = ({ page, emergency, isPsychiatrist, doing, now }: DecideProps) => {
  const say = useSay()
  const [what, setWhat] = useState<DecisionWhat | undefined>(undefined)
  const [reason, setReason] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [toldThem, setTold] = useState<ToldPerson>('after')
  const [imminent, setImminent] = useState(false)
  const [time, setTime] = useState('')
  const isDanger = emergency.kind === 'imminent'
  const lookAgainAt = what === 'keep-trying' ? nextAt(now, time) : null
  const isReady = what !== undefined && reason.trim() !== '' && (what !== 'keep-trying' || lookAgainAt !== null)
  const decide = async (): Promise<void> => {
    if (what === undefined) return
    const asked = isDanger && agreed ? 'agreed' : 'could-not-ask'
    const answer = await doing.act('emergency.decide', {
      ...{ emergency: emergency.emergency, what, reason: reason.trim(), asked, told: toldThem },
      ...{ imminent: isPsychiatrist && imminent, lookAgainAt },
    })
    if (answer.ok) setReason('')
  }
  const choices = useChoices(page, isPsychiatrist, agreed && isDanger)
  return (
    <Card title={say.decide.title}>
      <p>{say.decide.never}</p>
      <p class="muted small">{say.decide.legal}</p>
      <LegalBasis />
      {isDanger ? <Check words={say.decide.agreed} checked={agreed} onChange={setAgreed} /> : null}
      {isPsychiatrist && !isDanger ? (
        <Check words={say.decide.imminent} checked={imminent} onChange={setImminent} />
      ) : null}
      <RadioList question={say.decide.ask} value={what} onChange={setWhat} choices={choices} />
      <Script what={what} />
      {what === 'keep-trying' ? (
        <TextField label={say.decide.again} type="time" value={time} onInput={setTime} />
      ) : null}
      <TextField
        label={say.decide.reason}
        hint={say.sealed}
        value={reason}
        onInput={setReason}
        lines={3}
        maxLength={1000}
      />
      <RadioList
        question={say.decide.told}
        value={toldThem}
        onChange={setTold}
        choices={told.map((value) => ({ value, words: say.decide.toldWords[value] }))}
      />
      <NotSent refused={doing.refused} />
      <Button wide disabled={!isReady} busy={doing.busy ? say.saving : undefined} onPress={() => void decide()}>
        {say.decide.press}
      </Button>
    </Card>
  )
}
