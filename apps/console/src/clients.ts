import type { AdministrationOperations } from '@ayni/modules/administration/contract'
import type { AgendaOperations } from '@ayni/modules/appointments/console'
import type { CaringOperations } from '@ayni/modules/caring-contacts/contract'
import type { ConcernsOperations } from '@ayni/modules/concerns/contract'
import type { BoardOperations } from '@ayni/modules/coordination/console'
import type { CorrespondenceOperations } from '@ayni/modules/correspondence/contract'
import type { DutyOperations } from '@ayni/modules/duty/contract'
import type { EmergencyOperations } from '@ayni/modules/emergency/contract'
import type { PeopleOperations } from '@ayni/modules/enrollment/console'
import type { WhoAllowsOperations } from '@ayni/modules/evaluation/console'
import type { EvaluationOperations } from '@ayni/modules/evaluation/contract'
import type { IdentityOperations } from '@ayni/modules/identity/contract'
import type { IncidentsOperations } from '@ayni/modules/incidents/contract'
import type { MyDataOperations } from '@ayni/modules/my-data/contract'
import type { ReachOperations } from '@ayni/modules/outreach/console'
import type { RosterOperations } from '@ayni/modules/roster/contract'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { SafetyPlanOperations } from '@ayni/modules/safety-plan/contract'
import type { ScreeningOperations } from '@ayni/modules/screening/contract'
import type { AlertOperations } from '@ayni/modules/suicide-prevention/console'
import type { TimersOperations } from '@ayni/modules/timers/contract'
import { createClient } from '@ayni/ui'
import { watchful } from './connection.ts'
import { sessionOver } from './session.ts'

const options = { baseUrl: '', onUnauthorised: sessionOver, fetch: watchful((address, init) => fetch(address, init)) }

/** One way to the server for each room. */
export const clients = {
  agenda: createClient<AgendaOperations>(options),
  administration: createClient<AdministrationOperations>(options),
  identity: createClient<IdentityOperations>(options),
  board: createClient<BoardOperations>(options),
  people: createClient<PeopleOperations>(options),
  evaluation: createClient<EvaluationOperations>(options),
  whoAllows: createClient<WhoAllowsOperations>(options),
  reach: createClient<ReachOperations>(options),
  roster: createClient<RosterOperations>(options),
  screening: createClient<ScreeningOperations>(options),
  myData: createClient<MyDataOperations>(options),
  plan: createClient<SafetyPlanOperations>(options),
  emergency: createClient<EmergencyOperations>(options),
  episodes: createClient<SafetyEpisodeOperations>(options),
  safety: createClient<AlertOperations>(options),
  duty: createClient<DutyOperations>(options),
  timers: createClient<TimersOperations>(options),
  caring: createClient<CaringOperations>(options),
  concerns: createClient<ConcernsOperations>(options),
  incidents: createClient<IncidentsOperations>(options),
  letters: createClient<CorrespondenceOperations>(options),
}
