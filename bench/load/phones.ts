import { Agent, request } from 'node:http'
import { z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { randomId } from '../random-id.ts'

/** A process of its own, so that the phones do not think with the server's head. One request a phone at a time. */
const order = z.object({ port: z.int(), tokens: z.array(z.string()), requests: z.int(), atOnce: z.int() })
const { port, tokens, requests, atOnce } = order.parse(JSON.parse(process.argv[2] ?? '{}'))
const answer = z.object({ o: z.tuple([z.tuple([z.string(), z.literal('a')]).rest(z.unknown())]) })
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
const parts = ['asq', 'phq-9', 'gad-7', 'audit'] as const

function send(token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request({ port, host: '127.0.0.1', path: '/sync', method: 'POST', agent, headers }, (response) => {
      let said = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
      response.on('end', () => resolve(said))
    })
    sent.on('error', reject).end(body)
  })
}

const samples: number[] = []
const rounds = new Map<string, { id: string; next: number; cursor: number }>()
let taken = 0

async function phone(own: readonly string[]): Promise<void> {
  for (let turn = 0; taken < requests; turn++) {
    taken++
    const token = own[Math.floor(turn / parts.length) % own.length] ?? ''
    const known = rounds.get(token)
    const cursor = known?.cursor ?? 1
    const round = known === undefined || known.next === parts.length ? { id: randomId(), next: 0, cursor } : known
    rounds.set(token, round)
    const part = parts[round.next++] ?? 'asq'
    const now = Date.now()
    const command = [
      randomId(),
      'screening.record-response',
      now,
      answerSet(round.id, part, inventedAnswers.calm[part]),
    ]
    const started = performance.now()
    const said = await send(token, JSON.stringify({ v: 1, c: round.cursor, t: now, q: [command] }))
    samples.push(performance.now() - started)
    round.cursor = z.object({ c: z.int() }).parse(JSON.parse(said)).c
    answer.parse(JSON.parse(said))
  }
}

const started = performance.now()
await Promise.all(Array.from({ length: atOnce }, (_, nth) => phone(tokens.filter((_token, at) => at % atOnce === nth))))
process.stdout.write(JSON.stringify({ seconds: (performance.now() - started) / 1000, samples }))
agent.destroy()
