import type { PersonPage, Transport } from '@ayni/modules/emergency/contract'
import { Button, Card, Check, HourFields, RadioList, SelectField, TextField, useHour } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Doing } from './client.ts'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

export type Emergency = NonNullable<PersonPage['emergency']>
export type StepProps = { readonly emergency: Emergency; readonly doing: Doing; readonly now: string }

const unchanged = { stays: null, keys: null, keysHeldBy: null, transport: null, soberAt: null } as const

/** Who stays, by name, and until when. */
export const WhoStays = ({ emergency, doing, now }: StepProps) => {
  const say = useSay()
  const [who, setWho] = useState('')
  const until = useHour(now)
  const save = (): void => {
    if (until.at === null) return
    const stays = { who: who.trim(), until: until.at }
    void doing.act('emergency.note-course', { ...unchanged, emergency: emergency.emergency, stays })
  }
  return (
    <Card title={say.steps['who-stays']}>
      <p>{say.stay.why}</p>
      <TextField label={say.stay.who} hint={say.sealedName} value={who} onInput={setWho} maxLength={200} />
      <HourFields {...until} dayLabel={say.stay.day} timeLabel={say.stay.time} />
      <NotSent refused={doing.refused} />
      <Button
        wide
        disabled={who.trim() === '' || until.at === null}
        busy={doing.busy ? say.saving : undefined}
        onPress={save}
      >
        {say.stay.save}
      </Button>
    </Card>
  )
}

const keyChoices = ['not-theirs', 'handed', 'theirs'] as const

/** Physicians have poisons within reach: who keeps the keys of pharmacy and emergency drugs tonight (R-SUI-06). */
export const KeysCard = ({ emergency, doing }: StepProps) => {
  const say = useSay()
  const [keys, setKeys] = useState<(typeof keyChoices)[number] | undefined>(undefined)
  const [holder, setHolder] = useState('')
  const save = (): void => {
    if (keys === undefined) return
    const keysHeldBy = holder.trim() === '' ? null : holder.trim()
    void doing.act('emergency.note-course', { ...unchanged, emergency: emergency.emergency, keys, keysHeldBy })
  }
  return (
    <Card title={say.steps.keys}>
      <RadioList
        question={say.keys.ask}
        value={keys}
        onChange={setKeys}
        choices={keyChoices.map((value) => ({ value, words: say.keys.words[value] }))}
      />
      {keys === 'theirs' ? <p>{say.keys.theirs}</p> : null}
      {keys === 'handed' ? (
        <TextField label={say.keys.holder} hint={say.sealedName} value={holder} onInput={setHolder} maxLength={200} />
      ) : null}
      <NotSent refused={doing.refused} />
      <Button wide disabled={keys === undefined} busy={doing.busy ? say.saving : undefined} onPress={save}>
        {say.save}
      </Button>
    </Card>
  )
}

const covers = ['not-needed', 'by-physician', 'by-coordinator', 'arranged'] as const

/** Alone in charge: the obstacle most often named. Whoever is asked learns a neutral reason and nothing else. */
export const CoverCard = ({ emergency, doing }: StepProps) => {
  const say = useSay()
  const [cover, setCover] = useState<(typeof covers)[number] | undefined>(undefined)
  const [consent, setConsent] = useState(false)
  const save = (): void => {
    if (cover !== undefined) void doing.act('emergency.say-cover', { emergency: emergency.emergency, cover, consent })
  }
  return (
    <Card title={say.steps.cover}>
      <p>{say.cover.why}</p>
      <RadioList
        question={say.cover.ask}
        value={cover}
        onChange={setCover}
        choices={covers.map((value) => ({ value, words: say.cover.words[value] }))}
      />
      {cover === 'by-coordinator' ? <Check words={say.cover.consent} checked={consent} onChange={setConsent} /> : null}
      <NotSent refused={doing.refused} />
      <Button
        wide
        disabled={cover === undefined || (cover === 'by-coordinator' && !consent)}
        busy={doing.busy ? say.saving : undefined}
        onPress={save}
      >
        {say.save}
      </Button>
    </Card>
  )
}

