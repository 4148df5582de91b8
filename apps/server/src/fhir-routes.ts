import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { version } from './version.ts'

const questionnaires = ['phq-9', 'gad-7', 'audit', 'asq'] as const
const FHIR_JSON = 'application/fhir+json; charset=utf-8'

const send = (reply: FastifyReply, status: number, resource: object): FastifyReply =>
  reply.code(status).type(FHIR_JSON).header('cache-control', 'public, max-age=3600').send(JSON.stringify(resource))

/** What this server can do in FHIR R4 today: the questionnaires it asks, word for word. Answers leave through exports only. */
const capabilities = (date: string) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  software: { name: 'Ayni', version },
  implementation: { description: 'Ayni: questionnaires as asked' },
  rest: [
    {
      mode: 'server',
      documentation: 'Public content only. Nothing about a person is served here.',
      resource: [{ type: 'Questionnaire', interaction: [{ code: 'read' }, { code: 'search-type' }] }],
    },
  ],
})

const outcome = (code: string, diagnostics: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
})

/** `GET /fhir/metadata`, `/fhir/Questionnaire`, `/fhir/Questionnaire/{id}`: public (C0). `since` dates the statement. */
export async function registerFhir(app: FastifyInstance, root: string, since: string): Promise<void> {
  const resources = new Map<string, object>()
  for (const id of questionnaires) {
    const text = await readFile(path.join(root, 'reference/instruments', `${id}.json`), 'utf8')
    resources.set(
      id,
      z.looseObject({ resourceType: z.literal('Questionnaire'), id: z.literal(id) }).parse(JSON.parse(text)),
    )
  }
  app.get('/fhir/metadata', (_request, reply) => send(reply, 200, capabilities(since)))
  app.get('/fhir/Questionnaire', (_request, reply) =>
    send(reply, 200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.size,
      entry: [...resources.values()].map((resource) => ({ resource })),
    }),
  )
  app.get<{ Params: { id: string } }>('/fhir/Questionnaire/:id', (request, reply) => {
    const resource = resources.get(request.params.id)
    return resource === undefined
      ? send(reply, 404, outcome('not-found', 'There is no such questionnaire.'))
      : send(reply, 200, resource)
  })
  app.get('/fhir/*', (_request, reply) =>
    send(reply, 404, outcome('not-supported', 'See /fhir/metadata for what is served.')),
  )
}
