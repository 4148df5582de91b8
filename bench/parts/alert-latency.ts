import { type Actor, plusSeconds, toMs } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { dispatch } from '@ayni/platform/commands'
import { createWorker } from '@ayni/platform/jobs'
import { type Channel, channelNames, fixedChannels } from '@ayni/platform/messages'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { ms, type Part, perSecond, quantile } from '../figures.ts'
import { randomId } from '../random-id.ts'

const ONE_BY_ONE = 60
const AT_ONCE = 1000
/** Longer than the second rung waits. */
const WORKER_AWAY_S = 1000

/** Channels that take every message at once and remember when the first one about an alias arrived. */
function stopwatch() {
  const firstAt = new Map<string, number>()
  let waiting: (() => void) | undefined
  const channels = channelNames.map(
    (name): Channel => ({
      name,
      provider: 'bench',
      concurrency: 64,
      timeoutMs: 5000,
      send: async (message) => {
        const about = /AY-[A-Z2-9]{4}/.exec(JSON.stringify(message))?.[0]
        if (about !== undefined && !firstAt.has(about)) firstAt.set(about, performance.timeOrigin + performance.now())
        waiting?.()
        return { ok: true, providerId: null }
      },
    }),
  )
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!done()) return
        waiting = undefined
        resolve()
      }
      waiting = check
      check()
    })
  return { firstAt, channels, until }
}

async function aliasOf(bench: BenchHouse, physician: Actor): Promise<string> {
  const { freshDownload } = await import('@ayni/platform/ledger')
  const { inTransaction } = await import('@ayni/platform/database')
  const { runtime } = bench.house
  const person = physician.personId
  if (person === null) throw new Error('no person')
  const pull = await inTransaction(runtime.database.app, physician, (tx) =>
    freshDownload(runtime.registry, { tx, now: runtime.clock.now(), keys: runtime.keys }, person),
  )
  return /AY-[A-Z2-9]{4}/.exec(JSON.stringify(pull.changes))?.[0] ?? ''
}

type Taken = { readonly receivedMs: number; readonly acknowledgedMs: number }

async function acute(bench: BenchHouse, physician: Actor): Promise<Taken> {
  const { runtime } = bench.house
  const receivedAt = runtime.clock.now()
  const input = answerSet(randomId(), 'asq', inventedAnswers.acute.asq)
  const outcome = await dispatch(runtime, {
    name: 'screening.record-response',
    input,
    commandId: randomId(),
    actor: physician,
    receivedAt,
  })
  if (outcome.outcome === 'refused') throw new Error(outcome.code)
  return { receivedMs: toMs(receivedAt), acknowledgedMs: performance.timeOrigin + performance.now() }
}

/**
 * The worker was away while the next rung of every alert of the flood came due: from its return to the next message about each.
 * Its clock is set forward instead of waiting.
 */
async function dueTogether(bench: BenchHouse, watch: ReturnType<typeof stopwatch>, names: readonly string[]) {
  const { runtime, worker } = bench.house
  await worker.stop()
  watch.firstAt.clear()
  const clock = { now: () => plusSeconds(runtime.clock.now(), WORKER_AWAY_S) }
  const back = createWorker({ ...runtime, clock })
  const startedMs = performance.timeOrigin + performance.now()
  await back.start()
  await watch.until(() => names.every((alias) => watch.firstAt.has(alias)))
  await back.stop()
  return names.map((alias) => (watch.firstAt.get(alias) ?? Number.NaN) - startedMs)
}

/** Received-to-first-message of an acute alert: one by one, then a thousand at once; then a thousand rungs at once. */
export async function alertLatency(): Promise<Part> {
  const watch = stopwatch()
  const bench = await benchHouse(ONE_BY_ONE + AT_ONCE, fixedChannels(watch.channels))
  try {
    await bench.house.worker.start()
    const aliases = await Promise.all(bench.physicians.map((physician) => aliasOf(bench, physician)))
    const delay = (alias: string, receivedMs: number): number => (watch.firstAt.get(alias) ?? Number.NaN) - receivedMs
    const single: number[] = []
    for (let i = 0; i < ONE_BY_ONE; i++) {
      const [physician, alias] = [bench.physicians[i], aliases[i]]
      if (physician === undefined || alias === undefined) continue
      const { receivedMs } = await acute(bench, physician)
      await watch.until(() => watch.firstAt.has(alias))
      single.push(delay(alias, receivedMs))
    }
    const crowd = bench.physicians.slice(ONE_BY_ONE)
    const names = aliases.slice(ONE_BY_ONE)
    const taken = await Promise.all(crowd.map((physician) => acute(bench, physician)))
    await watch.until(() => names.every((alias) => watch.firstAt.has(alias)))
    const many = names.map((alias, i) => delay(alias, taken[i]?.receivedMs ?? Number.NaN))
    const stored = taken.map(({ receivedMs, acknowledgedMs }) => acknowledgedMs - receivedMs)
    const rungs = await dueTogether(bench, watch, names)
    return {
      title: 'An acute alert, from receipt to the first message handed to a channel',
      note: 'In one process with its database, on the same two cores; channels that answer at once.',
      figures: [
        { what: `${ONE_BY_ONE} one by one, p50`, value: ms(quantile(single, 0.5)), budget: '≤ 150 ms' },
        { what: `${ONE_BY_ONE} one by one, p99`, value: ms(quantile(single, 0.99)), budget: '≤ 1 s' },
        { what: '1,000 at once, p50', value: ms(quantile(many, 0.5)) },
        { what: '1,000 at once, p99', value: ms(quantile(many, 0.99)), budget: '≤ 2 s' },
        { what: 'of these, until the answer is stored, p99', value: ms(quantile(stored, 0.99)) },
        { what: 'acute answers stored', value: perSecond(AT_ONCE / (Math.max(...stored) / 1000)) },
        {
          what: '1,000 stored alerts due at one moment, to the next message of each, p50',
          value: ms(quantile(rungs, 0.5)),
        },
        { what: 'the same, p99', value: ms(quantile(rungs, 0.99)), budget: '≤ 2 s' },
      ],
    }
  } finally {
    await bench.close()
  }
}
