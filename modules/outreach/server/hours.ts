import { atLima, limaTime } from '@ayni/clinical/clocks'
import type { AttemptWindow, Hours, Opening } from '@ayni/clinical/outreach'
import { type Instant, instant } from '@ayni/kernel'
import { decide, physicianHours, type RecipientHours, recipientHours } from '@ayni/platform/messages'

/** A caring contact is the message that only work and the night hold back: it tells which of the two an instant is. */
function windowAt(now: Instant, hours: RecipientHours): AttemptWindow {
  const decision = decide({ class: 'N6', now, hours })
  if (decision.do === 'send') return 'fuera'
  return decision.because === 'quiet-hours' ? 'quieto' : 'laboral'
}

const minuteOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

const openAt = (now: Instant, hours: RecipientHours): boolean => decide({ class: 'N5', now, hours }).do === 'send'

/** The end of the window that is open now: the first edge of the day at which the policy holds again. */
function closingOf(now: Instant, hours: RecipientHours): Instant {
  const { date } = limaTime(now)
  const clocks = [
    ...hours.windows.flatMap(({ from, to }) => [from, to]),
    hours.quiet.from,
    ...hours.working.map(({ from }) => from),
    ...hours.exceptions.flatMap(({ day, working }) => (day === date ? working.map(({ from }) => from) : [])),
    '24:00',
  ]
  const edges = clocks.map((clock) => instant.parse(atLima(date, minuteOf(clock)))).filter((edge) => edge > now)
  return edges.toSorted().find((edge) => !openAt(edge, hours)) ?? instant.parse(atLima(date, 24 * 60))
}

/** What somebody's hours say about any instant, by the one policy that also holds messages. */
export const hoursOf =
  (hours: RecipientHours): Hours =>
  (at): Opening => {
    const now = instant.parse(at)
    const decision = decide({ class: 'N5', now, hours })
    const window = windowAt(now, hours)
    if (decision.do === 'send') return { open: true, until: closingOf(now, hours), window }
    // Outside a window and at work: what is told is the work, which is what the person would say.
    const because =
      window === 'laboral' ? 'working-hours' : decision.because === 'quiet-hours' ? 'quiet-hours' : 'outside-window'
    return { open: false, until: decision.until, because, window }
  }

export const windowOf = (at: Instant, hours: unknown): AttemptWindow => windowAt(at, readHours(hours))

/** As the book of recipients reads them: what is missing or malformed is the default of the programme. */
export function readHours(hours: unknown): RecipientHours {
  const read = recipientHours.safeParse(hours)
  return read.success ? read.data : physicianHours
}
