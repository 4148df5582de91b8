import { type Actor, nobody, refuse } from '@ayni/kernel'
import { meetDevice } from '@ayni/modules/identity/server'
import { createHttp } from '@ayni/platform/http'
import { openapiOf } from '@ayni/platform/openapi'
import type { FastifyInstance } from 'fastify'
import { Registry as Figures } from 'prom-client'
import { staffRoles, type WholeHouse } from './whole-house.ts'

/** The HTTP doors of a whole house, where a header names one of its invented actors. For tests of trust only. */
export async function houseHttp(
  house: WholeHouse,
): Promise<{ readonly app: FastifyInstance; readonly actors: readonly string[] }> {
  const named = new Map<string, Actor>([
    ['nobody', nobody],
    ['own', house.physician(house.own)],
    ...staffRoles.map((role) => [role, house.staff(role)] as const),
  ])
  const readiness = {
    ready: true,
    database: true,
    migrations: true,
    worker: true,
    alerts: { oldest_unacknowledged_s: null },
  }
  const app = await createHttp({
    runtime: house.runtime,
    meetDevice,
    faces: undefined,
    requestsPerMinute: 10_000_000,
    trustProxy: false,
    more: [],
    hub: { subscribe: () => () => undefined, stop: async () => undefined },
    openapi: () => openapiOf(house.runtime.registry, 'test'),
    health: { readiness: async () => readiness, figures: new Figures() },
    authenticate: async (request) => {
      const name = request.headers['x-test-actor']
      if (name === undefined) return nobody
      return named.get(String(name)) ?? refuse('device.unknown')
    },
  })
  return { app, actors: [...named.keys(), 'forged'] }
}
