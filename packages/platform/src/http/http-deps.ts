import type { Actor, Refusal } from '@ayni/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Runtime } from '../commands/index.ts'
import type { Hub } from '../live/index.ts'
import type { SyncDeps } from '../sync/index.ts'
import type { HealthDeps } from './health.ts'
import type { Faces } from './static.ts'

/** Who asks. A refusal is for a credential that is wrong; no credential at all is `nobody`. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | Refusal>

export type HttpDeps = {
  readonly runtime: Runtime
  readonly authenticate: Authenticate
  readonly meetDevice: SyncDeps['meetDevice']
  readonly hub: Hub
  readonly health: HealthDeps
  readonly faces: Faces | undefined
  readonly openapi: () => object
  /** Requests a minute and address; journeys and benches raise it. */
  readonly requestsPerMinute: number
  /** Behind a reverse proxy the address of a request is in its headers; only then are they believed. */
  readonly trustProxy: boolean
  /** Further routes: sign-in, webhooks, FHIR. */
  readonly more: readonly ((app: FastifyInstance) => Promise<void>)[]
}
