import path from 'node:path'
import { createAuthenticate, doorDefinitions, meetDevice, signInDoors } from '@ayni/modules/identity/server'
import { registerDoors } from '@ayni/platform/auth'
import { createHttp } from '@ayni/platform/http'
import { startHub } from '@ayni/platform/live'
import { registerWebhooks } from '@ayni/platform/messages'
import { openapiOf } from '@ayni/platform/openapi'
import { collectDefaultMetrics, Registry as Figures } from 'prom-client'
import { registerAnswers } from './answer-routes.ts'
import type { Environment } from './environment.ts'
import { registerFhir } from './fhir-routes.ts'
import type { House } from './open-house.ts'
import { readinessOf } from './readiness.ts'
import { takeKey } from './take-answer.ts'
import { takeIncoming } from './take-incoming.ts'
import { version } from './version.ts'
import { countWatch } from './watch-figures.ts'
import { startWatchman } from './watchman.ts'

export type Served = { readonly address: string; readonly close: () => Promise<void> }

/** Opens the doors of the house: phone, console, API, sign-in, webhooks, live stream and health. */
export async function serve(house: House, environment: Environment): Promise<Served> {
  const { runtime, signIn, channels } = house
  const { clock, keys, database } = runtime
  const db = database.app
  const figures = new Figures()
  collectDefaultMetrics({ register: figures })
  countWatch(figures, house)
  const watchman = startWatchman(house)
  const hub = await startHub(database.appUrl, runtime.log)
  const doors = signInDoors({ db, keys, clock, signIn, demo: environment.demo, origin: environment.origin })
  const openapi = openapiOf(runtime.registry, version, doorDefinitions)
  const app = await createHttp({
    runtime,
    hub,
    meetDevice,
    authenticate: createAuthenticate({ db, clock, signIn }),
    health: { readiness: readinessOf(house), figures },
    openapi: () => openapi,
    faces: {
      phone: path.join(environment.root, 'apps/phone/dist'),
      console: path.join(environment.root, 'apps/console/dist'),
    },
    requestsPerMinute: environment.requestsPerMinute,
    trustProxy: environment.trustProxy,
    more: [
      async (room) => registerDoors(room, doors, clock),
      async (room) => registerFhir(room, environment.root, clock.now().slice(0, 10)),
      async (room) =>
        registerWebhooks(room, {
          ...{ db, clock, keys, secrets: channels.webhooks },
          onIncoming: takeIncoming(runtime),
          onKey: takeKey(runtime),
        }),
      async (room) => registerAnswers(room, runtime),
    ],
  })
  const address = await app.listen({ port: environment.port, host: environment.host })
  return {
    address,
    close: async () => {
      await watchman.stop()
      await hub.stop()
      app.server.closeAllConnections()
      await app.close()
    },
  }
}
