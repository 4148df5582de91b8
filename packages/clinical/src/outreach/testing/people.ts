import { addMinutes, atLima, limaTime } from '../../clocks/index.ts'
import { type Hours, type PastAttempt, type ReachHistory, slotOf } from '../index.ts'

export const lima = (date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atLima(date, hours * 60 + minutes)
}

const open = (weekday: number, minute: number): boolean =>
  weekday === 6 ? minute >= 900 && minute < 1140 : weekday > 0 && minute >= 1080 && minute < 1230

/** Work Monday to Friday 08:00–18:00; windows Mon–Fri 18:00–20:30 and Saturday 15:00–19:00; quiet from 21:00 to 07:00. */
export const evenings: Hours = (at) => {
  const { weekday, minute } = limaTime(at)
  const quiet = minute < 420 || minute >= 1260
  const working = weekday >= 1 && weekday <= 5 && minute >= 480 && minute < 1080
  const window = quiet ? 'quieto' : working ? 'laboral' : 'fuera'
  if (open(weekday, minute))
    return { open: true, until: addMinutes(at, (weekday === 6 ? 1140 : 1230) - minute), window }
  let until = addMinutes(at, 30 - (minute % 30))
  for (let i = 0; i < 500 && !open(limaTime(until).weekday, limaTime(until).minute); i += 1)
    until = addMinutes(until, 30)
  return { open: false, until, because: quiet ? 'quiet-hours' : working ? 'working-hours' : 'outside-window', window }
}

/** Somebody of the list whom nobody has written to yet. */
export const newcomer: ReachHistory = {
  standing: { is: 'open' },
  attempts: [],
  channels: { call: ['movil', 'fijo'], message: ['whatsapp', 'correo'] },
  quietUntil: null,
  offlineUntil: null,
  inReview: false,
  askedAt: null,
  callWaitsSince: null,
}

export const past = (at: string, more: Partial<PastAttempt> = {}): PastAttempt => ({
  at,
  how: 'call',
  channel: 'movil',
  contact: 'a',
  window: 'fuera',
  slot: slotOf(at),
  result: 'no_contesta',
  ...more,
})
