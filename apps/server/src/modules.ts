import { system } from '@ayni/kernel'
import { administration } from '@ayni/modules/administration/server'
import { appointmentsWith } from '@ayni/modules/appointments/server'
import { caringContacts } from '@ayni/modules/caring-contacts/server'
import { concerns } from '@ayni/modules/concerns/server'
import { coordination } from '@ayni/modules/coordination/server'
import { correspondence } from '@ayni/modules/correspondence/server'
import { duty, dutyDesk, ladderIsLate } from '@ayni/modules/duty/server'
import { emergency } from '@ayni/modules/emergency/server'
import { enrollment } from '@ayni/modules/enrollment/server'
import { evaluation } from '@ayni/modules/evaluation/server'
import { identity, withPushKey } from '@ayni/modules/identity/server'
import { incidents } from '@ayni/modules/incidents/server'
import { myDataOver, sparingWhoLeft } from '@ayni/modules/my-data/server'
import { outreachFrom } from '@ayni/modules/outreach/server'
import { roster } from '@ayni/modules/roster/server'
import { safetyEpisode } from '@ayni/modules/safety-episode/server'
import { safetyPlan } from '@ayni/modules/safety-plan/server'
import { screening } from '@ayni/modules/screening/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { timers } from '@ayni/modules/timers/server'
import type { ServerModule } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { heartbeatJob } from '@ayni/platform/heartbeat'
import type { JobContext } from '@ayni/platform/jobs'
import { type Channels, messageJobs } from '@ayni/platform/messages'

const alarmsGo = ({ database, now }: Pick<JobContext, 'database' | 'now'>): Promise<boolean> =>
  inTransaction(database.app, system(null), async (tx) => !(await ladderIsLate(tx, now)))

/** Sending is the platform's; its jobs join the house like those of any room. */
const messages = (channels: Channels): ServerModule => ({
  name: 'messages',
  commands: [],
  queries: [],
  jobs: messageJobs(channels),
})

/** The worker's own sign of life, where somebody outside listens for it. */
export const heartbeat = (url: string | undefined): ServerModule => ({
  name: 'heartbeat',
  commands: [],
  queries: [],
  jobs: url === undefined ? [] : [heartbeatJob(url, alarmsGo)],
})

/** The rooms of the house, in the order in which their feeds are read. */
const roomsWith = (channels: Channels, origin: string, meetingUrl?: string): readonly ServerModule[] => [
  withPushKey(identity, channels.pushPublicKey),
  enrollment,
  roster,
  screening,
  timers,
  duty,
  suicidePreventionOver(dutyDesk),
  safetyPlan,
  safetyEpisode,
  concerns,
  coordination,
  appointmentsWith(meetingUrl),
  correspondence,
  outreachFrom(origin),
  caringContacts,
  incidents,
  emergency,
  evaluation,
  administration,
  messages(channels),
]

/** All of them, and the room of what is the person's own, which asks each of the others for its part. */
export function modulesWith(
  channels: Channels,
  origin = 'http://localhost:3000',
  meetingUrl?: string,
): readonly ServerModule[] {
  const rooms = roomsWith(channels, origin, meetingUrl)
  return sparingWhoLeft([...rooms, myDataOver(rooms)])
}
