import { type OnDuty, type Rota, rotaAt } from '@ayni/clinical/ladder'
import type { AccountId, Instant, Language, ProgramId } from '@ayni/kernel'

/** A browser that may be woken, as a push service wants it. */
export type PushWay = {
  readonly kind: 'push'
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
}

/** One of the team and the ways in which they can be woken. Addresses live only in memory, and only while they are used. */
export type Staff = {
  readonly account: AccountId
  readonly program: ProgramId
  readonly name: string
  readonly roles: readonly string[]
  readonly language: Language
  readonly phone: string | null
  readonly email: string | null
  readonly push: readonly PushWay[]
}

/** The people of one programme: who they are, how to wake them, and the rota as the ladder reads it. */
export type Team = {
  readonly staff: ReadonlyMap<string, Staff>
  /** Shifts, and the standing duties of whoever holds a role without shifts. */
  readonly rota: Rota
  /** Shifts alone, of people who can be woken: what coverage is measured on. */
  readonly onCall: Rota
}

export const nobodyThere: Team = {
  staff: new Map(),
  rota: { duties: [], absences: [] },
  onCall: { duties: [], absences: [] },
}

export const onDutyAt = (team: Team, now: Instant): OnDuty => rotaAt(team.rota, now)

export const membersOf = (team: Team, accounts: readonly string[]): readonly Staff[] =>
  accounts.flatMap((account) => team.staff.get(account) ?? [])

/** Somebody whom a message can wake at night. */
export const isReachable = (staff: Staff): boolean => staff.phone !== null || staff.push.length > 0
