import { limaTime } from '@ayni/clinical/clocks'
import { type Instant, type ProgramId, plusMinutes, system } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { appendToLedger } from '@ayni/platform/ledger'
import { queueMessages } from '@ayni/platform/messages'
import { alertPolicy, DRILL_ALIAS } from './alert-policy.ts'
import { insertIncidents } from './alert-store.ts'
import { startDrill } from './drill.ts'
import { claimEndedDrills, type DueDrill, finishDrill, programsDueForDrill } from './drill-store.ts'
import { sound } from './sound.ts'
import { loadTeams, membersOf, nobodyThere, onDutyAt } from './team.ts'

/** @source [D] the weekly drill comes on a weekday between ten and four: it tests the ladder, not the sleep. */
const isDrillTime = (now: Instant): boolean => {
  const { weekday, minute } = limaTime(now)
  return weekday >= 1 && weekday <= 5 && minute >= 600 && minute < 960
}

async function tellConsoles(tx: Tx, { now, newId }: JobContext, program: ProgramId): Promise<void> {
  await appendToLedger(tx, {
    commandId: newId(),
    name: 'suicide-prevention.drill',
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

/** A missed drill is an incident: the night it stands for would have been silent. */
async function close(tx: Tx, context: JobContext, drill: DueDrill): Promise<void> {
  const { now, keys, newId } = context
  const because = drill.uncovered ? 'nobody-on-call' : drill.missing.length > 0 ? 'not-pressed' : null
  await finishDrill(tx, drill.id, now, because)
  await tellConsoles(tx, context, drill.program)
  if (because === null) return
  await insertIncidents(tx, [
    {
      id: newId(),
      program: drill.program,
      alert: null,
      drill: drill.id,
      kind: 'drill-missed',
      at: now,
      reviewDueAt: plusMinutes(now, alertPolicy.incidentReviewDays * 1440),
    },
  ])
  const team = (await loadTeams(tx, keys, [drill.program], now)).get(drill.program) ?? nobodyThere
  const { coordinator, director } = onDutyAt(team, now)
  const { messages } = sound(
    {
      subject: `drill:${drill.id}`,
      about: drill.id,
      program: drill.program,
      alias: DRILL_ALIAS,
      class: 'A',
      template: 'incident-opened',
      rung: 0,
      occurrence: 2,
      channels: ['push', 'sms'],
    },
    membersOf(team, [...new Set([...coordinator, ...director])]),
  )
  await queueMessages(tx, messages, context)
}

async function runDrills(context: JobContext): Promise<void> {
  const { database, now } = context
  await inTransaction(database.app, system(null), async (tx) => {
    for (const drill of await claimEndedDrills(tx, now)) await close(tx, context, drill)
  })
  if (!isDrillTime(now)) return
  await inTransaction(database.app, system(null), async (tx) => {
    for (const program of await programsDueForDrill(tx, plusMinutes(now, -alertPolicy.drillEveryDays * 1440))) {
      const started = await startDrill({ ...context, tx }, program, null)
      if (started !== null) await tellConsoles(tx, context, program)
    }
  })
}

/** Ends drills whose time is over and begins the weekly one. */
export const drillJob: Job = { name: 'suicide-prevention.drill', everySeconds: 15, run: runDrills }
