import type { Instant } from '@ayni/kernel'
import type { EmergencyOperations } from '@ayni/modules/emergency/contract'
import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type EmergencyClient = Client<EmergencyOperations>

export type Doing = {
  readonly act: <Name extends keyof EmergencyOperations & string>(
    name: Name,
    input: EmergencyOperations[Name]['input'],
  ) => Promise<Answer<EmergencyOperations[Name]['output']>>
  readonly busy: boolean
  /** Why it was refused, or that it has not been sent. */
  readonly refused: Refused | null
}

/** Does one thing at a time and keeps why it was refused. */
export function useDo(client: EmergencyClient, onDone: () => void): Doing {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act: Doing['act'] = async (name, input) => {
    setBusy(true)
    setRefused(null)
    const answer = await client.call(name, input)
    setBusy(false)
    if (answer.ok) onDone()
    else setRefused(answer)
    return answer
  }
  return { act, busy, refused }
}

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

/** A day and a time of the wall clock in Lima (UTC−5 all year), as an instant; null while either is missing. */
export function instantOf(day: string, time: string): Instant | null {
  const ms = day === '' || time === '' ? Number.NaN : Date.parse(`${day}T${time}:00.000-05:00`)
  const text = Number.isNaN(ms) ? '' : new Date(ms).toISOString()
  return isInstant(text) ? text : null
}

/** The day in Lima of an instant, as date fields want it. */
export const dayOf = (at: string, daysLater = 0): string =>
  new Date(Date.parse(at) - 5 * 3_600_000 + daysLater * 86_400_000).toISOString().slice(0, 10)
