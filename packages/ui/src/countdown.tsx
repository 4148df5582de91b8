import type { ReadonlySignal } from '@preact/signals'
import { dictionary, useWords } from './dictionary.ts'
import { formatDue, formatLeft } from './times.ts'

export type CountdownProps = {
  /** Instant by which it must be done. */
  readonly deadline: string
  /** The shell's clock, as an instant; only this number is drawn again each second. */
  readonly now: ReadonlySignal<string>
  /** What it counts to: `siguiente aviso`. */
  readonly label: string
  /** Only a safety clock may turn cochineal; any other turns maize. */
  readonly safety?: boolean | undefined
  /** Seconds left from which it asks for the eye. */
  readonly soonS?: number | undefined
}

const words = dictionary({
  es: { in: (left: string) => `en ${left}`, late: (left: string) => `venció hace ${left}` },
  en: { in: (left) => `in ${left}`, late: (left) => `due ${left} ago` },
})

/** Further than this a hand on a clock says nothing: the hour itself is said, or how long it is late. */
const COUNTED_S = 3600

/** `siguiente aviso en 04:12`, `siguiente aviso mañana a las 11:00`; after the deadline it says how late, and never stops at zero. */
export const Countdown = ({ deadline, now, label, safety, soonS = 300 }: CountdownProps) => {
  const say = useWords(words)
  const leftS = (Date.parse(deadline) - Date.parse(now.value)) / 1000
  const pressing = leftS <= soonS
  const counted = leftS < 0 ? say.late(formatLeft(leftS)) : say.in(formatLeft(leftS))
  return (
    <span class={pressing ? `countdown ${safety ? 'act' : 'attend'}` : 'countdown'} role="timer">
      {label} <b class="figures">{Math.abs(leftS) > COUNTED_S ? formatDue(deadline, now.value) : counted}</b>
    </span>
  )
}
