import type { Device, Post } from '@ayni/device'
import type { OutputOf } from '@ayni/kernel'
import { Card, formatMoment, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { writtenOutsideHours } from '../contract.ts'
import { hoursWords } from './hours-words.ts'

type Outside = OutputOf<typeof writtenOutsideHours>

const holds = (value: unknown): value is { readonly output: Outside } =>
  typeof value === 'object' && value !== null && 'output' in value && Array.isArray(value.output)

/** What the house says about the past is asked with a signal only, and said as such. Null: nobody answered. */
export async function askOutside({ device, post }: OutsideHoursProps): Promise<Outside | null> {
  const { token } = device
  const answer = token === null ? null : await post('/api/enrollment/written-outside-hours', {}, { token })
  return answer?.status === 200 && holds(answer.body) ? answer.body.output : null
}

export type OutsideHoursProps = { readonly device: Device; readonly post: Post }

/** When safety went above the hours: each time, with its moment. */
export const OutsideHours = ({ device, post }: OutsideHoursProps) => {
  const say = useWords(hoursWords)
  const [found, setFound] = useState<Outside | null>(null)
  useEffect(() => {
    void askOutside({ device, post }).then(setFound)
  }, [device, post])
  return (
    <Card title={say.outside}>
      <p>{say.outsideLead}</p>
      {found === null ? <p class="muted">{say.needsSignal}</p> : null}
      {found?.length === 0 ? <p class="muted">{say.never}</p> : null}
      <ul class="stack">
        {found?.map(({ at, what }) => (
          <li key={`${at}${what}`}>{say[what](formatMoment(at))}</li>
        ))}
      </ul>
    </Card>
  )
}
