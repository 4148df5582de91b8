import { type CoverageWatch, coverageDefaults, watchCoverage } from '@ayni/clinical/ladder'
import { type Instant, type ProgramId, personId, system, toInstantOrNull, toMs } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { appendToLedger } from '@ayni/platform/ledger'
import { type OutgoingMessage, queueMessages } from '@ayni/platform/messages'
import { membersOf, nobodyThere, onDutyAt, type Team } from '../contract.ts'
import { participantsOf, programsWithRota, saveWatches, type WatchRow, watchRows } from './rota-store.ts'
import { sound } from './sound.ts'
import { loadTeams, rotaRoleOf } from './team.ts'

/** @source [D] a hole that stays is said again once a day. */
const WARN_AGAIN_MIN = 1440

const isOld = (at: Instant | null, now: Instant): boolean =>
  at === null || toMs(now) - toMs(at) >= WARN_AGAIN_MIN * 60_000

type Look = { readonly row: WatchRow; readonly warn: boolean; readonly phonesChange: boolean; readonly team: Team }

/** What this look finds, against what the last one found: whom to warn, and whether the phones must know. */
function lookAt(program: ProgramId, team: Team, last: WatchRow | undefined, now: Instant): Look {
  const watch: CoverageWatch = watchCoverage(team.onCall, now)
  const hole = watch.nextHole
  // The end of a hole moves with the horizon; its beginning does not, until it is here.
  const holeKey = hole === null ? null : `${hole.role} ${Date.parse(hole.from) > toMs(now) ? hole.from : 'now'}`
  const warnHole = hole !== null && (holeKey !== last?.warnedHole || isOld(last.warnedHoleAt, now))
  const warnFew = watch.tooFewClinicians && isOld(last?.warnedFewAt ?? null, now)
  const row: WatchRow = {
    program,
    checkedAt: now,
    holeRole: hole === null ? null : rotaRoleOf(hole.role),
    holeFrom: toInstantOrNull(hole?.from ?? null),
    holeTo: toInstantOrNull(hole?.to ?? null),
    fewest: watch.fewestClinicians,
    tooFew: watch.tooFewClinicians,
    warnedHole: holeKey,
    warnedHoleAt: warnHole ? now : (last?.warnedHoleAt ?? null),
    warnedFewAt: warnFew ? now : watch.tooFewClinicians ? (last?.warnedFewAt ?? null) : null,
  }
  return { row, warn: warnHole || warnFew, phonesChange: watch.tooFewClinicians !== (last?.tooFew ?? false), team }
}

/** Coordinators and directors are told, whatever the hour: an empty night is filled before it comes. */
function warningsOf({ row, warn, team }: Look, now: Instant): readonly OutgoingMessage[] {
  if (!warn) return []
  const { coordinator, director } = onDutyAt(team, now)
  const people = membersOf(team, [...new Set([...coordinator, ...director])])
  const about = `rota-${row.program}`
  const { messages } = sound(
    {
      subject: `rota:${row.program}`,
      about,
      program: row.program,
      alias: '',
      class: 'B',
      template: 'incident-opened',
      rung: 0,
      occurrence: toMs(now),
      channels: ['push', 'sms'],
    },
    people,
  )
  return messages.map((message) => ({ ...message, class: 'N1' as const, template: 'rota-hole' as const, params: {} }))
}

async function tellScreens(tx: Tx, context: JobContext, { row, phonesChange }: Look): Promise<void> {
  const { now, newId } = context
  const people = phonesChange ? await participantsOf(tx, row.program) : []
  await appendToLedger(tx, {
    commandId: newId(),
    name: 'duty.watch-rota',
    program: row.program,
    person: null,
    account: null,
    device: null,
    occurredAt: now,
    receivedAt: now,
    inputHash: '',
    outputSealed: null,
    topics: ['rota', 'alerts'],
    changes: people.map((person) => ({ person: personId.parse(person), kind: 'safety', key: 'programme' })),
  })
}

async function watchAll(tx: Tx, context: JobContext): Promise<void> {
  const { now, keys } = context
  const programs = await programsWithRota(tx)
  const teams = await loadTeams(tx, keys, programs, now, coverageDefaults.holeAheadMin)
  const last = new Map((await watchRows(tx)).map((row) => [String(row.program), row]))
  const looks = programs.map((program) => lookAt(program, teams.get(program) ?? nobodyThere, last.get(program), now))
  await saveWatches(
    tx,
    looks.map(({ row }) => row),
  )
  await queueMessages(
    tx,
    looks.flatMap((look) => warningsOf(look, now)),
    context,
  )
  for (const look of looks.filter(({ warn, phonesChange }) => warn || phonesChange))
    await tellScreens(tx, context, look)
}

/** Looks 72 hours ahead for a hole and twelve for too few who can be woken. */
export const rotaWatchJob: Job = {
  name: 'duty.rota-watch',
  everySeconds: 60,
  run: (context) => inTransaction(context.database.app, system(null), (tx) => watchAll(tx, context)),
}
