import { describe, expect, test } from 'vitest'
import { createClient } from './create-client.ts'

type Ops = {
  'screening.list': { input: { person: string }; output: { count: number } }
  'identity.me': { input: undefined; output: { name: string } }
}

const answering = (status: number, body: string) => {
  const asked: { address: string; init: RequestInit | undefined }[] = []
  const unauthorised: string[] = []
  const client = createClient<Ops>({
    baseUrl: '',
    onUnauthorised: (code) => unauthorised.push(code),
    fetch: async (address, init) => {
      asked.push({ address: String(address), init })
      return new Response(body, { status, headers: { 'content-type': 'application/json' } })
    },
  })
  return { asked, unauthorised, client }
}

describe('UI-04 the typed client', () => {
  test('asks by POST, with nothing about the person in the address', async () => {
    const { asked, client } = answering(200, '{"output":{"count":3},"receipt":1842}')
    expect(await client.call('screening.list', { person: 'p1' })).toEqual({
      ok: true,
      output: { count: 3 },
      receipt: 1842,
    })
    expect(asked[0]?.address).toBe('/api/screening/list')
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"person":"p1"}', credentials: 'same-origin' })
  })

  test('hands a declared refusal back as a value', async () => {
    const { client } = answering(409, '{"code":"screening.already-answered","details":{"at":"x"}}')
    expect(await client.call('screening.list', { person: 'p1' })).toEqual({
      ok: false,
      code: 'screening.already-answered',
      details: { at: 'x' },
    })
  })

  test('tells the shell when the session is over', async () => {
    const { unauthorised, client } = answering(401, '{"code":"auth.required"}')
    expect(await client.call('identity.me', undefined)).toEqual({ ok: false, code: 'auth.required' })
    expect(unauthorised).toEqual(['auth.required'])
  })

  test.each([
    [502, '<html>', 'server.unavailable'],
    [200, '<html>', 'network.unreadable'],
    [400, '{}', 'network.unreadable'],
  ])('%d with %s is %s', async (status, body, code) => {
    const { client } = answering(status, body)
    expect(await client.call('identity.me', undefined)).toEqual({ ok: false, code })
  })

  test('without a network it says so and throws nothing', async () => {
    const client = createClient<Ops>({
      baseUrl: '',
      onUnauthorised: () => undefined,
      fetch: () => Promise.reject(new TypeError('offline')),
    })
    expect(await client.call('identity.me', undefined)).toEqual({ ok: false, code: 'network.offline' })
  })
})
