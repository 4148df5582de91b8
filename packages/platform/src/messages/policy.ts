import { fromMs, type Instant, plusMinutes, toMs } from '@ayni/kernel'
import type { MessageClass } from './classes.ts'
import { dayNumberOf, instantOfLima, type LimaMoment, limaMoment, minuteOf } from './lima-week.ts'
import { physicianHours, type RecipientHours, type WeeklySpan } from './recipient-hours.ts'

export type PolicyDecision =
  | { readonly do: 'send' }
  | {
      readonly do: 'hold'
      readonly until: Instant
      readonly because: 'quiet-hours' | 'working-hours' | 'outside-window' | 'not-before'
    }

export type PolicyQuestion = {
  readonly class: MessageClass
  readonly now: Instant
  readonly hours?: RecipientHours | undefined
  /** Ignored for N0, N1 and N2: whoever decides about safety decides when it is time. */
  readonly notBefore?: Instant | undefined
  /** N3 only. */
  readonly appointmentAt?: Instant | undefined
}

/** @source services/00-shared-model.md §2.4: N3 waits for the morning unless the appointment is nearer than this. */
const APPOINTMENT_IS_NEAR_H = 12
const HORIZON_DAYS = 15

/**
 * The one place that says whether a message goes now. Asked when it is queued and again before every attempt.
 * @safety N1 and N2 always go: a hold here would leave an alert without a person called.
 */
export function decide(question: PolicyQuestion): PolicyDecision {
  const { now, hours = physicianHours } = question
  if (question.class === 'N0' || question.class === 'N1' || question.class === 'N2') return { do: 'send' }
  if (question.notBefore !== undefined && toMs(question.notBefore) > toMs(now)) {
    return { do: 'hold', until: question.notBefore, because: 'not-before' }
  }
  const because = obstacle(question.class, now, hours, question.appointmentAt)
  if (because === undefined) return { do: 'send' }
  const until = firstFreeMinute(question.class, now, hours, question.appointmentAt)
  return { do: 'hold', until, because }
}

type Obstacle = 'quiet-hours' | 'working-hours' | 'outside-window' | undefined

function obstacle(of: MessageClass, at: Instant, hours: RecipientHours, appointmentAt: Instant | undefined): Obstacle {
  const moment = limaMoment(at)
  if (of === 'N3') return isQuiet(moment, hours) && !isNear(at, appointmentAt) ? 'quiet-hours' : undefined
  if (isQuiet(moment, hours)) return 'quiet-hours'
  // A window chosen by the person stands above the weekly pattern of work, not above a dated guard duty.
  const inWindow = inSpans(moment, hours.windows)
  if (of === 'N5' && !inWindow) return 'outside-window'
  const working = of !== 'N6' && inWindow ? isExceptionallyWorking(moment, hours) : isWorking(moment, hours)
  return working ? 'working-hours' : undefined
}

/** N4 held by work waits for the next outreach window; the rest for the first minute without an obstacle. */
function firstFreeMinute(
  of: MessageClass,
  now: Instant,
  hours: RecipientHours,
  appointmentAt: Instant | undefined,
): Instant {
  const heldByWork = obstacle(of, now, hours, appointmentAt) === 'working-hours'
  const wanted: MessageClass = of === 'N4' && heldByWork && hours.windows.length > 0 ? 'N5' : of
  for (const candidate of edgesAfter(now, hours, appointmentAt)) {
    if (obstacle(wanted, candidate, hours, appointmentAt) === undefined) return candidate
  }
  // Hours that leave no minute free are somebody's mistake: try again tomorrow rather than never.
  return plusMinutes(now, 24 * 60)
}

/** The moments at which an obstacle can end, in order, within the horizon. */
function edgesAfter(now: Instant, hours: RecipientHours, appointmentAt: Instant | undefined): readonly Instant[] {
  const today = limaMoment(now).dayNumber
  const clocks = [hours.quiet.to, ...hours.working.map((s) => s.to), ...hours.windows.map((s) => s.from), '00:00']
  const edges: number[] = []
  for (let day = today; day <= today + HORIZON_DAYS; day++) {
    for (const clock of clocks) edges.push(toMs(instantOfLima(day, minuteOf(clock))))
    for (const e of hours.exceptions) {
      if (dayNumberOf(e.day) === day) edges.push(...e.working.map((s) => toMs(instantOfLima(day, minuteOf(s.to)))))
    }
  }
  if (appointmentAt !== undefined) edges.push(toMs(plusMinutes(appointmentAt, -APPOINTMENT_IS_NEAR_H * 60)) + 1)
  return edges
    .filter((ms) => ms > toMs(now))
    .sort((a, b) => a - b)
    .map(fromMs)
}

const isNear = (now: Instant, appointmentAt: Instant | undefined): boolean => {
  if (appointmentAt === undefined) return false
  const aheadMs = toMs(appointmentAt) - toMs(now)
  return aheadMs >= 0 && aheadMs < APPOINTMENT_IS_NEAR_H * 3_600_000
}

const within = (minute: number, from: string, to: string): boolean => minute >= minuteOf(from) && minute < minuteOf(to)

function isQuiet({ minute }: LimaMoment, { quiet }: RecipientHours): boolean {
  if (minuteOf(quiet.from) <= minuteOf(quiet.to)) return within(minute, quiet.from, quiet.to)
  return minute >= minuteOf(quiet.from) || minute < minuteOf(quiet.to)
}

const inSpans = (moment: LimaMoment, spans: readonly WeeklySpan[]): boolean =>
  spans.some((s) => s.days.includes(moment.weekday) && within(moment.minute, s.from, s.to))

const exceptionOn = ({ dayNumber }: LimaMoment, hours: RecipientHours) =>
  hours.exceptions.find((e) => dayNumberOf(e.day) === dayNumber)

const isExceptionallyWorking = (moment: LimaMoment, hours: RecipientHours): boolean =>
  exceptionOn(moment, hours)?.working.some((s) => within(moment.minute, s.from, s.to)) ?? false

const isWorking = (moment: LimaMoment, hours: RecipientHours): boolean =>
  exceptionOn(moment, hours) === undefined ? inSpans(moment, hours.working) : isExceptionallyWorking(moment, hours)
