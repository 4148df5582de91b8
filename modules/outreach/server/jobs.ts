import { limaTime } from '@ayni/clinical/clocks'
import { type ProgramId, system, z } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { tellDigest } from './digest.ts'
import { ensureStandings, noteWaitingCalls, programsOf } from './reach-store.ts'
import { BATCH } from './send-batch.ts'

const sent = z.object({ claimed: z.int() })
const moved = z.object({ moved: z.int() })

/** More than the largest programme; a run that does not come to rest is somebody's mistake and ends here. */
const MOST_BATCHES = 100

const programs = ({ database }: JobContext): Promise<readonly ProgramId[]> =>
  inTransaction(database.app, system(null), (tx) => programsOf(tx))

async function invite(context: JobContext, program: ProgramId): Promise<void> {
  const { database, now, give, newId } = context
  await inTransaction(database.app, system(program), async (tx) => {
    await ensureStandings(tx, program)
    await noteWaitingCalls(tx, program, now)
  })
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const given = await give({ name: 'outreach.send-batch', input: { limit: BATCH }, commandId: newId(), program })
    if (given.outcome === 'refused' || sent.parse(given.output).claimed === 0) return
  }
}

/** Invitations and reminders to everybody who is due one. */
export const inviteJob: Job = {
  name: 'outreach.invite',
  everySeconds: 300,
  run: async (context) => {
    for (const program of await programs(context)) await invite(context, program)
  },
}

export const receiptsJob: Job = {
  name: 'outreach.receipts',
  everySeconds: 60,
  run: async ({ give, newId }) => {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const given = await give({
        name: 'outreach.note-receipts',
        input: { limit: BATCH },
        commandId: newId(),
        program: null,
      })
      if (given.outcome === 'refused' || moved.parse(given.output).moved === 0) return
    }
  },
}

export const unreachableJob: Job = {
  name: 'outreach.unreachable',
  everySeconds: 3600,
  run: async (context) => {
    for (const program of await programs(context))
      await context.give({
        name: 'outreach.mark-unreachable',
        input: { limit: 1000 },
        commandId: context.newId(),
        program,
      })
  },
}

const MORNING = 8 * 60
const EVENING = 17 * 60
/** A worker that comes back later than this tells the next digest instead. */
const LATE_MIN = 120

/** @source services/03-enrollment-and-outreach.md §3.5: at 08:00 and 17:00. */
export const digestJob: Job = {
  name: 'outreach.digest',
  everySeconds: 60,
  run: async (context) => {
    const { minute, date } = limaTime(context.now)
    const slot = minute >= EVENING ? 'evening' : 'morning'
    const since = minute - (slot === 'evening' ? EVENING : MORNING)
    if (since < 0 || since >= LATE_MIN) return
    for (const program of await programs(context))
      await tellDigest(context, program, { day: date, slot, at: context.now })
  },
}
