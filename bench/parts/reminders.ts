import { randomBytes } from 'node:crypto'
import { type Instant, instant, type PersonId, personId, plusSeconds, system } from '@ayni/kernel'
import { seal } from '@ayni/platform/crypto'
import { type Db, inTransaction } from '@ayni/platform/database'
import { deliverDue, fixedChannels, type PersonMessage, queueToPeople } from '@ayni/platform/messages'
import { fakeSmsGateway } from '@ayni/platform/testing'
import pg from 'pg'
import { httpGatewayChannel } from '../../packages/platform/src/messages/channels/http-gateway.ts'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import type { Figure, Part } from '../figures.ts'
import { randomId } from '../random-id.ts'

const PEOPLE = 12_000
const BATCH = 500
/** Tuesday 18:30 in Lima: inside everybody's window. */
const evening = instant.parse('2026-11-24T23:30:00.000Z')

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Invented people, each with one invented mobile, as enrollment keeps them. */
async function people({ house, program }: BenchHouse): Promise<readonly PersonId[]> {
  const { keys } = house.runtime
  const rows = Array.from({ length: PEOPLE }, (_, n) => {
    const [person, contact] = [randomId(), randomId()]
    const number = `+519${String(10_000_000 + n)}`
    const alias = `AY-${n.toString(36).toUpperCase().padStart(4, '0')}`
    return { person, contact, alias, sealed: seal(keys, `enrollment.contact:${contact}`, number), key: `bench-${n}` }
  })
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  try {
    const from =
      'from jsonb_to_recordset($2::jsonb) as r (person uuid, contact uuid, alias text, sealed text, key text)'
    const given = [program, JSON.stringify(rows)]
    await owner.query(
      `insert into enrollment.person (id, program_id, alias, state, contactable, agreed, created_at)
        select r.person, $1, r.alias, 'engaged', true, true, '2026-01-01' ${from}`,
      given,
    )
    await owner.query(
      `insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, value_key, owner, may_leave_message, added_at)
        select r.contact, $1, r.person, 'movil', r.sealed, r.key, 'self', true, '2026-01-01' ${from}`,
      given,
    )
    await owner.query('analyze enrollment.person, enrollment.contact_point')
  } finally {
    await owner.end()
  }
  return rows.map(({ person }) => personId.parse(person))
}

/** A database that the worker loses when it is told to, as when the process is killed. */
function mortal(db: Db): { readonly db: Db; readonly die: () => void } {
  let dead = false
  return {
    die: () => {
      dead = true
    },
    db: new Proxy(db, {
      get: (target, name) => {
        if (dead && name === 'transaction') throw new Error('killed')
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }),
  }
}

async function queueAll({ house, program }: BenchHouse, who: readonly PersonId[]): Promise<void> {
  const { keys, recipients, database } = house.runtime
  for (let from = 0; from < who.length; from += BATCH) {
    const messages = who.slice(from, from + BATCH).map((person): PersonMessage => {
      const named = { person, programId: program, key: `bench|${person}` }
      return { ...named, class: 'N5', template: 'reminder', params: {} }
    })
    await inTransaction(database.app, system(null), (tx) =>
      queueToPeople(tx, messages, { now: evening, keys, recipients }),
    )
  }
}

/** A reminder to everybody of a large programme, the worker killed in the middle; the gateway counts what telephones got. */
export async function reminders(): Promise<Part> {
  const bench = await benchHouse(0)
  const gateway = await fakeSmsGateway({ clock: { now: () => evening } })
  try {
    const who = await people(bench)
    const { keys, recipients, database, log } = bench.house.runtime
    const { db, die } = mortal(database.app)
    const sms = httpGatewayChannel({ name: 'sms', url: gateway.url, secret: gateway.secret })
    let handed = 0
    const counting = {
      ...sms,
      send: (...given: Parameters<typeof sms.send>) => {
        handed += 1
        if (handed === PEOPLE / 6) die()
        return sms.send(...given)
      },
    }
    const run = (now: Instant, by: Db) =>
      deliverDue({
        ...{ db: by, now, channels: fixedChannels([counting]), keys, recipients, lane: 'rest' as const },
        ...{ random: (n: number) => randomBytes(n), log },
      })
    const started = performance.now()
    await queueAll(bench, who)
    const queued = performance.now() - started
    await run(evening, db).catch(() => undefined)
    const atDeath = gateway.delivered.length
    await queueAll(bench, who)
    // The lease of what was in hand runs out by the clock that the run is given, not by waiting.
    const later = plusSeconds(evening, 200)
    let claimed = 1
    while (claimed > 0) claimed = (await run(later, database.app)).claimed
    const whole = performance.now() - started
    const telephones = new Set(gateway.delivered.map(({ to }) => to)).size
    const figures: readonly Figure[] = [
      { what: `${PEOPLE.toLocaleString('en')} reminders queued in batches of ${BATCH}`, value: seconds(queued) },
      { what: 'telephones reached when the worker was killed', value: atDeath.toLocaleString('en') },
      { what: 'queued again and delivered to the end', value: seconds(whole), budget: '≤ 60 s' },
      { what: 'telephones reached', value: telephones.toLocaleString('en'), budget: PEOPLE.toLocaleString('en') },
      {
        what: 'reminders that a telephone got twice',
        value: String(gateway.delivered.length - telephones),
        budget: '0',
      },
      { what: 'handed over again with the same key', value: String(handed - PEOPLE) },
    ]
    return { title: 'Reminders', figures }
  } finally {
    await gateway.close()
    await bench.close()
  }
}