const hows: readonly Transport['how'][] = ['boat', 'ambulance', 'air', 'police', 'own-vehicle', 'on-foot', 'other']
const states = ['asked', 'on-the-way'] as const satisfies readonly Transport['state'][]

export const TransportCard = ({ emergency, doing, now }: StepProps) => {
  const say = useSay()
  const [how, setHow] = useState<Transport['how']>('boat')
  const [state, setState] = useState<(typeof states)[number]>('asked')
  const leaves = useHour(now)
  const arrives = useHour(now)
  const save = (): void => {
    const transport = { state, how, leavesAt: leaves.at, arrivesAt: arrives.at }
    void doing.act('emergency.note-course', { ...unchanged, emergency: emergency.emergency, transport })
  }
  return (
    <Card title={say.steps.transport}>
      <SelectField
        label={say.transport.how}
        value={how}
        onChange={setHow}
        choices={hows.map((value) => ({ value, words: say.transport.hows[value] }))}
      />
      <RadioList
        question={say.transport.ask}
        value={state}
        onChange={setState}
        choices={states.map((value) => ({ value, words: say.transport.states[value] }))}
      />
      <HourFields {...leaves} dayLabel={say.transport.leavesDay} timeLabel={say.transport.leavesTime} />
      <HourFields {...arrives} dayLabel={say.transport.day} timeLabel={say.transport.time} />
      <NotSent refused={doing.refused} />
      <Button wide busy={doing.busy ? say.saving : undefined} onPress={save}>
        {say.save}
      </Button>
    </Card>
  )
}

/** R-SUI-15: what was said drunk is asked again sober. */
export const SoberCard = ({ emergency, doing, now }: StepProps) => {
  const say = useSay()
  const sober = useHour(now)
  const save = (): void => {
    if (sober.at !== null)
      void doing.act('emergency.note-course', { ...unchanged, emergency: emergency.emergency, soberAt: sober.at })
  }
  return (
    <Card title={say.sober.title}>
      <p>{say.sober.why}</p>
      <HourFields {...sober} dayLabel={say.sober.day} timeLabel={say.sober.time} />
      <NotSent refused={doing.refused} />
      <Button wide kind="quiet" disabled={sober.at === null} busy={doing.busy ? say.saving : undefined} onPress={save}>
        {say.save}
      </Button>
    </Card>
  )
}

/** SUI-06: the way out. Pressed with something missing, it says what. */
export const HandOverCard = ({ emergency, doing, now }: StepProps) => {
  const say = useSay()
  const [receivedBy, setReceivedBy] = useState('')
  const [place, setPlace] = useState('')
  const [spoke, setSpoke] = useState(false)
  const arrived = useHour(now)
  const confirm = (): void =>
    void doing.act('emergency.confirm-hand-over', {
      ...{ emergency: emergency.emergency, receivedBy, place, arrivedAt: arrived.at, spoke },
    })
  return (
    <Card title={say.steps['hand-over']}>
      <p>{say.handOver.why}</p>
      <TextField
        label={say.handOver.who}
        hint={say.sealedName}
        value={receivedBy}
        onInput={setReceivedBy}
        maxLength={200}
      />
      <TextField label={say.handOver.place} value={place} onInput={setPlace} maxLength={200} />
      <HourFields {...arrived} dayLabel={say.handOver.day} timeLabel={say.handOver.time} />
      <Check words={say.handOver.spoke} checked={spoke} onChange={setSpoke} />
      <NotSent refused={doing.refused} />
      <Button wide busy={doing.busy ? say.saving : undefined} onPress={confirm}>
        {say.handOver.press}
      </Button>
    </Card>
  )
}
