import { tmpdir } from 'node:os'
import path from 'node:path'
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

/** Deaths; each falls on so many acute alerts in flight: more than four are a crowd, of which most are heard at the door (0025). */
const DEATHS = Number(process.env.AYNI_FAULTS ?? 60)
const AT_ONCE = Number(process.env.AYNI_FAULT_CROWD ?? 4)
/** Deaths that one house sees, so that what earlier ones left does not crowd the later ones. */
const A_HOUSE = 30
/** Houses at one time, each with a database and processes of its own: mostly they wait. */
const SIDE_BY_SIDE = Number(process.env.AYNI_FAULT_HOUSES ?? 1)
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** A death while answers arrive comes within this of the first. */
const ARRIVING_MS = 80
const MOST_WAIT_MS = 120_000
const LOOK_MS = 20
const RETRY_MS = 1500
/** What a dead worker had in hand is free again after its lease: the clock is moved there in steps, not waited for. */
const STEP_MS = 30_000
const STEP_REAL_MS = 1500
const SECOND_RUNG_MS = 15 * 60_000

const victims = ['worker', 'api', 'database'] as const
type Victim = (typeof victims)[number]
/** The steps of an alert; each is cut off as soon as the first of its alerts has come to it. */
const moments = ['arriving', 'stored', 'calling', 'second-rung', 'acknowledging'] as const
type Moment = (typeof moments)[number]
const said: Readonly<Record<Moment, string>> = {
  arriving: 'while answers arrive',
  stored: 'at the first answer stored',
  calling: 'at the first message handed over',
  'second-rung': 'at the first message of the second rung',
  acknowledging: 'at the first acknowledgement',
}

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

