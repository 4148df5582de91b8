import type { PersonId } from '@ayni/kernel'
import type { AttendanceHow, Referral, ReferralService } from '@ayni/modules/emergency/contract'
import type { FoundPlace } from '@ayni/modules/roster/contract'
import {
  Badge,
  Button,
  Card,
  Check,
  DefinitionList,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  HourFields,
  Loading,
  RadioList,
  SelectField,
  TextField,
  useAnswer,
  useDo,
  useHour,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Doing, EmergencyClient } from './client.ts'
import { errors } from './error-words.ts'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

const services: readonly ReferralService[] = ['csmc', 'hospital', 'essalud', 'health-centre', 'private', 'other']

type Named = { readonly text: string; readonly place: FoundPlace | null }
/** The list of facilities is of another room: the shell hands its field in. */
export type FacilityField = (field: {
  readonly label: string
  readonly hint: string
  readonly from: string | null
  readonly value: Named
  readonly onChange: (value: Named) => void
}) => ComponentChildren

type MakeProps = Pick<ReferralPanelProps, 'person' | 'facility'> & {
  readonly doing: Doing
  readonly now: string
  readonly post: string | null
}

const MakeReferral = ({ person, facility, doing, now, post }: MakeProps) => {
  const say = useSay()
  const [service, setService] = useState<ReferralService>('csmc')
  const [named, setNamed] = useState<Named>({ text: '', place: null })
  const [acceptedBy, setAcceptedBy] = useState('')
  const date = useHour(now, 1)
  const [calledTogether, setCalled] = useState(false)
  const [aliasOffered, setAlias] = useState(false)
  const [otherProvinceOffered, setOther] = useState(false)
  const { at } = date
  const isReady =
    named.text.trim() !== '' &&
    acceptedBy.trim() !== '' &&
    at !== null &&
    calledTogether &&
    (aliasOffered || otherProvinceOffered)
  const make = (): void => {
    if (at === null) return
    void doing.act('emergency.make-referral', {
      ...{ person, service, facilityCode: named.place?.code ?? null, name: named.text.trim() },
      ...{ where: named.place?.where || null, appointmentAt: at, acceptedBy: acceptedBy.trim() },
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
      {facility({
        label: say.referral.name,
        hint: say.referral.nameHint,
        from: post,
        value: named,
        onChange: setNamed,
      })}
      <TextField label={say.referral.accepted} value={acceptedBy} onInput={setAcceptedBy} maxLength={200} />
      <HourFields {...date} dayLabel={say.referral.day} timeLabel={say.referral.time} />
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

type OneProps = {
  readonly referral: Referral
  readonly doing: Doing
  readonly now: string
  readonly isPsychiatrist: boolean
}

const hows = ['person-said', 'service-said', 'seen', 'document'] as const satisfies readonly AttendanceHow[]

/** Was the person seen there? If not, one calls and dates it again. */
const Attendance = ({ referral, doing, now }: Omit<OneProps, 'isPsychiatrist'>) => {
  const say = useSay()
  const [how, setHow] = useState<AttendanceHow>('person-said')
  const date = useHour(now, 1)
  const again = date.at
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
      <HourFields
        {...date}
        dayLabel={say.referral.againDay}
        timeLabel={say.referral.againTime}
        hint={say.referral.againHint}
      />
      <Button wide kind="quiet" busy={doing.busy ? say.saving : undefined} onPress={() => confirm(false)}>
        {again === null ? say.referral.missed : say.referral.dateAgain}
      </Button>
    </>
  )
}

/** Giving one up is said with a reason; as not attended, only by a psychiatrist. */
const GiveUp = ({ referral, doing, isPsychiatrist }: Omit<OneProps, 'now'>) => {
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

const shownPlace = ({ where, facility }: Referral, words: ReturnType<typeof useSay>['referral']) => [
  ...(where === null ? [] : [{ term: words.where, detail: where }]),
  ...(facility === null ? [] : [{ term: words.listed, detail: words.code(facility.code, facility.category) }]),
]

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
          ...shownPlace(referral, say.referral),
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
  readonly facility: FacilityField
}

/** A warm referral: called together, dated, accepted by name, and followed until somebody saw the person. */
export const ReferralPanel = ({ client, person, now, isPsychiatrist, facility }: ReferralPanelProps) => {
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
      <MakeReferral key={output.rows.length} {...{ person, facility, doing }} post={output.post} now={now.value} />
    </>
  )
}
