import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from '@ayni/kernel'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const flag = z.enum(['0', '1'])

const shape = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  AYNI_DATA_DIR: z.string().default(path.join(root, 'data')),
  AYNI_DEMO: flag.optional(),
  AYNI_ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  AYNI_KEYS: z.string().optional(),
  AYNI_PUBLIC_URL: z.url().optional(),
  AYNI_MEETING_URL: z.url({ protocol: /^https$/ }).optional(),
  AYNI_HEARTBEAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  AYNI_REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  AYNI_TRUST_PROXY: flag.default('0'),
  AYNI_KEPT_PLANS: flag.default('1'),
  AYNI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Environment = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  /** Demo data on an empty database, and demo sign-ins. Off with `DATABASE_URL` unless asked for. */
  readonly demo: boolean
  readonly role: 'all' | 'api' | 'worker'
  readonly keysText: string | undefined
  readonly origin: string
  /** Where video meetings are made; a public Jitsi unless the programme has its own. */
  readonly meetingUrl: string | undefined
  /** A dead-man service outside the house, told every minute that the worker lives. */
  readonly heartbeatUrl: string | undefined
  readonly requestsPerMinute: number
  /** A reverse proxy stands in front: the address of a request is in its headers. */
  readonly trustProxy: boolean
  /** Whether PostgreSQL keeps what it understood of statements that repeat, on each connection. */
  readonly keepPlans: boolean
  readonly logLevel: string
  readonly root: string
  /** What channels and gateways read: SMTP_URL, SMS_GATEWAY_URL … */
  readonly raw: Readonly<Record<string, string | undefined>>
}

const empty = (text: string | undefined): boolean => text === undefined || text === ''

/** Reads the environment once, at the door. Throws with the variable's name when one cannot be understood. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => !empty(value)))
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`These environment variables cannot be understood: ${names}. See docs/operations/configuration.md.`)
  }
  const {
    PORT,
    HOST,
    DATABASE_URL,
    AYNI_DATA_DIR,
    AYNI_DEMO,
    AYNI_ROLE,
    AYNI_KEYS,
    AYNI_PUBLIC_URL,
    AYNI_MEETING_URL,
    AYNI_HEARTBEAT_URL,
    AYNI_REQUESTS_PER_MINUTE,
    AYNI_TRUST_PROXY,
    AYNI_KEPT_PLANS,
    AYNI_LOG,
  } = parsed.data
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataDir: path.resolve(AYNI_DATA_DIR),
    role: AYNI_ROLE,
    keysText: AYNI_KEYS,
    demo: AYNI_DEMO === undefined ? DATABASE_URL === undefined : AYNI_DEMO === '1',
    meetingUrl: AYNI_MEETING_URL,
    origin: AYNI_PUBLIC_URL ?? `http://${HOST}:${PORT}`,
    heartbeatUrl: AYNI_HEARTBEAT_URL,
    requestsPerMinute: AYNI_REQUESTS_PER_MINUTE,
    trustProxy: AYNI_TRUST_PROXY === '1',
    keepPlans: AYNI_KEPT_PLANS === '1',
    logLevel: AYNI_LOG,
    root,
    raw: given,
  }
}
