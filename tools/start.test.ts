import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/pg': { version },
      'node_modules/@x/darwin': { version: '1.0.0', optional: true },
    },
  })

/** Stands in for npm: notes what it was asked, and installs by copying the lock. */
const falseNpm = `
  import { appendFileSync, copyFileSync } from 'node:fs'
  appendFileSync('asked', process.argv.slice(2, 3).join(' ') + '\\n')
  copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`

/** Stands in for the server: says that it is there and which signals reach it. */
const falseServer = `
  import { appendFileSync } from 'node:fs'
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {
    appendFileSync('heard', signal + '\\n')
    setTimeout(() => process.exit(0), 100)
  })
  setInterval(() => undefined, 1000)
  appendFileSync('heard', 'ready ' + process.pid + '\\n')`

/** A tree with our real tools and nothing else of Ayni. */
const aTree = (): string => {
  const root = mkdtempSync(path.join(tmpdir(), 'ayni-start-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const folder of ['tools', 'node_modules/node/bin', 'apps/server/src'])
    mkdirSync(path.join(root, folder), { recursive: true })
  for (const tool of ['setup.mjs', 'build.mjs', 'start.mjs', 'server-process.json', 'end-with-parent.mjs']) {
    cpSync(path.join(import.meta.dirname, tool), path.join(root, 'tools', tool))
  }
  symlinkSync(process.execPath, path.join(root, 'node_modules/node/bin/node'))
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(path.join(root, 'package-lock.json'), lock('8.0.0'))
  writeFileSync(path.join(root, 'npm-cli.js'), falseNpm)
  writeFileSync(path.join(root, 'apps/server/src/main.ts'), falseServer)
  return root
}

const start = (root: string): ChildProcess => {
  const env = { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') }
  return spawn(process.execPath, ['tools/start.mjs'], { cwd: root, env, stdio: 'ignore' })
}

const read = (root: string, name: string): string =>
  existsSync(path.join(root, name)) ? readFileSync(path.join(root, name), 'utf8') : ''
const hears = (root: string, words: RegExp) =>
  expect.poll(() => read(root, 'heard'), { timeout: 10_000, interval: 20 }).toMatch(words)
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve))

const once = async (root: string): Promise<void> => {
  rmSync(path.join(root, 'heard'), { force: true })
  const child = start(root)
  await hears(root, /ready/)
  child.kill('SIGINT')
  expect(await ended(child)).toBe(0)
}

test('installs when something is missing, when the lock has changed, and not otherwise', async () => {
  const root = aTree()
  await once(root)
  expect(read(root, 'asked')).toBe('ci\n')
  await once(root)
  expect(read(root, 'asked')).toBe('ci\n')
  writeFileSync(path.join(root, 'package-lock.json'), lock('8.0.1'))
  await once(root)
  expect(read(root, 'asked')).toBe('ci\nci\n')
})

test.for(['SIGINT', 'SIGTERM'] as const)('%s reaches the server once, and its end is ours', async (signal) => {
  const root = aTree()
  const child = start(root)
  await hears(root, /ready/)
  child.kill(signal)
  expect(await ended(child)).toBe(0)
  expect(read(root, 'heard').split('\n').slice(1)).toEqual([signal, ''])
})

test('kill -9 of the starter stops the server gently instead of leaving it behind', async () => {
  const root = aTree()
  const child = start(root)
  await hears(root, /ready/)
  child.kill('SIGKILL')
  await hears(root, /SIGTERM/)
})
