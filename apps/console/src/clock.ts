import { computed, signal } from '@preact/signals'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Below this the difference is the way there, not a wrong clock. */
const WRONG_MS = 3 * SECOND

let offsetMs = 0
const instantNow = (): string => new Date(Date.now() + offsetMs).toISOString()

/** The house's time, each second: only countdowns stand on it. */
export const tick = signal(instantNow())
/** The same to the minute, for everything that is told in words. */
export const minute = computed(() => new Date(Math.floor(Date.parse(tick.value) / MINUTE) * MINUTE).toISOString())

/** @safety A computer whose clock is wrong must not show a deadline as far when it is near: the server's clock counts. */
export const learnServerTime = (date: string | null): void => {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(at)) return
  const difference = at - Date.now()
  offsetMs = Math.abs(difference) > WRONG_MS ? difference : 0
}

export const startClock = (): void => {
  setInterval(() => {
    tick.value = instantNow()
  }, SECOND)
}
