import { type ProgramId, system } from '@ayni/kernel'
import { nobodyThere, withoutBlocked } from '@ayni/modules/duty/contract'
import { inTransaction, type Tx } from '@ayni/platform/database'
import { type Job, type JobContext, wake } from '@ayni/platform/jobs'
import { appendToLedger } from '@ayni/platform/ledger'
import { queueMessages } from '@ayni/platform/messages'
import { alertPolicy } from './alert-policy.ts'
import { type AlertRow, claimDue, insertIncidents, insertLog, saveAlerts } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { blockedByPeople } from './leaving-store.ts'
import { isRaised, RAISED } from './say-raised.ts'
import { type Step, step } from './step.ts'

export type LadderContext = Pick<JobContext, 'now' | 'keys' | 'newId'> & { readonly desk: DutyDesk }
type LadderJobContext = JobContext & { readonly desk: DutyDesk }

/** The consoles look again, and the phones of those whose truth has changed. One row of the ledger a programme. */
async function tellTheScreens(tx: Tx, { now, newId }: LadderContext, steps: readonly Step[]): Promise<void> {
  for (const [program, own] of Map.groupBy(steps, ({ alert }): ProgramId => alert.program)) {
    await appendToLedger(tx, {
      commandId: newId(),
      name: 'suicide-prevention.ladder',
      program,
      person: null,
      account: null,
      device: null,
      occurredAt: now,
      receivedAt: now,
      inputHash: '',
      outputSealed: null,
      topics: ['alerts'],
      changes: own
        .filter(({ personSees }) => personSees)
        .map(({ alert }) => ({ person: alert.person, kind: 'alert', key: alert.id })),
    })
  }
}

async function settle(tx: Tx, context: LadderContext, due: readonly AlertRow[]): Promise<void> {
  const teams = await context.desk.loadTeams(
    tx,
    context.keys,
    due.map(({ program }) => program),
    context.now,
  )
  const blocked = await blockedByPeople(
    tx,
    due.map(({ person }) => person),
  )
  const steps = due.map((alert) =>
    step(alert, withoutBlocked(teams.get(alert.program) ?? nobodyThere, blocked.get(alert.person)), context),
  )
  await saveAlerts(
    tx,
    steps.map(({ alert }) => alert),
  )
  await insertLog(
    tx,
    steps.flatMap(({ log }) => log),
  )
  await insertIncidents(
    tx,
    steps.flatMap(({ incidents }) => incidents),
  )
  await queueMessages(
    tx,
    steps.flatMap(({ messages }) => messages),
    context,
  )
  await tellTheScreens(tx, context, steps)
  if (steps.some(({ alert }) => isRaised(alert))) await wake(tx, RAISED)
}

/**
 * Claims what is due, asks the ladder, stores its answers and queues the messages: together, or not at all. The number of
 * queries does not grow with the number of alerts. Returns what it took.
 */
export async function stepDueAlerts(tx: Tx, context: LadderContext, limit: number): Promise<readonly AlertRow[]> {
  const due = await claimDue(tx, context.now, limit, [])
  if (due.length > 0) await settle(tx, context, due)
  return due
}

/** @safety One alert that breaks must not hold up the others: after a failed batch each is tried alone. */
async function oneByOne(context: LadderJobContext, atMost: number): Promise<void> {
  const tried: string[] = []
  for (let nth = 0; nth < atMost; nth++) {
    const before = tried.length
    try {
      await inTransaction(context.database.app, system(null), async (tx) => {
        const due = await claimDue(tx, context.now, 1, tried)
        tried.push(...due.map(({ id }) => id))
        if (due.length > 0) await settle(tx, context, due)
      })
    } catch (error) {
      context.log.error(
        { err: error, alert: tried.at(-1) },
        'an alert could not be stepped; it stays due and is tried again',
      )
    }
    if (tried.length === before) return
  }
}

async function runLadder(context: LadderJobContext): Promise<void> {
  const batch = alertPolicy.batch
  for (;;) {
    try {
      const took = await inTransaction(context.database.app, system(null), (tx) => stepDueAlerts(tx, context, batch))
      if (took.length < batch) return
    } catch (error) {
      context.log.error({ err: error, at: context.now }, 'a batch of alerts failed; each is tried alone')
      return oneByOne(context, batch)
    }
  }
}

/** The worker's part of the ladder: nobody who must be told now waits longer than this. */
export const ladderJob = (desk: DutyDesk): Job => ({
  name: 'suicide-prevention.ladder',
  everySeconds: 2,
  wake: 'ladder',
  run: (context) => runLadder({ ...context, desk }),
})
