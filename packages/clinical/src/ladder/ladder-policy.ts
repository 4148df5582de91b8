import { type DayWindow, wakingHours } from '../clocks/index.ts'
import type { AlertClass } from '../triage/index.ts'
import type { RotaRole } from './rota.ts'

export type Channel = 'push' | 'sms' | 'call'

/** Minutes are plain where `window` is null, and counted inside the window of each day where it is given. */
type Timer = { readonly afterMin: number; readonly window: DayWindow | null }

export type Rung = Timer & {
  readonly roles: readonly RotaRole[]
  readonly channels: readonly Channel[]
  /** While nobody acknowledges, everyone up to this rung again. */
  readonly repeat: (Timer & { readonly channels: readonly Channel[] }) | null
  readonly incident: boolean
}

export type ClassPolicy = {
  readonly rungs: readonly Rung[]
  /** How long an acknowledgement may go without a recorded act before the alert is nobody's again, or its lead is asked. */
  readonly silence: {
    readonly noAttempt: Timer
    readonly attempting: Timer
    readonly reached: Timer
  }
  /** Acknowledged but no live contact since receipt: the lead decides what comes next. */
  readonly noContact: Timer
  readonly leadRung: number
  /** With nobody at all to notify, the incident sounds again this often. */
  readonly nobody: Timer
}
export type LadderPolicy = { readonly version: string } & Readonly<Record<AlertClass, ClassPolicy>>

const plain = (afterMin: number): Timer => ({ afterMin, window: null })
const counted = (afterMin: number): Timer => ({ afterMin, window: wakingHours })
const loud: readonly Channel[] = ['push', 'sms', 'call']
const everyFive = { ...plain(5), channels: ['call'] as const }
const everyTen = { ...plain(10), channels: ['call'] as const }

/** @source [D] 2.5, bounded by the consensus that imminent risk be answered within 12 h of learning of it (Nock 2021). */
const acute: ClassPolicy = {
  rungs: [
    { ...plain(0), roles: ['first'], channels: loud, repeat: null, incident: false },
    { ...plain(15), roles: ['second', 'coordinator'], channels: loud, repeat: everyFive, incident: false },
    { ...plain(30), roles: ['psychiatristLead'], channels: loud, repeat: everyFive, incident: false },
    { ...plain(45), roles: ['clinician', 'director'], channels: loud, repeat: everyFive, incident: false },
    { ...plain(60), roles: ['director', 'clinician'], channels: loud, repeat: everyTen, incident: true },
  ],
  silence: { noAttempt: plain(30), attempting: plain(30), reached: plain(120) },
  noContact: plain(60),
  leadRung: 2,
  nobody: plain(5),
}

/** @source [D] 2.5: 4 h are counted 07:00–21:00; BSSA due at 24 h, and the ladder goes on after it. */
const nonAcute: ClassPolicy = {
  rungs: [
    { ...plain(0), roles: ['first'], channels: ['push', 'sms'], repeat: null, incident: false },
    { ...counted(240), roles: ['second', 'coordinator'], channels: ['push', 'sms'], repeat: null, incident: false },
    {
      ...plain(1440),
      roles: ['psychiatristLead', 'director'],
      channels: loud,
      repeat: { ...counted(240), channels: ['push', 'sms'] },
      incident: true,
    },
  ],
  silence: { noAttempt: counted(240), attempting: counted(480), reached: plain(1440) },
  noContact: plain(1440),
  leadRung: 2,
  nobody: plain(60),
}

export const defaultLadderPolicy: LadderPolicy = { version: '2026.1', A: acute, B: nonAcute }