/** Messages that a worker has in hand: their leases would all end at once in a jump of the clock, as in no night of the world. */
async function inHand(scene: Scene): Promise<number> {
  const client = await scene.owner()
  try {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from messages.outbox where lease is not null',
    )
    return rows[0]?.n ?? 0
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
    // Some real time for each half minute of the false clock: nobody is hurried past what was due.
    if (moves && performance.now() - began > (movedMs / STEP_MS + 1) * STEP_REAL_MS) {
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
async function insist(scene: Scene, commands: readonly Command[], afterMs = RETRY_MS): Promise<boolean> {
  let sentAt = performance.now() + afterMs - RETRY_MS
  return (
    (await until(
      scene,
      async () => {
        const open = commands.filter(({ id }) => scene.api.verdict(id) === undefined)
        if (open.length > 0 && performance.now() - sentAt > RETRY_MS) {
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
  const end = async (alert: string): Promise<void> => {
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
  await Promise.all((await alertsOf(scene, people)).map(({ id }) => end(id)))
}

type Fate = {
  readonly victim: Victim
  readonly moment: Moment
  readonly lost: number
  /** People with two open alerts for their one answer. */
  readonly twice: number
  readonly waitedMs: number
  /** The most that one message was handed over again because of this death. */
  readonly again: number
}

const someVerdict = ({ api }: Scene, commands: readonly Command[]): boolean =>
  commands.some(({ id }) => api.verdict(id) !== undefined)

/** As soon as it is so; after some seconds anyway, for under a load too the death has to come. */
async function atOnce(so: () => boolean): Promise<void> {
  const began = performance.now()
  while (!so() && performance.now() - began < 10_000) await pause(1)
}

/** Everything up to the step at which somebody dies. @returns commands that were under way then */
async function upTo(scene: Scene, people: readonly Actor[], moment: Moment): Promise<readonly Command[]> {
  const { chance, api, worker, gateway } = scene
  const answers = people.map(answerOf)
  const before = gateway.requests()
  if (moment === 'arriving') {
    for (const answer of answers) setTimeout(() => api.give(answer), chance() * ARRIVING_MS)
    await pause(chance() * ARRIVING_MS)
    return answers
  }
  for (const answer of answers) api.give(answer)
  if (moment === 'stored') await atOnce(() => someVerdict(scene, answers))
  if (moment === 'calling') await atOnce(() => gateway.requests() > before)
  if (moment === 'stored' || moment === 'calling') return answers
  await insist(scene, answers)
  await until(scene, async () => (await heard(scene, people, 0)) === people.length, true)
  if (moment === 'acknowledging') {
    const by = scene.bench.staff('guardia-1')
    const taken = (await alertsOf(scene, people)).map(
      ({ id: alert }): Command => ({
        ...{ id: randomId(), name: 'suicide-prevention.acknowledge-alert', input: { alert }, actor: by },
      }),
    )
    for (const one of taken) api.give(one)
    await atOnce(() => someVerdict(scene, taken))
    return taken
  }
  await until(scene, async () => (await inHand(scene)) === 0, true)
  const rung = gateway.requests()
  scene.aheadMs += SECOND_RUNG_MS
  worker.jump(scene.aheadMs)
  api.jump(scene.aheadMs)
  await atOnce(() => gateway.requests() > rung)
  return []
}

async function oneDeath(
  scene: Scene,
  people: readonly Actor[],
  victim: Victim,
  moment: Moment,
): Promise<Omit<Fate, 'again'>> {
  const underWay = await upTo(scene, people, moment)
  await die(scene, victim)
  await insist(scene, underWay, 0)
  const arrived = async (): Promise<number> =>
    moment === 'acknowledging'
      ? (await alertsOf(scene, people)).filter(({ acknowledged }) => acknowledged).length
      : heard(scene, people, moment === 'second-rung' ? 1 : 0)
  const waitedMs = await until(scene, async () => (await arrived()) === people.length, true)
  const lost = people.length - (await arrived())
  const open = await alertsOf(scene, people)
  const twice = open.length - new Set(open.map(({ person }) => person)).size
  await handle(scene, people)
  return { victim, moment, lost, twice, waitedMs }
}

/** Of each message that a gateway was handed: how often again. Each message is one rung, one person and one channel. */
const repeats = ({ gateway }: Scene): readonly number[] => gateway.delivered.map(({ id }) => gateway.requestsOf(id) - 1)

/** Alerts without a next time, and people with an alert and no episode. */
async function leftBehind(scene: Scene): Promise<number> {
  const client = await scene.owner()
  try {
    const { rows } = await client.query<{ left: number }>(
      `select count(*)::int as left from suicide_prevention.alert a where (a.handled_at is null and a.next_at is null)
        or not exists (select 1 from safety_episode.episode e where e.person_id = a.person_id)
        or exists (select 1 from suicide_prevention.signal s where s.alert_id = a.id and s.untold)`,
    )
    return rows[0]?.left ?? -1
  } finally {
    await client.end()
  }
}

/** What one house saw. */
type Told = { readonly fates: readonly Fate[]; readonly again: readonly number[]; readonly left: number }

function figuresOf(told: readonly Told[]): readonly Figure[] {
  const fates = told.flatMap((house) => house.fates)
  const again = told.flatMap((house) => house.again)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  const most = (numbers: readonly number[]): number => numbers.reduce((largest, one) => Math.max(largest, one), 0)
  const table = victims.flatMap((victim) =>
    moments.map((moment): Figure => {
      const those = fates.filter((fate) => fate.victim === victim && fate.moment === moment)
      const waited = those.map(({ waitedMs }) => waitedMs / 1000)
      return {
        what: `${victim} killed ${those.length} times ${said[moment]}, ${those.length * AT_ONCE} alerts: lost`,
        value: `${sum(those.map(({ lost }) => lost))}; longest wait ${Math.round(most(waited))} s, median ${Math.round(quantile(waited, 0.5) || 0)} s of the house's clock`,
        budget: '0',
      }
    }),
  )
  return [
    ...table,
    {
      what: 'alerts without a next time or without an episode; people with two alerts for one answer',
      value: `${sum(told.map(({ left }) => left))}; ${sum(fates.map(({ twice }) => twice))}`,
      budget: '0; 0',
    },
    {
      what: 'messages handed to the gateway again, with the same key; over all deaths the most for one rung, person and channel',
      value: `${again.filter((one) => one > 0).length} of ${again.length}; ${most(again)}`,
    },
    {
      what: 'the most that one death made a message be handed over again',
      value: `${most(fates.map((fate) => fate.again))}`,
      budget: '≤ 1',
    },
  ]
}

const ownerOf =
  (bench: BenchHouse): Scene['owner'] =>
  async () => {
    const client = new pg.Client({ connectionString: bench.house.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

/** A house of its own for deaths `from` to `until`. */
async function aHouse(chance: () => number, from: number, past: number): Promise<Told> {
  const bench = await benchHouse((past - from) * AT_ONCE)
  const gateway = await fakeSmsGateway({ clock: { now: () => fromMs(Date.now() + scene.aheadMs) } })
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'ayni-bench-code'),
    AYNI_DATA_DIR: bench.dataDir,
    ...{ SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_SECRET: gateway.secret },
    ...{ VOICE_GATEWAY_URL: gateway.url, VOICE_GATEWAY_SECRET: gateway.secret },
  }
  const scene: Scene = {
    bench,
    owner: ownerOf(bench),
    gateway,
    chance,
    worker: mortal('worker', env),
    api: mortal('api', env),
    aheadMs: 0,
  }
  try {
    await Promise.all([scene.worker.rise(0), scene.api.rise(0)])
    const fates: Fate[] = []
    for (let death = from; death < past; death++) {
      const people = bench.physicians.slice((death - from) * AT_ONCE, (death - from + 1) * AT_ONCE)
      const victim = victims[death % victims.length] ?? 'worker'
      const moment = moments[Math.floor(death / victims.length) % moments.length] ?? 'arriving'
      const handed = new Map(gateway.delivered.map(({ id }) => [id, gateway.requestsOf(id)]))
      const fate = await oneDeath(scene, people, victim, moment)
      const again = gateway.delivered.map(({ id }) => gateway.requestsOf(id) - (handed.get(id) ?? 1))
      fates.push({ ...fate, again: Math.max(0, ...again) })
    }
    return { fates, again: repeats(scene), left: await leftBehind(scene) }
  } finally {
    await Promise.all([scene.worker.close(), scene.api.close()])
    await gateway.close()
    await bench.close().catch(() => undefined)
  }
}

/** An acute alert, and a death at every step of it: the worker, the process that takes commands, the database. */
export async function faults(): Promise<Part> {
  const told: Told[] = []
  const from = Array.from({ length: Math.ceil(DEATHS / A_HOUSE) }, (_, nth) => nth * A_HOUSE)
  /** The next house that nobody has begun, until there is none. */
  const next = async (): Promise<void> => {
    const first = from.shift()
    if (first === undefined) return
    const house = await aHouse(chanceFrom(seed + first), first, Math.min(DEATHS, first + A_HOUSE))
    told.push(house)
    const bad = house.fates.filter(
      (fate) => fate.lost + fate.twice > 0 || fate.again > 1 || !Number.isFinite(fate.waitedMs),
    )
    const all = told.reduce((sum, { fates }) => sum + fates.length, 0)
    process.stderr.write(`${all} of ${DEATHS} deaths${bad.map((one) => `\n${JSON.stringify(one)}`).join('')}\n`)
    return next()
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next))
  return {
    title: 'A death at every step of an acute alert',
    note: `${DEATHS} deaths by SIGKILL, each on ${AT_ONCE} acute alerts in flight (${DEATHS * AT_ONCE} in all, seed ${seed}), as soon as the first of them has come to the step; ${A_HOUSE} deaths a house. The worker and the side that takes commands are processes of their own. A death of the database is a server process of it killed, which makes PostgreSQL recover from its log. Waits are of the house's clock, moved on in steps of half a minute: what a dead worker had in hand is free again when its lease ends.`,
    figures: figuresOf(told),
  }
}
