import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { accountId, system, z } from '@ayni/kernel'
import { giveTo } from '../../apps/server/src/demo/give.ts'
import type { BenchHouse } from '../bench-house.ts'
import { type Figure, ms, quantile } from '../figures.ts'

const STAFF = 100
const BURSTS = 10
const PACED_MS = 60_000
/** How often something happens that tells every open console to look again. */
const EVENT_EVERY_MS = 10_000
/** Within so long the live stream has told all of them. */
const TOLD_WITHIN_MS = 50
const BUDGET = '≤ 300 ms'

export const aboutCrowds = `${STAFF} of the staff: each signed in through the door with a session and a connection of their own, from request to answer over HTTP, asked by the same process; for a minute each looks once by itself and all of them every ${EVENT_EVERY_MS / 1000} s when something happens (told within ${TOLD_WITHIN_MS} ms); then ${BURSTS} times all in the same instant.`

type Asked = { readonly status: number; readonly cookies: readonly string[]; readonly took: number }
export type Crowd = { readonly figuresOf: (what: string, operation: string) => Promise<readonly Figure[]> }

/** Each with a connection of their own, as browsers have. */
function post(port: number, agent: Agent, path: string, body: object, cookie: string): Promise<Asked> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie }
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () => {
        const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '')
        resolve({ status: answer.statusCode ?? 0, cookies, took: performance.now() - started })
      })
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}

type Member = (operation: string) => Promise<number>

async function signIn(bench: BenchHouse, port: number, nth: number): Promise<Member> {
  const { runtime } = bench.house
  const one = {
    ...{ name: 'Coordinadora inventada', displayName: `Coordina ${nth}`, email: `coordina-${nth}@demo.ayni.invalid` },
    ...{ phone: null, roles: ['coordinator'], language: 'es' },
  }
  const shape = z.object({ account: accountId })
  const now = runtime.clock.now()
  const { account } = await giveTo(runtime)(now, system(bench.program), 'identity.add-account', one, shape)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const entered = await post(port, agent, '/api/identity/demo-sign-in', { account }, '')
  if (entered.status !== 200) throw new Error(`nobody could sign in: ${entered.status}`)
  const cookie = entered.cookies.join('; ')
  return async (operation) => {
    const { status, took } = await post(port, agent, `/api/${operation.replace('.', '/')}`, {}, cookie)
    if (status !== 200) throw new Error(`${operation}: ${status}`)
    return took
  }
}

/** Each looks once a minute by itself, spread evenly; and when something happens, all of them. */
async function paced(members: readonly Member[], operation: string): Promise<readonly number[]> {
  const looks = members.flatMap((member, nth) => {
    const own = (nth / STAFF) * PACED_MS
    const told = Array.from(
      { length: PACED_MS / EVENT_EVERY_MS },
      (_, event) => event * EVENT_EVERY_MS + EVENT_EVERY_MS / 2,
    )
    return [own, ...told.map((at) => at + (nth / STAFF) * TOLD_WITHIN_MS)].map((at) => ({ member, at }))
  })
  return Promise.all(looks.map(({ member, at }) => pause(at).then(() => member(operation))))
}

async function atOnce(members: readonly Member[], operation: string): Promise<readonly number[]> {
  const all: number[] = []
  for (let burst = 0; burst < BURSTS; burst += 1)
    all.push(...(await Promise.all(members.map((member) => member(operation)))))
  return all
}

/** A hundred invented coordinators, each signed in through the door with a session of their own. */
export async function crowdIn(bench: BenchHouse): Promise<Crowd> {
  const port = await bench.serve()
  const members: Member[] = []
  for (let nth = 0; nth < STAFF; nth += 1) members.push(await signIn(bench, port, nth))
  return {
    figuresOf: async (what, operation) => {
      await Promise.all(members.map((member) => member(operation)))
      const working = await paced(members, operation)
      const crowd = await atOnce(members, operation)
      return [
        {
          what: `${what}, ${STAFF} signed in, once a minute each and all of them on every event, p50`,
          value: ms(quantile(working, 0.5)),
        },
        { what: `${what}, the same, p95`, value: ms(quantile(working, 0.95)), budget: BUDGET },
        { what: `${what}, all ${STAFF} at the same instant, p50`, value: ms(quantile(crowd, 0.5)) },
        { what: `${what}, all ${STAFF} at the same instant, p95`, value: ms(quantile(crowd, 0.95)), budget: BUDGET },
      ]
    },
  }
}
