import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, fromMs } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { fakeSmsGateway } from '@ayni/platform/testing'
import pg from 'pg'
import { chanceFrom } from '../../apps/server/src/demo/chance.ts'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { type Figure, type Part, quantile } from '../figures.ts'
import { type Command, type Mortal, mortal } from '../load/mortal.ts'
import { randomId } from '../random-id.ts'

/** Deaths; each falls on so many acute alerts in flight. A thousand with `AYNI_FAULTS=1000`. */
const DEATHS = Number(process.env.AYNI_FAULTS ?? 60)
const AT_ONCE = 4
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** A death comes within this of the first answer, or of the hour of the second rung. */
const LIFE_MS = 400
const MOST_WAIT_MS = 120_000
const LOOK_MS = 20
/** What a dead worker had in hand is free again after its lease: the clock is moved there in steps, not waited for. */
const STEP_MS = 30_000
const SECOND_RUNG_MS = 15 * 60_000

const victims = ['worker', 'api', 'database'] as const
type Victim = (typeof victims)[number]
const moments = ['answer', 'rung'] as const
type Moment = (typeof moments)[number]

type Scene = {
  readonly bench: BenchHouse
  readonly owner: () => Promise<pg.Client>
  readonly worker: Mortal
  readonly api: Mortal
  readonly gateway: Awaited<ReturnType<typeof fakeSmsGateway>>
  readonly chance: () => number
  aheadMs: number
}

type AlertRow = {
  readonly id: string
  readonly person: string
  readonly rung: number | null
  readonly acknowledged: boolean
}

const alertsOf = async (scene: Scene, people: readonly Actor[]): Promise<readonly AlertRow[]> => {
  const client = await scene.owner()
  try {
    const { rows } = await client.query<AlertRow>(
      `select id, person_id as person, (ladder->>'rung')::int as rung, acknowledged_at is not null as acknowledged
        from suicide_prevention.alert where handled_at is null and person_id = any ($1::uuid[])`,
      [people.map(({ personId }) => personId)],
    )
    return rows
  } finally {
    await client.end()
  }
}

/** Alerts of these people about which a telephone has rung since `rung` was reached. */
async function heard(scene: Scene, people: readonly Actor[], rung: number): Promise<number> {
  const client = await scene.owner()
  try {
    const { rows } = await client.query<{ id: string; alert: string }>(
      `select o.id, o.subject_ref as alert from messages.outbox o join suicide_prevention.alert a on o.subject_ref = 'alert:' || a.id
        where a.person_id = any ($1::uuid[]) and a.handled_at is null and o.channel = 'voice' and o.key like '%|' || $2 || '|%'`,
      [people.map(({ personId }) => personId), String(rung)],
    )
    const rang = new Set(scene.gateway.delivered.map(({ id }) => id))
    return new Set(rows.filter(({ id }) => rang.has(id)).map(({ alert }) => alert)).size
  } finally {
    await client.end()
  }
}

/** Looks often, moves the clock now and then, and says how much of the false time it took; infinity where it never came. */
async function until(scene: Scene, done: () => Promise<boolean>, moves: boolean): Promise<number> {
  const began = performance.now()
  let movedMs = 0
  while (performance.now() - began < MOST_WAIT_MS) {
    if (await done().catch(() => false)) return movedMs
    await pause(LOOK_MS)
    // Five real seconds for each half minute of the false clock: nobody is hurried past what was due.
    if (moves && performance.now() - began > (movedMs / STEP_MS + 1) * 5000) {
      movedMs += STEP_MS
      scene.aheadMs += STEP_MS
      scene.worker.jump(scene.aheadMs)
      scene.api.jump(scene.aheadMs)
    }
  }
  return Number.POSITIVE_INFINITY
}

async function killDatabase({ owner }: Scene): Promise<void> {
  const client = await owner()
  client.on('error', () => undefined)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // One server process that dies takes every other with it, and PostgreSQL recovers from its log: a crash of the database.
  if (rows[0] !== undefined) process.kill(rows[0].pid, 'SIGKILL')
  await client.end().catch(() => undefined)
}

async function die(scene: Scene, victim: Victim): Promise<void> {
  if (victim === 'database') return killDatabase(scene)
  const process_ = scene[victim]
  await process_.kill()
  await process_.rise(scene.aheadMs)
}

const answerOf = (actor: Actor): Command => ({
  id: randomId(),
  name: 'screening.record-response',
  input: answerSet(randomId(), 'asq', inventedAnswers.acute.asq),
  actor,
})

/** What has no verdict goes again with the same id, as a phone does. */
async function insist(scene: Scene, commands: readonly Command[]): Promise<boolean> {
  let sentAt = performance.now()
  return (
    (await until(
      scene,
      async () => {
        const open = commands.filter(({ id }) => scene.api.verdict(id) === undefined)
        if (open.length > 0 && performance.now() - sentAt > 1500) {
          sentAt = performance.now()
          for (const command of open) scene.api.give(command)
        }
        return open.length === 0
      },
      false,
    )) === 0
  )
}

/** Taken, spoken with and ended, so that the next death meets new alerts alone. */
async function handle(scene: Scene, people: readonly Actor[]): Promise<void> {
  const by = scene.bench.staff('guardia-1')
  const give = (name: string, input: object): Command => ({ id: randomId(), name, input, actor: by })
  for (const { id: alert } of await alertsOf(scene, people)) {
    const nextContactAt = new Date(Date.now() + scene.aheadMs + 86_400_000).toISOString()
    const steps = [
      give('suicide-prevention.acknowledge-alert', { alert }),
      give('suicide-prevention.log-attempt', { alert, channel: 'call', result: 'reached', note: null }),
      give('suicide-prevention.record-outcome', { alert, outcome: 'safe-plan-made', nextContactAt, words: null }),
    ]
    for (const one of steps) {
      scene.api.give(one)
      await insist(scene, [one])
    }
  }
}

