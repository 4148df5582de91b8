import {
  type Clock,
  type CommandDefinition,
  type FieldProblem,
  type Instant,
  isRefusal,
  type PlatformError,
  platformErrors,
  type Refusal,
  refuse,
} from '@ayni/kernel'
import type { FastifyInstance } from 'fastify'
import { problemsOf } from '../commands/index.ts'
import { sendRefusal } from '../http/errors.ts'

export type Knock = { readonly headers: Headers; readonly ip: string; readonly now: Instant }
export type Answer<O> = { readonly output: O; readonly cookies?: readonly string[] }

/**
 * An operation that lives before or beside a signed-in actor: it may set cookies and is no fact for the ledger. Described
 * like a command, served by itself.
 */
export type Door = {
  readonly definition: CommandDefinition
  readonly open: (input: unknown, knock: Knock) => Promise<Answer<unknown> | Refusal>
}

/** Binds a definition to what happens at the door; a malformed input never reaches it. */
export function door<I, O, E extends string>(
  definition: CommandDefinition<I, O, E>,
  open: (input: I, knock: Knock) => Promise<Answer<O> | Refusal<E | PlatformError>>,
): Door {
  return {
    definition,
    open: async (input, knock) => {
      const parsed = definition.input.safeParse(input)
      if (!parsed.success) return { ...refuse('input.malformed'), problems: problemsOf(parsed.error) }
      const answer = await open(parsed.data, knock)
      return isRefusal(answer) ? answer : { ...answer, output: definition.output.parse(answer.output) }
    },
  }
}

/** Whatever carries the headers of a request. */
export type Asking = { readonly headers: Readonly<Record<string, string | string[] | undefined>> }

export function headersOf(request: Asking): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

const statusOf = (definition: CommandDefinition, code: string): number => {
  const declared: Readonly<Record<string, number>> = { ...platformErrors, ...definition.errors }
  const status = declared[code]
  if (status === undefined) throw new Error(`${definition.name} refused with the undeclared code ${code}`)
  return status
}

const fromElsewhere = (headers: Headers): boolean =>
  !['same-origin', 'none', null].includes(headers.get('sec-fetch-site'))

/** Mounts doors at `POST /api/<module>/<operation>`. A page of another origin cannot use them with somebody's cookie. */
export function registerDoors(app: FastifyInstance, doors: readonly Door[], clock: Clock): void {
  for (const { definition, open } of doors) {
    const problems: readonly FieldProblem[] = []
    app.post(`/api/${definition.name.replace('.', '/')}`, async (request, reply) => {
      const headers = headersOf(request)
      if (fromElsewhere(headers)) return sendRefusal(reply, { code: 'auth.required' })
      const answer = await open(request.body ?? {}, { headers, ip: request.ip, now: clock.now() })
      if (isRefusal(answer)) {
        const code = answer.refused
        return sendRefusal(reply, {
          code,
          status: statusOf(definition, code),
          problems: answer.problems ?? problems,
          details: answer.details,
        })
      }
      for (const cookie of answer.cookies ?? []) reply.header('set-cookie', cookie)
      return reply.header('cache-control', 'no-store').send({ output: answer.output ?? null })
    })
  }
}
