/** How somebody is approached: a voice, or something to read. */
export type AttemptHow = 'call' | 'message'

/** @source services/03-enrollment-and-outreach.md §3.3 */
export const attemptResults = [
  'entregado',
  'leido',
  'respondido',
  'no_contesta',
  'equivocado',
  'rechazo',
  'error',
] as const
export type AttemptResult = (typeof attemptResults)[number]

/** @source services/03-enrollment-and-outreach.md §3.3 */
export const nonuseReasons = [
  'sin_tiempo',
  'jornada',
  'olvido',
  'no_sabia',
  'recursos_propios',
  'ignorar_malestar',
  'estigma',
  'confidencialidad',
  'internet',
  'ya_en_tratamiento',
  'otro',
] as const
export type NonuseReason = (typeof nonuseReasons)[number]

/** Where an attempt fell. @source services/03-enrollment-and-outreach.md §3.3 */
export type AttemptWindow = 'laboral' | 'fuera' | 'quieto'

/** Part of the week, for trying at another one. */
export type Slot = `${'semana' | 'sabado' | 'domingo'}-${'manana' | 'tarde' | 'noche'}`

export type PastAttempt = {
  readonly at: string
  readonly how: AttemptHow
  readonly channel: string
  /** Which number or mailbox; null where nobody noted it. */
  readonly contact: string | null
  readonly window: AttemptWindow
  readonly slot: Slot
  readonly result: AttemptResult | null
}
