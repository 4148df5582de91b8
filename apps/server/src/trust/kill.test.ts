import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { system, uuidv7, z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { inTransaction } from '@ayni/platform/database'
import { firstBreak } from '@ayni/platform/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFrom } from '../demo/invented.ts'
import { foundWithPhones, freePort, inside, killed, startHouse } from './killable-house.ts'

/** 1,000 at night; a few on every run, because each is a real death and a real start. */
const KILLS = Number(process.env.AYNI_KILLS ?? 4)
const PHONES = 8
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))

const answerShape = z.object({ o: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())) })
let dataDir: string
let tokens: readonly string[]

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ayni-kill-'))
  tokens = await foundWithPhones(dataDir, PHONES)
}, 60_000)
afterAll(async () => rm(dataDir, { recursive: true, force: true }))

type Sent = { readonly id: string; readonly receipt: number | undefined }

/** One phone that answers and answers until its house dies; it repeats what got no verdict, with the same id. */
async function phone(
  origin: string,
  token: string,
  chance: () => number,
  alive: () => boolean,
  sent: Sent[],
): Promise<void> {
  while (alive()) {
    const bytes = () => Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256))
    const id = uuidv7(Date.now(), bytes())
    const answers = chance() < 0.3 ? inventedAnswers.acute : inventedAnswers.calm
    const body = JSON.stringify({
      v: 1,
      c: 0,
      t: Date.now(),
      q: [[id, 'screening.record-response', Date.now(), answerSet(uuidv7(Date.now(), bytes()), 'asq', answers.asq)]],
    })
    const answer = await fetch(`${origin}/sync`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
      .then(async (response) => answerShape.parse(await response.json()))
      .catch(() => undefined)
    const receipt = z.number().safeParse(answer?.o[0]?.[2])
    sent.push({ id, receipt: answer?.o[0]?.[1] === 'r' || !receipt.success ? undefined : receipt.data })
  }
}

test(
  `kill -9 of server or database under load, ${KILLS} times (seed ${seed}): nothing acknowledged is lost or doubled, no alert without a next step`,
  async () => {
    const chance = chanceFrom(seed)
    const sent: Sent[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const house = await startHouse(dataDir, await freePort())
      let alive = true
      const phones = tokens.map((token) => phone(house.origin, token, chance, () => alive, sent))
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
          seq: number
        }>`select command_id as id, seq from platform.ledger`.execute(tx)
        const bySeq = new Map(rows.map((row) => [row.id, row.seq]))
        for (const { id, receipt } of acknowledged) expect([id, bySeq.get(id)]).toEqual([id, receipt])
        const responses = await sql<{ n: number }>`select count(*) as n from screening.response`.execute(tx)
        expect(responses.rows[0]?.n).toBe(rows.filter((row) => sent.some((one) => one.id === row.id)).length)
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
