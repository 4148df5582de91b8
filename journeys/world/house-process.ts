import { subscribe } from 'node:diagnostics_channel'
import { ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import { type Actor, type ProgramId, programId, system, toMs, uuidv7, z } from '@ayni/kernel'
import { ask, dispatch, type Refused } from '@ayni/platform/commands'
import {
  type Address,
  type Channel,
  type ChannelName,
  type Channels,
  channelNames,
  channelsFromEnvironment,
  fixedChannels,
  type MessageToSend,
} from '@ayni/platform/messages'
import pino from 'pino'
import { readEnvironment } from '../../apps/server/src/environment.ts'
import { openHouse } from '../../apps/server/src/open-house.ts'
import { serve } from '../../apps/server/src/serve.ts'
import { type FlowingClock, flowingClock } from './flowing-clock.ts'
import { type Graph, numbered, type Order, type Report } from './protocol.ts'

type OrderTo<Do extends Order['do']> = Extract<Order, { readonly do: Do }>

const tell = (report: Report): void => void process.send?.(report)

const addressee = (address: Address): string => {
  if (address.kind === 'phone') return address.number
  return address.kind === 'email' ? address.mailbox : address.kind
}

const wordsFor = (channel: ChannelName, { rendered }: MessageToSend): string => {
  if (channel === 'email') return rendered.email.text
  if (channel === 'voice') return `${rendered.spoken.once} ${rendered.spoken.closing}`
  return channel === 'push' ? rendered.push.body : rendered.short
}

/** Keeps what would have left, and says so to the test at once. */
const recording = (name: ChannelName, clock: FlowingClock): Channel => ({
  name,
  provider: 'journey',
  concurrency: 16,
  timeoutMs: 5000,
  send: async (message) => {
    const { id, address, rendered } = message
    const letter = { id, channel: name, class: message.class, to: addressee(address), at: clock.now() }
    tell({
      is: 'sent',
      letter: { ...letter, subject: name === 'email' ? rendered.email.subject : '', text: wordsFor(name, message) },
    })
    return { ok: true, providerId: null }
  },
})

/** WhatsApp as it is configured anywhere, spoken with a platform that is a stand-in. */
async function withGraph(recorded: Channels, graph: Graph, dataDir: string): Promise<Channels> {
  const variables = {
    WHATSAPP_TOKEN: graph.token,
    WHATSAPP_PHONE_NUMBER_ID: graph.phoneNumberId,
    WHATSAPP_APP_SECRET: graph.appSecret,
    WHATSAPP_VERIFY_TOKEN: graph.verifyToken,
    WHATSAPP_BASE_URL: graph.baseUrl,
  }
  const { byName, webhooks } = await channelsFromEnvironment(variables, { demo: false, dataDir })
  const whatsapp = byName.get('whatsapp')
  if (whatsapp === undefined) throw new Error('WhatsApp is not ready')
  return { ...recorded, byName: new Map([...recorded.byName, ['whatsapp', whatsapp]]), webhooks }
}

const listener = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    tell({ is: 'logged', line: chunk.toString('utf8') })
    done()
  },
})

const started = z.object({ response: z.instanceof(ServerResponse) })

/** Every answer carries a date, and the console believes it: it must be the false one. */
const dateAnswers = (clock: FlowingClock): void =>
  subscribe('http.server.request.start', (message) => {
    started.parse(message).response.setHeader('date', new Date(clock.now()).toUTCString())
  })

