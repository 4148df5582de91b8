// Runs on whatever Node ≥ 20 the machine has, before anything is installed: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const say = (line) => process.stderr.write(`ayni: ${line}\n`)

const stop = (...lines) => {
  for (const line of lines) say(line)
  process.exit(1)
}

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {})

/** Does node_modules hold what the lock file asks for? npm writes its own list there when it has finished, and not before. */
const isInstalled = () => {
  const present = packagesOf(path.join(root, 'node_modules/.package-lock.json'))
  const wanted = Object.entries(packagesOf(path.join(root, 'package-lock.json')))
  return wanted.every(([where, { version, optional }]) => {
    if (!where.includes('node_modules/')) return true
    const found = present[where]
    return found === undefined ? optional === true : found.version === version
  })
}

const npm = (args) => {
  const inside = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: inside === undefined && process.platform === 'win32' }
  return inside?.endsWith('.js')
    ? spawnSync(process.execPath, [inside, ...args], options)
    : spawnSync('npm', args, options)
}

const install = () => {
  if (isInstalled()) return
  say('installing what is missing (once, about a minute)')
  const done = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (done.status !== 0)
    stop('`npm ci` failed; what it said is above.', 'Without a network, copy node_modules from another machine.')
}

const pinnedNode = () => {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = path.join(root, 'node_modules/node/bin', name)
  if (existsSync(pinned)) return pinned
  const [major] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return stop(
    `Node 24 is not in node_modules and this is Node ${process.versions.node}.`,
    'npm was probably told not to run install scripts. Run: npm rebuild node',
  )
}

/** Installs what is missing. @returns the Node 24 that everything else runs on */
export const setup = () => {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`Node 20 or newer is needed; this is ${process.versions.node}.`)
  install()
  return pinnedNode()
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file))

const playwrightsOwn = (node) => {
  const asked = spawnSync(node, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], {
    cwd: root,
    encoding: 'utf8',
  })
  return asked.status === 0 && existsSync(asked.stdout) ? asked.stdout : undefined
}

const findChromium = (node) => {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    return existsSync(named) ? named : stop(`CHROMIUM_PATH names ${named}, and there is nothing there.`)
  }
  return (
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean) ??
    playwrightsOwn(node)
  )
}

const tryTo = (what, program, args) => {
  say(`no Chromium found; ${what}`)
  return (
    spawnSync(program, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  )
}

/** Finds a Chromium for the browser journeys, or installs one. @returns its path, or null with the reason said */
export const setupChromium = (node) => {
  const found = findChromium(node)
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    tryTo('apt-get update', 'apt-get', ['update', '-qq'])
    if (tryTo('apt-get install chromium', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']))
      return findChromium(node) ?? null
  }
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  if (tryTo('playwright install chromium', node, [cli, 'install', 'chromium-headless-shell', 'chromium']))
    return playwrightsOwn(node) ?? null
  say(
    'No Chromium could be installed here. Install one and set CHROMIUM_PATH; the browser journeys count as failed until then.',
  )
  return null
}

/** Runs a program to its end with our terminal. @returns its exit code */
export const run = (program, args, options = {}) => {
  const { status, signal } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  return status ?? (signal === 'SIGINT' ? 130 : 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = setup()
  if (process.argv.includes('--chromium')) setupChromium(node)
  say(`ready, on ${node}`)
}
