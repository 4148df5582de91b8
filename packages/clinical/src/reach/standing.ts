/** What is known when somebody says that a person is away, back, over, or died. Days as yyyy-mm-dd. */
export type StandingSaid = {
  readonly standing: string
  readonly today: string
  readonly serviceEndsOn: string | null
  /** Every open case was handed on, with somebody present. */
  readonly handedOn: boolean
  readonly alertOpen: boolean
  /** An episode of their safety is open. */
  readonly followed: boolean
  readonly byClinician: boolean
}

export type StandingBarrier = 'service-not-over' | 'not-handed-on' | 'clinician-says-it'

/**
 * Why it may not be said now. @source services/00 §2.10 EC-12, EC-13
 * @safety whoever is followed for their safety is followed until somebody clinical says that they died.
 */
export function barrierTo(said: StandingSaid): StandingBarrier | undefined {
  const { standing, serviceEndsOn, today, handedOn, alertOpen, followed, byClinician } = said
  if (standing === 'deceased') return !byClinician && (alertOpen || followed) ? 'clinician-says-it' : undefined
  if (standing !== 'ended') return undefined
  if (serviceEndsOn === null || serviceEndsOn > today) return 'service-not-over'
  return handedOn && !alertOpen ? undefined : 'not-handed-on'
}
