import { Button, Card, Check, RadioList, SelectField, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { ContactChannel, ContactOwner } from '../contract.ts'
import { contactWords } from './contact-words.ts'
import type { Point } from './reach-local.ts'
import { dialled } from './trusted-form.tsx'

const channels = ['movil', 'whatsapp', 'correo', 'fijo', 'radio_eess'] as const satisfies readonly ContactChannel[]
const owners = ['self', 'relative', 'facility'] as const satisfies readonly ContactOwner[]

export const newPoint: Point = {
  ...{ channel: 'movil', value: '', owner: 'self', mayLeaveMessage: false, mayWrite: 'usual' },
}

/** As it will travel; null where nobody could be reached there. The house looks once more. */
export function readPoint(point: Point): Point | null {
  const value = point.value.trim()
  if (point.channel === 'correo') return /^\S+@\S+\.\S+$/.test(value) ? { ...point, value } : null
  if (point.channel === 'movil' || point.channel === 'whatsapp') {
    const number = dialled(value)
    return number === null ? null : { ...point, value: number }
  }
  return value.length < 2 ? null : { ...point, value }
}

/** Somebody else's number is silent until the person says otherwise. */
const ownedBy = (point: Point, owner: ContactOwner): Point => ({
  ...point,
  owner,
  mayWrite: owner === 'self' ? 'usual' : 'no',
})

export type PointFormProps = {
  readonly start: Point
  readonly onKeep: (point: Point) => void
  readonly onCancel: () => void
}

export const PointForm = ({ start, onKeep, onCancel }: PointFormProps) => {
  const say = useWords(contactWords)
  const [point, setPoint] = useState(start)
  const [tried, setTried] = useState(false)
  const read = readPoint(point)
  const keep = (): void => {
    setTried(true)
    if (read !== null) onKeep(read)
  }
  return (
    <Card title={say.channels[point.channel]}>
      <SelectField<ContactChannel>
        label={say.channel}
        choices={channels.map((value) => ({ value, words: say.channels[value] }))}
        value={point.channel}
        onChange={(channel) => setPoint({ ...point, channel })}
      />
      <TextField
        label={say.value}
        value={point.value}
        onInput={(value) => setPoint({ ...point, value })}
        inputMode={point.channel === 'correo' ? 'email' : point.channel === 'radio_eess' ? 'text' : 'tel'}
        maxLength={200}
        autocomplete="off"
        problem={tried && read === null ? say.valueProblem : undefined}
      />
      <RadioList<ContactOwner>
        question={say.owner}
        value={point.owner}
        onChange={(owner) => setPoint(ownedBy(point, owner))}
        choices={owners.map((value) => ({ value, words: say.owners[value] }))}
      />
      <Permission point={point} onChange={setPoint} />
      <div class="row">
        <Button kind="quiet" onPress={keep}>
          {say.keep}
        </Button>
        <Button kind="plain" onPress={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </Card>
  )
}

type PermissionProps = { readonly point: Point; readonly onChange: (point: Point) => void }

const Permission = ({ point, onChange }: PermissionProps) => {
  const say = useWords(contactWords)
  const own = point.owner === 'self'
  return (
    <>
      <Check
        words={say.mayWrite}
        detail={own ? say.mayWriteOwn : say.mayWriteOther}
        checked={point.mayWrite !== 'no'}
        onChange={(may) => onChange({ ...point, mayWrite: may ? (own ? 'usual' : 'yes') : 'no' })}
      />
      {own && point.mayWrite !== 'no' ? (
        <Check
          words={say.sharedIsFine}
          checked={point.mayWrite === 'yes'}
          onChange={(fine) => onChange({ ...point, mayWrite: fine ? 'yes' : 'usual' })}
        />
      ) : null}
      <Check
        words={say.leave}
        checked={point.mayLeaveMessage}
        onChange={(mayLeaveMessage) => onChange({ ...point, mayLeaveMessage })}
      />
    </>
  )
}
