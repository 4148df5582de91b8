import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * @source quality.md: 30 kB, 4 requests, 60 kB, 140 kB; the last is held lower here, so that what comes next has room.
 * Bytes of a village link, counted on a fresh build: bodies as they travel (brotli); headers are the bench's to weigh.
 */
const budget = { first: 30_000, requests: 4, offline: 60_000, everything: 126_000 }
/** What the join sends and receives around the first question, body alone; rounded up from a measured answer of 420. */
const joinAnswer = 500

const folder = mkdtempSync(path.join(tmpdir(), 'ayni-phone-'))
let files: readonly string[] = []

beforeAll(() => {
  const root = path.join(import.meta.dirname, '..')
  const vite = path.join(root, '../../node_modules/vite/bin/vite.js')
  // As the house builds it: a test's own environment would bring the libraries' development halves.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'], {
    cwd: root,
    env,
  })
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
const weight = (name: string): number => statSync(path.join(folder, `${name}.br`)).size
const sum = (names: readonly string[]): number => names.reduce((total, name) => total + weight(name), 0)
const code = (): readonly string[] => files.filter((name) => /\.(js|css)$/.test(name))
const page = (): string => text('index.html')
const script = (): string => /src="\/(assets\/[^"]+\.js)"/.exec(page())?.[1] ?? ''
const importsOf = (name: string): readonly string[] =>
  [...text(name).matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, file = '']) => `assets/${file}`)

test('until the first question: one page, one script and the join, within the budget', () => {
  const bytes = weight('index.html') + weight(script()) + joinAnswer
  const fetched = 1 + (page().match(/<script[^>]+src=|<link[^>]+(stylesheet|modulepreload|manifest)/g) ?? []).length + 1
  expect(importsOf(script())).toEqual([])
  expect(fetched).toBeLessThanOrEqual(budget.requests)
  expect(bytes).toBeLessThanOrEqual(budget.first)
})

test('the first script holds the first questionnaire, in words, and asks for no other file to show it', () => {
  expect(text(script())).toContain('¿ha deseado estar muerto?')
  expect(page()).not.toMatch(/<script(?![^>]+src=)/)
})

test('screening, crisis and what they stand on; and the whole phone', () => {
  const kept = /\/(first|drawn|house|check|crisis|plan|later|english)-[\w-]{8}\.(js|css)$/
  const offline = code().filter((name) => kept.test(name))
  expect(offline).toHaveLength(8)
  expect(sum([...offline, 'index.html'])).toBeLessThanOrEqual(budget.offline)
  expect(sum([...code(), 'index.html'])).toBeLessThanOrEqual(budget.everything)
})

test('@safety the first English is that of the questionnaires and of the crisis page', () => {
  const english = code().find((name) => /\/english-[\w-]{8}\.js$/.test(name)) ?? ''
  for (const sentence of ['You do not have to go through this alone.', 'You can call now, without internet.'])
    expect(text(english)).toContain(sentence)
})

test('every route is kept for a visit without signal', () => {
  const worker = text('service-worker.js')
  for (const name of [...code().filter((name) => name !== 'service-worker.js'), 'index.html', 'nota.html'])
    expect(worker).toContain(name)
})

test('no file speaks to another host', () => {
  // Names inside FHIR resources and XML are names, never fetched.
  const named = /^https?:\/\/(www\.w3\.org|loinc\.org|hl7\.org|[\w.-]+\.(invalid|example))\b/
  for (const name of [...code(), 'index.html', 'nota.html', 'manifest.webmanifest']) {
    const hosts = [...text(name).matchAll(/https?:\/\/[^\s"'`)\\<]+/g)].map(([address]) => address)
    expect(
      hosts.filter((address) => !named.test(address)),
      name,
    ).toEqual([])
  }
})
