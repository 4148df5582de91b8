import { randomUUID } from 'node:crypto'
import { type Instant, plusSeconds, system } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction } from '../database/index.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { Channels } from './channels/from-environment.ts'
import type { ChannelName, Lane } from './classes.ts'
import { inParallel } from './in-parallel.ts'
import type { Judgement } from './judge-recipient.ts'
import { type ClaimedMessage, claimDue, dueChannels } from './outbox-store.ts'
import type { RecipientBook } from './recipient-book.ts'
import { createRecorder } from './recorder.ts'
import { openEnvelope } from './sealed-envelope.ts'
import { weigh } from './weigh.ts'
import { openWindows } from './whatsapp-window.ts'

export type DeliverOptions = {
  readonly db: Db
  readonly now: Instant
  readonly channels: Channels
  readonly keys: KeyRing
  /** Read again for each batch, so that nobody is disturbed who may not be any more. */
  readonly recipients: RecipientBook
  readonly random: (bytes: number) => Uint8Array
  readonly log: { readonly warn: (fields: object, text: string) => void }
  /** `all`: urgent to its end, then the rest. A worker runs the two apart, so that slow mail never stands before an alarm. */
  readonly lane?: Lane | 'all'
  /** Only these channels: a worker gives each urgent one a run of its own, so that a dead gateway delays nobody else. */
  readonly only?: readonly ChannelName[]
  /** Between two tries to write down what was handed over. */
  readonly rest?: (ms: number) => Promise<void>
  /** At most so many a channel and call. */
  readonly limit?: number
}

export type DeliveryCounts = {
  readonly claimed: number
  readonly sent: number
  readonly retrying: number
  readonly held: number
  readonly failed: number
  readonly expired: number
  /** Messages that go on by another channel, because their own failed or the book changed. */
  readonly fallbacks: number
}

const LEASE_S = 120
/** Rows a claim takes for each place in the channel's queue: all of them end well within the lease, even by timeout. */
const ROWS_A_PLACE = 4
const MAX_FALLBACK_ROUNDS = 6
/** After this a run claims no more: `now` is getting old, and the next run is due anyway. */
const RUN_MS = 20_000

export const noDeliveries: DeliveryCounts = {
  claimed: 0,
  sent: 0,
  retrying: 0,
  held: 0,
  failed: 0,
  expired: 0,
  fallbacks: 0,
}

const plus = (a: DeliveryCounts, b: DeliveryCounts): DeliveryCounts => ({
  claimed: a.claimed + b.claimed,
  sent: a.sent + b.sent,
  retrying: a.retrying + b.retrying,
  held: a.held + b.held,
  failed: a.failed + b.failed,
  expired: a.expired + b.expired,
  fallbacks: a.fallbacks + b.fallbacks,
})

/** Sends what is due, each channel at its own pace. Safe to run in several processes and to kill at any line. */
export async function deliverDue(options: DeliverOptions): Promise<DeliveryCounts> {
  const { lane = 'all' } = options
  if (lane !== 'all') return deliverLane(options, lane)
  return plus(await deliverLane(options, 'urgent'), await deliverLane(options, 'rest'))
}

async function deliverLane(options: DeliverOptions, lane: Lane): Promise<DeliveryCounts> {
  let total = noDeliveries
  for (let round = 0; round < MAX_FALLBACK_ROUNDS; round++) {
    const all = await inTransaction(options.db, system(null), (tx) => dueChannels(tx, lane, options.now))
    const due = all.filter((name) => options.only?.includes(name) ?? true)
    const counts = (await Promise.all(due.map((name) => deliverChannel(options, lane, name)))).reduce(
      plus,
      noDeliveries,
    )
    total = plus(total, counts)
    if (counts.fallbacks === 0) return total
  }
  return total
}

async function deliverChannel(options: DeliverOptions, lane: Lane, name: ChannelName): Promise<DeliveryCounts> {
  const { db, now, keys, channels, random, rest, limit = 20_000 } = options
  const channel = channels.byName.get(name)
  const { answerBase } = channels
  const fraction = (): number => new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32
  const lease = randomUUID()
  let left = limit
  let counts = noDeliveries
  const started = performance.now()
  for (let elapsedMs = 0; left > 0 && elapsedMs < RUN_MS; elapsedMs = performance.now() - started) {
    const size = Math.min(left, (channel?.concurrency ?? 48) * ROWS_A_PLACE)
    const claim = {
      lane,
      channel: name,
      now,
      lease,
      leaseUntil: plusSeconds(now, LEASE_S + elapsedMs / 1000),
      limit: size,
    }
    const claimed = await inTransaction(db, system(null), (tx) => claimDue(tx, claim))
    if (claimed.length === 0) break
    const judged = await weigh(claimed, options)
    const windows = name === 'whatsapp' ? await windowsOf(claimed, judged, options) : undefined
    const recorder = createRecorder({ db, lease, now, keys, rest })
    await inParallel(claimed, channel?.concurrency ?? 48, async (message) => {
      const judgement = judged.get(message.id)
      recorder.add(await attempt(message, { now, keys, channel, fraction, judgement, windows, answerBase }))
    })
    const { attempts, fallbacks } = await recorder.finish()
    const moved = attempts.filter((one) => one.moved).length
    counts = plus(counts, { ...countsOf(attempts), fallbacks: fallbacks + moved })
    left -= claimed.length
  }
  if (counts.failed + counts.retrying > 0)
    options.log.warn({ channel: name, lane, ...counts }, 'messages did not leave at the first try')
  return counts
}

/** Who of a batch may be answered in plain words. A look that fails only means that templates are sent. */
async function windowsOf(
  claimed: readonly ClaimedMessage[],
  judged: ReadonlyMap<string, Judgement>,
  { db, now, keys, log }: DeliverOptions,
): Promise<ReadonlySet<string>> {
  const numbers = claimed.flatMap((message) => {
    const says = judged.get(message.id)
    const known = says?.do === 'send' ? says.to?.address : undefined
    const address = known ?? openEnvelope(keys, message.id, message.sealed)?.address
    return address?.kind === 'phone' ? [address.number] : []
  })
  return openWindows(db, numbers, { now, keys }).catch((error: unknown) => {
    log.warn({ err: error }, 'who wrote by WhatsApp cannot be read; approved templates are sent')
    return new Set<string>()
  })
}

function countsOf(attempts: readonly Attempt[]): DeliveryCounts {
  const of = (state: string): number => attempts.filter(({ end }) => end.state === state).length
  return {
    claimed: attempts.length,
    sent: of('sent'),
    retrying: attempts.filter(({ end, moved }) => end.state === 'queued' && !moved).length,
    held: of('held'),
    failed: of('failed'),
    expired: of('expired'),
    fallbacks: 0,
  }
}
