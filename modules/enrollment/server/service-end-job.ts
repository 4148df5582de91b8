import { serviceEndNotices } from '@ayni/clinical/reach'
import { plusMinutes, system } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { type PersonMessage, queueToPeople } from '@ayni/platform/messages'
import { claimEndingSoon, type EndingSoon } from './service-end-store.ts'

const BATCH = 500
const MOST_BATCHES = 40
const DAY_MIN = 24 * 60

const messageTo = ({ person, program, endsOn, days }: EndingSoon, { now }: JobContext): PersonMessage => ({
  ...{ person, programId: program, class: 'N4', template: 'service-ends', params: {} },
  key: `service-ends:${person}:${endsOn}:${days}`,
  ...{ subjectRef: `service-ends:${person}`, expiresAt: plusMinutes(now, 7 * DAY_MIN) },
})

/** One batch in one transaction: told and noted as told, or neither. */
async function tellSome(tx: Tx, context: JobContext): Promise<number> {
  const rows = await claimEndingSoon(tx, context.now, serviceEndNotices, BATCH)
  await queueToPeople(
    tx,
    rows.map((row) => messageTo(row, context)),
    context,
  )
  return rows.length
}

/** EC-13: 60, 30 and 7 days before SERUMS ends. It tells and asks; nobody's case, clock or consent is closed by a date. */
export const tellServiceEnd: Job = {
  name: 'enrollment.tell-service-end',
  everySeconds: 3600,
  run: async (context) => {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const many = await inTransaction(context.database.app, system(null), (tx) => tellSome(tx, context))
      if (many < BATCH) return
    }
  },
}
