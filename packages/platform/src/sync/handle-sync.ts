import {
  type Actor,
  fromMs,
  type Instant,
  type PersonId,
  type SyncRequest,
  type SyncResponse,
  toMs,
  type WireOutcome,
  z,
} from '@ayni/kernel'
import { dispatch, type Outcome, type Runtime } from '../commands/index.ts'
import { inTransaction, type Tx } from '../database/index.ts'
import { changesSince, freshDownload } from '../ledger/index.ts'

export const MAX_COMMANDS_A_SYNC = 400
/** @source services/00-shared-model.md §2.6.7: a clock wrong by more than ten minutes is corrected. */
const TOLERATED_OFFSET_S = 600

export const syncRequestShape: z.ZodType<SyncRequest> = z.strictObject({
  v: z.literal(1),
  c: z.int().min(0),
  t: z.int(),
  q: z.array(z.tuple([z.uuid(), z.string().max(80), z.int(), z.unknown()])).max(MAX_COMMANDS_A_SYNC),
})

export type DeviceOrder = 'none' | 'reload' | 'leave' | 'wipe'

export type SyncDeps = {
  readonly runtime: Runtime
  /** Notes that the device was here and says what it must do; the identity module brings it. */
  readonly meetDevice: (
    tx: Tx,
    actor: Actor,
    met: { readonly at: Instant; readonly offsetS: number; readonly cursor: number },
  ) => Promise<DeviceOrder>
}

const toWire = (id: string, outcome: Outcome): WireOutcome =>
  outcome.outcome === 'refused'
    ? [id, 'r', outcome.code, outcome.problems.map((p) => `${p.path}:${p.rule}`)]
    : [id, outcome.outcome === 'accepted' ? 'a' : 'd', outcome.receipt, toMs(outcome.receivedAt)]

/** An impossible time (before 2020 or more than a day ahead after correction) is kept and treated as now, for safety. */
function occurredAt(rawMs: number, offsetS: number, now: Instant): Instant {
  const corrected = Math.abs(offsetS) > TOLERATED_OFFSET_S ? rawMs + offsetS * 1000 : rawMs
  const impossible = corrected < Date.UTC(2020, 0, 1) || corrected > toMs(now)
  return impossible ? now : fromMs(corrected)
}

const rawInstant = (ms: number, now: Instant): Instant => (Math.abs(ms) <= 8.64e15 ? fromMs(ms) : now)

async function runOne(
  runtime: Runtime,
  actor: Actor,
  command: SyncRequest['q'][number],
  offsetS: number,
  now: Instant,
): Promise<Outcome> {
  const [id, name, rawMs, input] = command
  const definition = runtime.registry.commands.get(name)?.definition
  if (definition !== undefined && !definition.offline)
    return { outcome: 'refused', code: 'command.not-offline', status: 400, problems: [], details: undefined }
  return dispatch(runtime, {
    name,
    input,
    commandId: id,
    actor,
    receivedAt: now,
    occurredAt: occurredAt(rawMs, offsetS, now),
    rawOccurredAt: rawInstant(rawMs, now),
    deviceOffsetS: offsetS,
  })
}

/**
 * The one round trip. Each command has its own transaction and its own verdict: a bad one never blocks the rest. They are
 * taken in the order in which they happened. Then the feed, from one snapshot.
 */
export async function handleSync(
  { runtime, meetDevice }: SyncDeps,
  actor: Actor & { readonly personId: PersonId },
  request: SyncRequest,
): Promise<SyncResponse> {
  const now = runtime.clock.now()
  const offsetS = Math.round((toMs(now) - request.t) / 1000)
  const ordered = [...request.q].sort((a, b) => a[2] - b[2] || (a[0] < b[0] ? -1 : 1))
  const outcomes: WireOutcome[] = []
  for (const command of ordered) {
    try {
      outcomes.push(toWire(command[0], await runOne(runtime, actor, command, offsetS, now)))
    } catch (error) {
      // No verdict: the phone keeps it and sends the same id again.
      runtime.log.error({ err: error, command: command[1] }, 'a synced command failed')
    }
  }
  const order = await inTransaction(runtime.database.app, actor, (tx) =>
    meetDevice(tx, actor, { at: now, offsetS, cursor: request.c }),
  )
  if (order === 'wipe') return { o: outcomes, f: [], c: 0, t: toMs(now), reset: 'wipe' }
  const after = order === 'none' ? request.c : 0
  const pull = await inTransaction(
    runtime.database.app,
    actor,
    (tx) => {
      const context = { tx, now, keys: runtime.keys }
      return after === 0
        ? freshDownload(runtime.registry, context, actor.personId)
        : changesSince(runtime.registry, context, actor.personId, after)
    },
    { readOnly: true, snapshot: true },
  )
  const response: SyncResponse = { o: outcomes, f: pull.changes, c: pull.cursor, t: toMs(now) }
  if (order === 'leave') return { ...response, reset: 'reload', left: true }
  return order === 'reload' ? { ...response, reset: 'reload' } : response
}
