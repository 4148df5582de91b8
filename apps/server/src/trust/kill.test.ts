import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { system, uuidv7, z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { inTransaction } from '@ayni/platform/database'
import { firstBreak } from '@ayni/platform/ledger'
import { throwawayFolder } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFrom } from '../demo/chance.ts'
import { foundWithPhones, freePort, inside, killed, startHouse } from './killable-house.ts'

/** 1,000 at night; a few on every run, because each is a real death and a real start. */
const KILLS = Number(process.env.AYNI_KILLS ?? 4)
const PHONES = 8
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))

const answerShape = z.object({ o: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())) })
let dataDir: string
let tokens: readonly string[]
const lives: ChildProcess[] = []

beforeAll(async () => {
  dataDir = await throwawayFolder('ayni-kill-')
  tokens = await foundWithPhones(dataDir, PHONES)
}, 60_000)
afterAll(async () => {
  for (const server of lives) await killed(server)
  // Opening and closing once more takes the orphaned database with it, whatever happened above.
  await inside(dataDir, async () => undefined)
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

type Sent = { readonly id: string; readonly receipt: number | undefined }

/** What a phone sent and has no verdict for: it goes again with the same id, in this life of the house or the next. */
type Pending = Map<string, { readonly id: string; readonly body: string }>

function newAnswer(chance: () => number): { readonly id: string; readonly body: string } {
  const bytes = () => Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256))
  const id = uuidv7(Date.now(), bytes())
  const { asq } = chance() < 0.3 ? inventedAnswers.acute : inventedAnswers.calm
  const input = answerSet(uuidv7(Date.now(), bytes()), 'asq', asq)
  const body = { v: 1, c: 0, t: Date.now(), q: [[id, 'screening.record-response', Date.now(), input]] }
  return { id, body: JSON.stringify(body) }
}

type Phone = {
  readonly origin: string
  readonly token: string
  readonly pending: Pending
  readonly alive: () => boolean
}

/** One phone that answers and answers until its house dies. */
async function answerUntilDeath({ origin, token, pending, alive }: Phone, chance: () => number, sent: Sent[]) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  while (alive()) {
    const { id, body } = pending.get(token) ?? newAnswer(chance)
    pending.set(token, { id, body })
    const answer = await fetch(`${origin}/sync`, { method: 'POST', body, headers })
      .then(async (response) => answerShape.parse(await response.json()))
      .catch(() => undefined)
    const verdict = answer?.o[0]
    if (verdict === undefined) continue
    pending.delete(token)
    const receipt = z.number().safeParse(verdict[2])
    sent.push({ id, receipt: verdict[1] === 'r' || !receipt.success ? undefined : receipt.data })
  }
}

test(
  `kill -9 of server or database under load, ${KILLS} times (seed ${seed}): nothing acknowledged is lost or doubled, no alert without a next step`,
  async () => {
    const chance = chanceFrom(seed)
    const sent: Sent[] = []
    const pending: Pending = new Map()
    for (let kill = 0; kill < KILLS; kill++) {
      const house = await startHouse(dataDir, await freePort())
      lives.push(house.server)
      let alive = true
      const { origin } = house
      const phones = tokens.map((token) =>
        answerUntilDeath({ origin, token, pending, alive: () => alive }, chance, sent),
      )
      // The death comes after so many verdicts, not after so many milliseconds.
      const until = sent.length + 10 + Math.floor(chance() * 60)
      while (sent.length < until && house.server.exitCode === null)
        await new Promise((resolve) => setImmediate(resolve))
      if (chance() < 0.5) process.kill(house.postgresPid, 'SIGKILL')
      await killed(house.server)
      alive = false
      await Promise.all(phones)
    }
    const acknowledged = sent.filter((one) => one.receipt !== undefined)
    expect(acknowledged.length).toBeGreaterThan(KILLS * 5)
    await inside(dataDir, ({ runtime }) =>
      inTransaction(runtime.database.app, system(null), async (tx) => {
        const { rows } = await sql<{
          id: string
          name: string
          seq: number
        }>`select command_id as id, name, seq from platform.ledger`.execute(tx)
        const bySeq = new Map(rows.map((row) => [row.id, row.seq]))
        for (const { id, receipt } of acknowledged) expect([id, bySeq.get(id)]).toEqual([id, receipt])
        const responses = await sql<{ n: number }>`select count(*) as n from screening.response`.execute(tx)
        expect(responses.rows[0]?.n).toBe(rows.filter((row) => row.name === 'screening.record-response').length)
        const silent = await sql<{
          n: number
        }>`select count(*) as n from suicide_prevention.alert where handled_at is null and next_at is null`.execute(tx)
        expect(silent.rows[0]?.n).toBe(0)
        const withoutAlert = await sql<{ n: number }>`select count(*) as n from screening.response r where not exists
        (select 1 from suicide_prevention.alert a where a.person_id = r.person_id) and exists (select 1 from suicide_prevention.signal s where s.person_id = r.person_id)`.execute(
          tx,
        )
        expect(withoutAlert.rows[0]?.n).toBe(0)
        expect(await firstBreak(tx)).toBeUndefined()
      }),
    )
  },
  60_000 + KILLS * 20_000,
)
