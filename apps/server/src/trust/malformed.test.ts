import { z } from '@ayni/kernel'
import { openapiOf } from '@ayni/platform/openapi'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseHttp } from './house-http.ts'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

const BODIES = Number(process.env.AYNI_MALFORMED ?? 10_000)
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))

const description = z.object({
  paths: z.record(
    z.string(),
    z.object({
      post: z.object({
        'x-allow': z.array(z.string()),
        responses: z.record(
          z.string(),
          z.object({
            content: z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) }),
          }),
        ),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

const receipted = z.object({ receipt: z.int() })

let house: WholeHouse
let app: FastifyInstance
let actors: readonly string[]

beforeAll(async () => {
  house = await wholeHouse()
  const served = await houseHttp(house)
  app = served.app
  actors = served.actors
}, 60_000)
afterAll(async () => {
  await app.close()
  await house.close()
})

/** Bodies that no contract wants: wild JSON, right names with wrong values, right shapes with one field too many. */
const hostile = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"__proto__":{"a":1}}',
    '{"constructor":1}',
    '\u0000',
    '{"a":1e999}',
    '{"person":"\'; drop table identity.account; --"}',
  ),
  fc
    .record(
      {
        person: fc.oneof(fc.uuid(), fc.string(), fc.integer()),
        alert: fc.oneof(fc.uuid(), fc.string()),
        account: fc.oneof(fc.uuid(), fc.boolean()),
        r: fc.uuid(),
        i: fc.constantFrom('asq', 'phq-9', 'who-5'),
        a: fc.string({ maxLength: 30 }),
        layer: fc.integer(),
        layers: fc.array(fc.integer(), { maxLength: 9 }),
        key: fc.string({ maxLength: 200 }),
        limit: fc.integer(),
        search: fc.string({ unit: 'binary', maxLength: 40 }),
        secret: fc.string({ maxLength: 80 }),
        extra: fc.anything({ maxDepth: 2 }),
      },
      { requiredKeys: [] },
    )
    .map(
      (body) =>
        JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '',
    ),
)

test(`malformed bodies on every operation: no 500, no stack, an answer of the described shape (seed ${seed}, ${BODIES} bodies)`, async () => {
  const { paths, components } = description.parse(openapiOf(house.runtime.registry, 'test'))
  const ajv = new Ajv2020({ strict: false, schemas: [{ $id: 'house', components }] })
  formats.default(ajv)
  const checks = new Map<string, ValidateFunction>()
  const checkFor = (path: string, status: number): ValidateFunction | undefined => {
    const key = `${path} ${status}`
    const schema = paths[path]?.post.responses[status]?.content['application/json'].schema
    if (schema === undefined) return undefined
    const known =
      checks.get(key) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('#/components', 'house#/components')))
    checks.set(key, known)
    return known
  }
  const before = await ledgerSeq()
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(paths)), fc.nat(), hostile, async (path, who, payload) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' }
      // Half of them come from somebody who may, and get as far as the input itself.
      const may = paths[path]?.post['x-allow'] ?? []
      const actor =
        who % 2 === 0
          ? actors[who % actors.length]
          : may[who % may.length]?.replace('physician', 'own').replace('anyone', 'nobody')
      if (actor !== undefined) headers['x-test-actor'] = actor
      const response = await app.inject({ method: 'POST', url: path, headers, payload })
      expect([path, payload, response.statusCode >= 500]).toEqual([path, payload, false])
      expect(response.body).not.toMatch(/\bat .*\.ts:\d+|node_modules|SQLSTATE|violates/)
      const check = checkFor(path, response.statusCode)
      expect([path, response.statusCode, check === undefined]).toEqual([path, response.statusCode, false])
      if (check !== undefined && !check(response.json()))
        throw new Error(`${path} ${response.statusCode}: ${response.body} ${ajv.errorsText(check.errors)}`)
      // The receipt of this answer, not one of a page that lists receipts.
      if (response.statusCode === 200 && receipted.safeParse(response.json()).success) accepted += 1
    }),
    { numRuns: BODIES, seed, endOnFailure: true },
  )
  // What was refused left nothing: every row of the ledger is one that was accepted.
  expect((await ledgerSeq()) - before).toBe(accepted)
}, 300_000)

const ledgerSeq = (): Promise<number> =>
  house.asSystem(
    async (tx) => (await sql<{ n: number }>`select platform.ledger_head() as n`.execute(tx)).rows[0]?.n ?? 0,
  )
