import { randomBytes } from 'node:crypto'
import {
  type AccountId,
  type Actor,
  type DeviceId,
  type Instant,
  instant,
  type PersonId,
  type ProgramId,
  type Role,
  toMs,
  uuidv7,
} from '@ayni/kernel'
import pino from 'pino'
import { type FalseClock, falseClock } from '../clock/index.ts'
import {
  type AccessRow,
  ask,
  type Call,
  createRegistry,
  dispatch,
  type Runtime,
  type ServerModule,
} from '../commands/index.ts'
import { testRing } from '../crypto/index.ts'
import { type Db, inTransaction, openDatabase, type Tx } from '../database/index.ts'
import { createWorker, type Worker } from '../jobs/index.ts'
import { emptyBook, type RecipientBook } from '../messages/recipient-book.ts'
import { testDatabase } from './database.ts'

export type TestRuntime = {
  readonly runtime: Runtime
  readonly clock: FalseClock
  readonly worker: Worker
  readonly ownerUrl: string
  readonly newId: () => string
  /** A transaction in the name of the house, to arrange and to look. */
  readonly asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly actor: {
    readonly physician: (program: ProgramId, person: PersonId, device?: DeviceId) => Actor
    readonly staff: (program: ProgramId, account: AccountId, ...roles: Role[]) => Actor
  }
  readonly dispatch: (actor: Actor, name: string, input: unknown, more?: Partial<Call>) => ReturnType<typeof dispatch>
  readonly ask: (actor: Actor, name: string, input: unknown) => ReturnType<typeof ask>
  readonly close: () => Promise<void>
}

export type TestRuntimeOptions = {
  readonly start?: string
  readonly recordAccess?: (tx: Tx, row: AccessRow) => Promise<void>
  /** Whom the house can write to; nobody unless told. */
  readonly recipients?: RecipientBook
}

/** A whole house without walls: real PostgreSQL, false clock, the modules that a test names. */
export async function testRuntime(
  modules: readonly ServerModule[],
  options: TestRuntimeOptions = {},
): Promise<TestRuntime> {
  const { ownerUrl, drop } = await testDatabase()
  const keys = testRing()
  const clock = falseClock(instant.parse(options.start ?? '2026-06-01T15:00:00.000Z'))
  const log = pino({ level: process.env.AYNI_TEST_LOG ?? 'silent' })
  const database = openDatabase({
    ownerUrl,
    secret: keys.secret,
    maxConnections: 8,
    onError: (error) => log.warn({ err: error }),
  })
  const runtime: Runtime = {
    registry: createRegistry(modules),
    database,
    clock,
    keys,
    log,
    random: (bytes) => randomBytes(bytes),
    recipients: options.recipients ?? emptyBook,
    recordAccess: options.recordAccess ?? (async () => undefined),
  }
  const newId = (): string => uuidv7(toMs(clock.now()), randomBytes(10))
  const app: Db = database.app
  return {
    runtime,
    clock,
    ownerUrl,
    newId,
    worker: createWorker(runtime),
    asSystem: (work) =>
      inTransaction(
        app,
        { kind: 'system', accountId: null, personId: null, programId: null, deviceId: null, roles: [] },
        work,
      ),
    actor: {
      physician: (programId, personId, deviceId) => ({
        kind: 'physician',
        accountId: null,
        personId,
        programId,
        deviceId: deviceId ?? null,
        roles: ['physician'],
      }),
      staff: (programId, accountId, ...roles) => ({
        kind: 'staff',
        accountId,
        personId: null,
        programId,
        deviceId: null,
        roles,
      }),
    },
    dispatch: (actor, name, input, more = {}) => {
      const now: Instant = clock.now()
      return dispatch(runtime, { name, input, actor, commandId: newId(), receivedAt: now, ...more })
    },
    ask: (actor, name, input) => ask(runtime, { name, input, actor }),
    close: async () => {
      await database.close()
      await drop()
    },
  }
}