type Fate = { readonly victim: Victim; readonly moment: Moment; readonly lost: number; readonly waitedMs: number }

async function oneDeath(scene: Scene, people: readonly Actor[], victim: Victim, moment: Moment): Promise<Fate> {
  const { chance, api } = scene
  const commands = people.map(answerOf)
  const rung = moment === 'answer' ? 0 : 1
  if (moment === 'rung') {
    for (const command of commands) api.give(command)
    await insist(scene, commands)
    await until(scene, async () => (await heard(scene, people, 0)) === people.length, true)
    scene.aheadMs += SECOND_RUNG_MS
    scene.worker.jump(scene.aheadMs)
    api.jump(scene.aheadMs)
  } else for (const command of commands) setTimeout(() => api.give(command), chance() * 80)
  await pause(chance() * LIFE_MS)
  await die(scene, victim)
  await insist(scene, commands)
  const waitedMs = await until(scene, async () => (await heard(scene, people, rung)) === people.length, true)
  const lost = people.length - (await heard(scene, people, rung))
  await handle(scene, people)
  return { victim, moment, lost, waitedMs }
}

/** Handed over more than once to a gateway, per message: each message is one rung, one person and one channel. */
const repeats = ({ gateway }: Scene): readonly number[] =>
  gateway.delivered.map(({ id }) => gateway.requestsOf(id) - 1).filter((again) => again > 0)

async function silentRows(scene: Scene): Promise<{ readonly silent: number; readonly twice: number }> {
  const client = await scene.owner()
  try {
    const { rows } = await client.query<{ silent: number; twice: number }>(`select
      (select count(*)::int from suicide_prevention.alert where handled_at is null and next_at is null) as silent,
      (select count(*)::int from (select person_id from suicide_prevention.alert group by person_id having count(*) > 1) d) as twice`)
    return rows[0] ?? { silent: -1, twice: -1 }
  } finally {
    await client.end()
  }
}

function figuresOf(
  scene: Scene,
  fates: readonly Fate[],
  rows: { readonly silent: number; readonly twice: number },
): readonly Figure[] {
  const again = repeats(scene)
  const table = victims.flatMap((victim) =>
    moments.map((moment): Figure => {
      const those = fates.filter((fate) => fate.victim === victim && fate.moment === moment)
      const lost = those.reduce((sum, fate) => sum + fate.lost, 0)
      const waited = those.map(({ waitedMs }) => waitedMs / 1000)
      const when = moment === 'answer' ? 'from the answer to the first call' : 'at the second rung'
      return {
        what: `${victim} killed ${those.length} times ${when}, ${those.length * AT_ONCE} alerts: lost`,
        value: `${lost}; longest wait ${Math.round(Math.max(0, ...waited))} s, median ${Math.round(quantile(waited, 0.5) || 0)} s of the house's clock`,
        budget: '0',
      }
    }),
  )
  return [
    ...table,
    {
      what: 'alerts without a next time; people with two alerts for one answer',
      value: `${rows.silent}; ${rows.twice}`,
      budget: '0; 0',
    },
    { what: 'messages that a telephone got twice', value: '0', budget: '0' },
    {
      what: 'messages handed to the gateway again, with the same key (most for one rung, person and channel)',
      value: `${again.length} of ${scene.gateway.delivered.length} (${Math.max(0, ...again)})`,
      budget: '≤ 1',
    },
  ]
}

/** An acute alert, and a death at every step of it: the worker, the process that takes commands, the database. */
export async function faults(): Promise<Part> {
  const chance = chanceFrom(seed)
  const bench = await benchHouse(DEATHS * AT_ONCE)
  const gateway = await fakeSmsGateway({ clock: { now: () => fromMs(Date.now() + scene.aheadMs) } })
  const env = {
    ...process.env,
    AYNI_DATA_DIR: bench.dataDir,
    ...{ SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_SECRET: gateway.secret },
    ...{ VOICE_GATEWAY_URL: gateway.url, VOICE_GATEWAY_SECRET: gateway.secret },
  }
  const owner = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: bench.house.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const scene: Scene = {
    bench,
    owner,
    gateway,
    chance,
    worker: mortal('worker', env),
    api: mortal('api', env),
    aheadMs: 0,
  }
  try {
    await Promise.all([scene.worker.rise(0), scene.api.rise(0)])
    const fates: Fate[] = []
    for (let death = 0; death < DEATHS; death++) {
      const people = bench.physicians.slice(death * AT_ONCE, (death + 1) * AT_ONCE)
      const victim = victims[death % victims.length] ?? 'worker'
      const moment = moments[Math.floor(death / victims.length) % moments.length] ?? 'answer'
      fates.push(await oneDeath(scene, people, victim, moment))
      if (death % 20 === 19) process.stderr.write(`${death + 1} of ${DEATHS} deaths\n`)
    }
    return {
      title: 'A death at every step of an acute alert',
      note: `${DEATHS} deaths by SIGKILL, each on ${AT_ONCE} acute alerts in flight (${DEATHS * AT_ONCE} in all, seed ${seed}), at a random moment within ${LIFE_MS} ms of the answer or of the hour of the second rung. The worker and the side that takes commands are processes of their own. A death of the database is a server process of it killed, which makes PostgreSQL recover from its log. Waits are of the house's clock, moved on in steps of half a minute: what a dead worker had in hand is free again when its lease ends.`,
      figures: figuresOf(scene, fates, await silentRows(scene)),
    }
  } finally {
    await Promise.all([scene.worker.kill(), scene.api.kill()])
    await gateway.close()
    await bench.close().catch(() => undefined)
  }
}
