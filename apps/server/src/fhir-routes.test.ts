import { fileURLToPath } from 'node:url'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { registerFhir } from './fhir-routes.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('FHIR: the statement of capabilities, the questionnaires word for word, and an outcome for the rest', async () => {
  const app = Fastify()
  await registerFhir(app, root, '2026-11-22')
  const statement = await app.inject('/fhir/metadata')
  expect(statement.headers['content-type']).toContain('application/fhir+json')
  expect(statement.json()).toMatchObject({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server' }],
  })
  expect((await app.inject('/fhir/Questionnaire')).json()).toMatchObject({ resourceType: 'Bundle', total: 4 })
  expect((await app.inject('/fhir/Questionnaire/asq')).json()).toMatchObject({
    resourceType: 'Questionnaire',
    id: 'asq',
  })
  const unknown = await app.inject('/fhir/Questionnaire/who-5x')
  expect([unknown.statusCode, unknown.json().resourceType]).toEqual([404, 'OperationOutcome'])
  expect((await app.inject('/fhir/Patient/1')).statusCode).toBe(404)
  await app.close()
})