/** The house as apps/server composes it, with a clock that obeys and channels that only record. */
async function open({ ownerUrl, port, dataDir, keys, now, graph }: OrderTo<'open'>) {
  const clock = flowingClock(now)
  dateAnswers(clock)
  const environment = readEnvironment({
    PORT: String(port),
    DATABASE_URL: ownerUrl,
    AYNI_DATA_DIR: dataDir,
    AYNI_KEYS: keys,
    AYNI_DEMO: '1',
    AYNI_REQUESTS_PER_MINUTE: '100000',
  })
  const log = pino({ level: 'debug', base: null }, listener)
  // With a public address, as every house has: whoever is called may take charge by the link of the message.
  const answerBase = `http://127.0.0.1:${port}/voy`
  const recorded = { ...fixedChannels(channelNames.map((name) => recording(name, clock))), answerBase }
  const channels = graph === undefined ? recorded : await withGraph(recorded, graph, dataDir)
  const house = await openHouse({ environment, clock, log, whenInUse: 'refuse', channels })
  const served = await serve(house, environment)
  return { house, served, clock }
}

type Open = Awaited<ReturnType<typeof open>>

const actorFor = (program: ProgramId | null, by: OrderTo<'give'>['by']): Actor => {
  if (by === undefined) return system(program)
  const kind = by.person === undefined ? 'staff' : 'physician'
  return {
    kind,
    accountId: by.account ?? null,
    personId: by.person ?? null,
    programId: program,
    deviceId: null,
    roles: by.roles,
  }
}

const whose = ({ program, by }: OrderTo<'give' | 'ask'>): Actor =>
  actorFor(program === null ? null : programId.parse(program), by)

const refusal = (name: string, { code, problems, details }: Refused): Error =>
  new Error(
    `${name} was refused: ${code} ${problems.map(({ path }) => path).join(' ')} ${JSON.stringify(details ?? {})}`,
  )

async function give({ house: { runtime } }: Open, order: OrderTo<'give'>): Promise<unknown> {
  const { name, input } = order
  const now = runtime.clock.now()
  const actor = whose(order)
  const commandId = uuidv7(toMs(now), runtime.random(10))
  const outcome = await dispatch(runtime, { name, input, actor, commandId, receivedAt: now, occurredAt: now })
  if (outcome.outcome !== 'refused') return outcome.output
  throw refusal(name, outcome)
}

async function answer({ house: { runtime } }: Open, order: OrderTo<'ask'>): Promise<unknown> {
  const { name, input } = order
  const answered = await ask(runtime, { name, input, actor: whose(order) })
  if (answered.outcome === 'refused') throw refusal(name, answered)
  return answered.output
}

/** What is due now is done now: the schedule, then whoever would have been woken, until nobody is. */
async function settle({ house: { runtime, worker } }: Open): Promise<void> {
  await worker.tick()
  const woken = runtime.registry.jobs.filter(({ wake }) => wake !== undefined)
  const first = woken.filter(({ wake }) => wake !== 'messages')
  for (const job of first) await worker.runNow(job.name)
  await Promise.all(woken.filter((job) => !first.includes(job)).map(({ name }) => worker.runNow(name)))
}

async function advance(house: Open, { ms, stepMs }: OrderTo<'advance'>): Promise<string> {
  for (let left = ms; left > 0; left -= stepMs) {
    house.clock.advance(Math.min(left, stepMs))
    await settle(house)
  }
  return house.clock.now()
}

let opened: Open | undefined

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'open') {
    opened = await open(order)
    return opened.clock.now()
  }
  if (opened === undefined) throw new Error('the house is not open')
  switch (order.do) {
    case 'work':
      await opened.house.worker.start()
      return null
    case 'now':
      return opened.clock.now()
    case 'give':
      return give(opened, order)
    case 'ask':
      return answer(opened, order)
    case 'advance':
      return advance(opened, order)
    case 'stop':
      await opened.served.close()
      await opened.house.close()
      return null
  }
}

process.on('message', (message) => {
  const { number, order } = numbered.parse(message)
  obey(order)
    .then((result) => tell({ is: 'done', number, result }))
    .catch((error: unknown) => tell({ is: 'failed', number, why: error instanceof Error ? (error.stack ?? '') : '' }))
})
// A test that died takes its house with it.
process.on('disconnect', () => process.exit(0))
