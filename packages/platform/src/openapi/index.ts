import { type CommandDefinition, z } from '@ayni/kernel'
import type { Registry } from '../commands/index.ts'

type Operation = {
  readonly name: string
  readonly summary: string
  readonly allow: readonly string[]
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly errors: Readonly<Record<string, number>>
}

const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline' })
  return schema
}

const refusal = {
  type: 'object',
  required: ['code'],
  additionalProperties: false,
  properties: {
    code: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule'],
        properties: { path: { type: 'string' }, rule: { type: 'string' } },
      },
    },
    details: { type: 'object', additionalProperties: true },
  },
}

const refusalResponse = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
})

function pathItem(operation: Operation, kind: 'command' | 'query'): object {
  const output = schemaOf(operation.output, 'output')
  const body =
    kind === 'query'
      ? { type: 'object', required: ['output'], properties: { output } }
      : {
          type: 'object',
          required: ['output', 'receipt', 'outcome'],
          properties: { output, receipt: { type: 'integer' }, outcome: { enum: ['accepted', 'duplicate'] } },
        }
  const statuses = new Map<number, string[]>([
    [400, ['input.malformed']],
    [401, ['auth.required', 'auth.second-factor-required', 'device.unknown']],
    [403, ['auth.role-missing']],
    [413, ['input.too-large']],
    [429, ['rate.limited']],
    [503, ['server.unavailable']],
  ])
  if (kind === 'command') statuses.set(409, ['command.id-reused'])
  for (const [code, status] of Object.entries(operation.errors))
    statuses.set(status, [...(statuses.get(status) ?? []), code])
  return {
    post: {
      operationId: operation.name,
      summary: operation.summary,
      tags: [operation.name.split('.')[0]],
      'x-allow': operation.allow,
      ...(operation.allow.includes('anyone') ? {} : { security: [{ device: [] }, { session: [] }] }),
      ...(kind === 'command'
        ? {
            parameters: [
              { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } },
            ],
          }
        : {}),
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.input, 'input') } } },
      responses: {
        200: { description: 'Done', content: { 'application/json': { schema: body } } },
        ...Object.fromEntries([...statuses].map(([status, codes]) => [status, refusalResponse(codes.join(', '))])),
      },
    },
  }
}

/** OpenAPI 3.1 of every operation, derived from the definitions that also validate and route: it cannot drift. */
export function openapiOf(registry: Registry, version: string, doors: readonly CommandDefinition[] = []): object {
  const paths: Record<string, object> = {}
  for (const { definition } of registry.commands.values())
    paths[`/api/${definition.name.replace('.', '/')}`] = pathItem(definition, 'command')
  for (const { definition } of registry.queries.values())
    paths[`/api/${definition.name.replace('.', '/')}`] = pathItem(definition, 'query')
  // A door sets cookies and is no fact for the ledger: it answers like a query, without a receipt.
  for (const definition of doors) paths[`/api/${definition.name.replace('.', '/')}`] = pathItem(definition, 'query')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ayni',
      version,
      description: 'Every operation of the phone and the console. Nothing about a person stands in a URL.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'ayni.session' },
      },
    },
  }
}
