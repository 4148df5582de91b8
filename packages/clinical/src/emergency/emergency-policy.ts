/** Minutes are plain: nothing of an emergency waits for the morning. */
export type EmergencyPolicy = {
  readonly version: string
  readonly unreachable: Readonly<Record<'A' | 'B', UnreachablePolicy>>
  /** Nobody wrote anything down for this long while somebody is in danger: owner and psychiatrist are told again. */
  readonly silenceMin: number
  /** The same while the person is being looked for, and nobody has decided or done anything. */
  readonly searchSilenceMin: Readonly<Record<'A' | 'B', number>>
  /** Contacts after somebody received the person. */
  readonly afterHandOverMin: readonly [first: number, second: number]
  readonly attendanceWithinMin: number
  /** Not attended: how soon somebody calls to agree on another date. */
  readonly redateWithinMin: number
  /** What was done without asking first is told to the person by then. */
  readonly tellWithinMin: number
  /** Another clinician takes over from one who knows the person. */
  readonly relieveWithinMin: number
  readonly coverWithinMin: number
  /** A way written on the local sheet is asked for again after this. */
  readonly verifyWaysDays: number
}

export type UnreachablePolicy = {
  /** @source services/07 §7.2 */
  readonly afterMin: number
  readonly attempts: number
  readonly everyMin: number
  readonly channels: number
  /** The psychiatrist decides what comes next by then. */
  readonly decideWithinMin: number
}

/**
 * @source services/07-suicide-prevention.md §7.2 [D]: A every 15 min over two channels in the first hour, unreachable at 60 min; B three
 * attempts in 24 h. After the hand-over 24 h and 7 d [K]; attendance within 48 h of the date (R-SUI-10); the rest [D] is ours.
 */
export const defaultEmergencyPolicy: EmergencyPolicy = {
  version: '2026.1',
  unreachable: {
    A: { afterMin: 60, attempts: 4, everyMin: 15, channels: 2, decideWithinMin: 15 },
    B: { afterMin: 1440, attempts: 3, everyMin: 480, channels: 1, decideWithinMin: 240 },
  },
  silenceMin: 30,
  searchSilenceMin: { A: 30, B: 240 },
  afterHandOverMin: [1440, 7 * 1440],
  attendanceWithinMin: 48 * 60,
  redateWithinMin: 1440,
  tellWithinMin: 1440,
  relieveWithinMin: 1440,
  coverWithinMin: 120,
  verifyWaysDays: 90,
}
