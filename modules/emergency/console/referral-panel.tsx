import type { PersonId } from '@ayni/kernel'
import type { AttendanceHow, Referral, ReferralService } from '@ayni/modules/emergency/contract'
import {
  Badge,
  Button,
  Card,
  Check,
  DefinitionList,
  dayOf,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  instantOf,
  Loading,
  RadioList,
  SelectField,
  TextField,
  useAnswer,
  useDo,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Doing, EmergencyClient } from './client.ts'
import { errors } from './error-words.ts'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

const services = [
  'csmc',
  'hospital',
  'essalud',
  'health-centre',
  'private',
  'other',
] as const satisfies readonly ReferralService[]

const MakeReferral = ({
  person,
  doing,
  now,
}: {
  readonly person: PersonId
  readonly doing: Doing
  readonly now: string
}) => {
  const say = useSay()
  const [service, setService] = useState<ReferralService>('csmc')
  const [name, setName] = useState('')
  const [acceptedBy, setAcceptedBy] = useState('')
  const [day, setDay] = useState(dayOf(now, 1))
  const [time, setTime] = useState('')
  const [calledTogether, setCalled] = useState(false)
  const [aliasOffered, setAlias] = useState(false)
  const [otherProvinceOffered, setOther] = useState(false)
  const at = instantOf(day, time)
  const isReady =
    name.trim() !== '' &&
    acceptedBy.trim() !== '' &&
    at !== null &&
    calledTogether &&
    (aliasOffered || otherProvinceOffered)
  const make = (): void => {
    if (at === null) return
    void doing.act('emergency.make-referral', {
      ...{ person, service, facilityCode: null, name: name.trim(), appointmentAt: at, acceptedBy: acceptedBy.trim() },
      ...{ calledTogether, aliasOffered, otherProvinceOffered },
    })
  }
  return (
    <Card title={say.referral.make}>
      <p>{say.referral.why}</p>
      <SelectField
        label={say.referral.service}
        value={service}
        onChange={setService}
        choices={services.map((value) => ({ value, words: say.referral.services[value] }))}
      />
      <TextField label={say.referral.name} hint={say.sealedName} value={name} onInput={setName} maxLength={200} />
      <TextField label={say.referral.accepted} value={acceptedBy} onInput={setAcceptedBy} maxLength={200} />
      <TextField label={say.referral.day} type="date" value={day} onInput={setDay} />
      <TextField label={say.referral.time} type="time" value={time} onInput={setTime} />
      <Check words={say.referral.together} checked={calledTogether} onChange={setCalled} />
      <Check words={say.referral.alias} checked={aliasOffered} onChange={setAlias} />
      <Check words={say.referral.elsewhere} checked={otherProvinceOffered} onChange={setOther} />
      <NotSent refused={doing.refused} />
      <Button wide disabled={!isReady} busy={doing.busy ? say.saving : undefined} onPress={make}>
        {say.referral.press}
      </Button>
    </Card>
  )
}

const hows = ['person-said', 'service-said', 'seen', 'document'] as const satisfies readonly AttendanceHow[]

/** Was the person seen there? If not, one calls and dates it again. */
const Attendance = ({
  referral,
  doing,
  now,
}: {
  readonly referral: Referral
  readonly doing: Doing
  readonly now: string
}) => {
  const say = useSay()
  const [how, setHow] = useState<AttendanceHow>('person-said')
  const [day, setDay] = useState(dayOf(now, 1))
  const [time, setTime] = useState('')
  const again = instantOf(day, time)
  const confirm = (attended: boolean): void =>
    void doing.act('emergency.confirm-attendance', {
      ...{ referral: referral.referral, attended, how, note: null, nextAppointmentAt: attended ? null : again },
    })
  return (
    <>
      <RadioList
        question={say.referral.how}
        value={how}
        onChange={setHow}
        choices={hows.map((value) => ({ value, words: say.referral.hows[value] }))}
      />
      <Button
        wide
        disabled={referral.appointmentAt > now}
        busy={doing.busy ? say.saving : undefined}
        onPress={() => confirm(true)}
      >
        {say.referral.attended}
      </Button>
      <TextField label={say.referral.againDay} type="date" value={day} onInput={setDay} />
      <TextField
        label={say.referral.againTime}
        hint={say.referral.againHint}
        type="time"
        value={time}
        onInput={setTime}
      />
      <Button wide kind="quiet" busy={doing.busy ? say.saving : undefined} onPress={() => confirm(false)}>
        {again === null ? say.referral.missed : say.referral.dateAgain}
      </Button>
    </>
  )
}

