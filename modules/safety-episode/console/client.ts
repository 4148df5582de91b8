import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { Client, DoingOnce } from '@ayni/ui'

export type EpisodeClient = Client<SafetyEpisodeOperations>
export type Doing = DoingOnce<SafetyEpisodeOperations>
