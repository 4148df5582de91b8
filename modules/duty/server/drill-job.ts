import { limaTime } from '@ayni/clinical/clocks'
import { type Instant, type ProgramId, plusMinutes, system } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { appendToLedger } from '@ayni/platform/ledger'
import { endDrill } from '../contract.ts'
import { startDrill } from './drill.ts'
import { endedDrills, programsDueForDrill } from './drill-store.ts'
import { dutyPolicy } from './duty-policy.ts'

/** @source [D] the weekly drill comes on a weekday between ten and four: it tests the ladder, not the sleep. */
const isDrillTime = (now: Instant): boolean => {
  const { weekday, minute } = limaTime(now)
  return weekday >= 1 && weekday <= 5 && minute >= 600 && minute < 960
}

async function tellConsoles(tx: Tx, { now, newId }: JobContext, program: ProgramId): Promise<void> {
  await appendToLedger(tx, {
    commandId: newId(),
    name: 'duty.drill',
    program,
    person: null,
    account: null,
    device: null,
    occurredAt: now,
    receivedAt: now,
    inputHash: '',
    outputSealed: null,
    topics: ['alerts', 'rota'],
    changes: [],
  })
}

async function runDrills(context: JobContext): Promise<void> {
  const { database, now, give, newId } = context
  const ended = await inTransaction(database.app, system(null), (tx) => endedDrills(tx, now))
  for (const { drill, program } of ended)
    await give({ name: endDrill.name, input: { drill }, commandId: newId(), program })
  if (!isDrillTime(now)) return
  await inTransaction(database.app, system(null), async (tx) => {
    for (const program of await programsDueForDrill(tx, plusMinutes(now, -dutyPolicy.drillEveryDays * 1440))) {
      const started = await startDrill({ ...context, tx }, program, null)
      if (started !== null) await tellConsoles(tx, context, program)
    }
  })
}

/** Ends drills whose time is over and begins the weekly one. */
export const drillJob: Job = { name: 'duty.drill', everySeconds: 15, run: runDrills }
