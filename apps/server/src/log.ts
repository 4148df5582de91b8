import pino, { type Logger, type LoggerOptions } from 'pino'

/** @safety No header, body, address or name may reach a log. */
const redacted = [
  'req',
  'res',
  'headers',
  'body',
  'input',
  'output',
  'email',
  'phone',
  'token',
  '*.token',
  '*.email',
  '*.phone',
]

type LoggedError = {
  readonly type: string
  readonly code?: string
  readonly constraint?: string
  readonly message?: string
  readonly at: readonly string[]
}

const textOf = (error: Error, field: string): string | undefined => {
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : undefined
}

/**
 * @safety messages of PostgreSQL and of a parser can quote what somebody wrote: they are left out. What remains says where
 * and what kind.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code = textOf(error, 'code')
  const constraint = textOf(error, 'constraint')
  const quotes = textOf(error, 'severity') !== undefined || error.name === 'ZodError' || error instanceof SyntaxError
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(quotes ? {} : { message: error.message }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  }
}

/** Options of every log. Without words of ours, pino would say the error's own: so a line always has words. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  redact: { paths: redacted, remove: true },
  serializers: { err: loggedError },
  hooks: {
    logMethod(args, method) {
      if (args.length === 1 && typeof args[0] === 'object') method.apply(this, [args[0], 'without words'])
      else method.apply(this, args)
    },
  },
})

export const createLog = (level: string): Logger => pino(logOptions(level))
