import type { Channel } from '@ayni/clinical/ladder'
import type { Instant, ProgramId } from '@ayni/kernel'
import type { PendingDrill, Staff, Team } from '@ayni/modules/duty/contract'
import type { KeyRing } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import type { ChannelName, OutgoingMessage } from '@ayni/platform/messages'
import type { AlertClass } from '../contract.ts'

/** Whom to wake about what. `key` parts make a repeat harmless: alert + rung + person + channel + occurrence. */
export type Sounding = {
  readonly subject: string
  readonly about: string
  readonly program: ProgramId
  readonly alias: string
  readonly class: AlertClass
  readonly template: 'staff-alert' | 'staff-alert-drill' | 'incident-opened'
  readonly rung: number
  readonly occurrence: number
  readonly channels: readonly Channel[]
}

export type Sounded = {
  readonly messages: readonly OutgoingMessage[]
  readonly told: readonly { readonly account: string; readonly channel: ChannelName }[]
  readonly withoutAddress: readonly string[]
}

/** What the ladder needs of whoever keeps the rota; the server composes it (`suicidePreventionOver`). */
export type DutyDesk = {
  /** The teams of these programmes, in one query, with the shifts of the next hours. */
  readonly loadTeams: (
    tx: Tx,
    keys: KeyRing,
    programs: readonly ProgramId[],
    now: Instant,
  ) => Promise<ReadonlyMap<string, Team>>
  /** The messages that wake these people. */
  readonly sound: (sounding: Sounding, people: readonly Staff[]) => Sounded
  readonly pendingDrill: (tx: Tx, account: string) => Promise<PendingDrill | null>
}
