import { accountId, programId } from '@ayni/kernel'
import { createClient, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import type * as contract from '../contract.ts'
import { errors } from './error-words.ts'
import { FactorKey } from './second-factor.tsx'
import { SignIn } from './sign-in.tsx'
import { roleWords, words } from './words.ts'

const client = createClient<contract.IdentityOperations>({
  baseUrl: '',
  onUnauthorised: () => undefined,
  fetch: () => Promise.reject(new TypeError('offline')),
})
const session: contract.StaffSession = {
  account: accountId.parse('019a0000-0000-7000-8000-000000000001'),
  displayName: 'Dra. Rosa (inventada)',
  roles: ['duty'],
  language: 'es',
  demo: true,
  program: {
    id: programId.parse('019a0000-0000-7000-8000-000000000002'),
    slug: 'p',
    name: 'P',
    demo: true,
    dutyPhone: null,
    dutySms: null,
    languages: ['es'],
  },
  secondFactor: 'due',
}
const door = (of: Partial<Parameters<typeof SignIn>[0]>) =>
  render(<SignIn client={client} session={null} linkToken={null} onSignedIn={() => undefined} {...of} />)

afterEach(() => {
  language.value = 'es'
})

describe('the door of the console', () => {
  test('asks for an address first, and never for a password', () => {
    const page = door({})
    expect(page).toMatch(/<h1>Entra a Ayni<\/h1>/)
    expect(page).toMatch(/type="email"/)
    expect(page).not.toMatch(/type="password"/)
  })

  test('a link waits for a press', () => {
    expect(door({ linkToken: 'x'.repeat(32) })).toMatch(/Entrar con el enlace<\/button>/)
  })

  test('a session that owes its second factor is asked for it, by a field the phone can fill', () => {
    expect(door({ session })).toMatch(/<h1>Un paso más<\/h1>.*autocomplete="one-time-code"/)
    expect(door({ session: { ...session, secondFactor: 'to-set-up' } })).toMatch(/<h1>Protege tu entrada<\/h1>/)
  })

  test('the key of the second factor: for a camera, for an application, for the fingers; asked of no other address', () => {
    const page = render(
      <FactorKey secret="ABCDEFGHIJKLMNOP" address="otpauth://totp/Ayni:invented?secret=ABCDEFGHIJKLMNOP" />,
    )
    expect(page).toContain('href="otpauth://totp/')
    expect(page).toContain('ABCD EFGH IJKL MNOP')
    expect(page).not.toMatch(/https?:|<img|<iframe/)
  })

  test('speaks English to whoever chose it', () => {
    language.value = 'en'
    expect(door({})).toMatch(/<h1>Come in to Ayni<\/h1>/)
  })
})

describe('its words', () => {
  test('nobody is shouted at, and nothing is called normal', () => {
    const all = JSON.stringify([words, roleWords, errors])
    expect(all).not.toMatch(/[!¡]|normal/i)
  })
})