/** Giving one up is said with a reason; as not attended, only by a psychiatrist. */
const GiveUp = ({
  referral,
  doing,
  isPsychiatrist,
}: {
  readonly referral: Referral
  readonly doing: Doing
  readonly isPsychiatrist: boolean
}) => {
  const say = useSay()
  const [reason, setReason] = useState('')
  const end = (how: 'not-attended' | 'cancelled'): void =>
    void doing.act('emergency.end-referral', { referral: referral.referral, how, reason: reason.trim() })
  return (
    <details>
      <summary>{say.referral.giveUp}</summary>
      <TextField
        label={say.referral.reason}
        hint={say.sealed}
        value={reason}
        onInput={setReason}
        lines={2}
        maxLength={1000}
      />
      <div class="stack">
        <Button wide kind="quiet" disabled={reason.trim() === ''} onPress={() => end('cancelled')}>
          {say.referral.cancelled}
        </Button>
        {isPsychiatrist ? (
          <Button wide kind="quiet" disabled={reason.trim() === ''} onPress={() => end('not-attended')}>
            {say.referral.notAttended}
          </Button>
        ) : null}
      </div>
    </details>
  )
}

type OneProps = {
  readonly referral: Referral
  readonly doing: Doing
  readonly now: string
  readonly isPsychiatrist: boolean
}

const OneReferral = ({ referral, doing, now, isPsychiatrist }: OneProps) => {
  const say = useSay()
  const isLate = referral.state !== 'ended' && referral.confirmBy <= now
  const tone = referral.endedHow === 'attended' ? 'done' : isLate || referral.state === 'missed' ? 'attend' : 'inform'
  const state = referral.endedHow === null ? say.referral.states[referral.state] : say.referral.ends[referral.endedHow]
  return (
    <Card title={referral.name}>
      <p class="row">
        <Badge tone={tone} word={state} />
      </p>
      <DefinitionList
        items={[
          { term: say.referral.service, detail: say.referral.services[referral.service] },
          { term: say.referral.date, detail: formatWhen(referral.appointmentAt, now) },
          { term: say.referral.accepted, detail: referral.acceptedBy },
          ...(referral.state === 'ended'
            ? []
            : [{ term: say.referral.confirmBy, detail: formatDue(referral.confirmBy, now) }]),
          ...(referral.missed === 0 ? [] : [{ term: say.referral.missedTimes, detail: String(referral.missed) }]),
        ]}
      />
      {referral.state === 'ended' ? null : <Attendance referral={referral} doing={doing} now={now} />}
      {referral.state === 'ended' ? null : <GiveUp {...{ referral, doing, isPsychiatrist }} />}
    </Card>
  )
}

export type ReferralPanelProps = {
  readonly client: EmergencyClient
  readonly person: PersonId
  readonly now: ReadonlySignal<string>
  readonly isPsychiatrist: boolean
}

/** A warm referral: called together, dated, accepted by name, and followed until somebody saw the person. */
export const ReferralPanel = ({ client, person, now, isPsychiatrist }: ReferralPanelProps) => {
  const say = useSay()
  const { output, code, again } = useAnswer(client, 'emergency.referrals', { person }, { topics: ['referrals'] })
  const doing = useDo(client, again)
  if (output === undefined)
    return code === undefined ? <Loading words={say.opening} /> : <ErrorNotice code={code} own={errors} />
  return (
    <>
      {output.rows.length === 0 ? <Empty title={say.referral.none} /> : null}
      {output.rows.map((referral) => (
        <OneReferral key={referral.referral} {...{ referral, doing, isPsychiatrist }} now={now.value} />
      ))}
      <MakeReferral person={person} doing={doing} now={now.value} />
    </>
  )
}
