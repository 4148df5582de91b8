import type { Actor, Instant, PersonId } from '@ayni/kernel'
import type { Runtime } from '@ayni/platform/commands'
import type { Chance } from './chance.ts'
import type { DemoTeam } from './found-demo.ts'
import type { Give } from './give.ts'
import type { Timeline } from './timeline.ts'

/** Where invented lives are told. */
export type Stage = {
  readonly runtime: Runtime
  readonly give: Give
  readonly team: DemoTeam
  readonly timeline: Timeline
  readonly now: Instant
  readonly chance: Chance
  /** Promises of a first session that a therapist has taken up. */
  readonly begun: Set<string>
}

export const physicianOf = (team: DemoTeam, person: PersonId): Actor => ({
  kind: 'physician',
  accountId: null,
  personId: person,
  programId: team.program,
  deviceId: null,
  roles: ['physician'],
})
