import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hoursOf } from '@ayni/clinical/reach'
import type { InputOf } from '@ayni/kernel'
import type { giveConsent, savePost, setHours } from '@ayni/modules/enrollment/contract'
import type { register } from '@ayni/modules/outreach/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** @source services/03-enrollment-and-outreach.md R-ENR-08: enrolment takes ≤ 60 kB; screening is no part of it, and the profile may wait. */
const budgetBytes = 60_000
/** Allowed for what the join and each exchange of records answers. */
const answers = { join: 500, exchange: 1500 }

const folder = mkdtempSync(path.join(tmpdir(), 'ayni-enrolment-'))
let files: readonly string[] = []

beforeAll(() => {
  const root = path.join(import.meta.dirname, '..')
  const vite = path.join(root, '../../node_modules/vite/bin/vite.js')
  const given = [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir']
  execFileSync(process.execPath, given, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
  files = readdirSync(path.join(folder, 'assets'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
const weight = (name: string): number => statSync(path.join(folder, `${name}.br`)).size
const named = (name: string): readonly string[] =>
  files.filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.(js|css)$`).test(file)).map((file) => `assets/${file}`)
const importsOf = (name: string): readonly string[] =>
  [...text(name).matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, file = '']) => `assets/${file}`)

/** These files and everything that they cannot do without, each once. */
function whole(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    if (name.endsWith('.js')) waiting.push(...importsOf(name))
  }
  return found
}

/** By the files of the screens that somebody passes: the door of the link, the house, and then the profile. */
const house = ['drawn', 'house']
const profile = [...house, 'places', 'later', 'enrol']

const written: InputOf<typeof register> = {
  ...{ link: 'i'.repeat(32), key: 'k'.repeat(32), names: 'María Inventada', familyNames: 'Quispe Ficticia' },
  ...{ phone: '+51900000001', email: 'inventada@ayni.invalid', regionUbigeo2: '09', serviceStartedOn: '2026-10-01' },
  ...{ language: 'es', inviterMayKnow: false },
}
const consent: InputOf<typeof giveConsent> = { layers: [1, 2, 3], version: '2026-11', language: 'es' }
const { quiet, working, windows } = hoursOf('mon-fri')
const hours = { pattern: 'mon-fri', hours: { quiet, working, windows, exceptions: [] } } satisfies Record<
  keyof InputOf<typeof setHours>,
  unknown
>
const post: Partial<InputOf<typeof savePost>> = { startsOn: '2026-10-01', isHead: false }
const bodyOf = (body: unknown): number => Buffer.byteLength(JSON.stringify(body)) + 100

const sent = (): number => [written, consent, hours, post].reduce<number>((sum, body) => sum + bodyOf(body), 0)

test.each([
  ['#/i/<secret>', house],
  ['#/i/<secret>', profile],
  ['#/unirme/<secret>', ['join', ...house]],
  ['#/unirme/<secret>', ['join', ...profile]],
] as const)('R-ENR-08 from %s by %j: at most 60 kB, down and up', (_, wanted) => {
  const script = /src="\/(assets\/[^"]+\.js)"/.exec(text('index.html'))?.[1] ?? ''
  for (const part of wanted) expect(named(part).length, part).toBeGreaterThan(0)
  const down = [...whole([script, ...wanted.flatMap(named)])].reduce(
    (sum, name) => sum + weight(name),
    weight('index.html'),
  )
  const talk = sent() + answers.join + 2 * answers.exchange
  expect(down + talk, `${down} down, ${talk} of talk`).toBeLessThanOrEqual(budgetBytes)
})
