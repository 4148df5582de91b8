// Builds the two web faces, each only when something it is made of has changed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, run, setup } from './setup.mjs'

const shared = [
  'packages/kernel',
  'packages/clinical',
  'packages/device',
  'packages/ui',
  'modules',
  'tools/faces',
  'reference',
  'content',
  'package-lock.json',
  'tsconfig.base.json',
]

const filesIn = (place) => {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  if (path.extname(place) !== '') return [place]
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'server'].includes(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(place, entry.name)) : [path.join(place, entry.name)]))
}

const fingerprint = (face) => {
  const hash = createHash('sha256')
  for (const file of [face, ...shared].flatMap(filesIn).sort())
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** @returns exit code; 0 also when there was nothing to do */
export const build = (node, { force = false } = {}) => {
  for (const face of ['apps/phone', 'apps/console']) {
    if (!existsSync(path.join(root, face, 'vite.config.ts'))) continue
    const stamp = path.join(root, face, 'dist/.sources')
    const sources = fingerprint(face)
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue
    process.stderr.write(`ayni: building ${face}\n`)
    const vite = path.join(root, 'node_modules/vite/bin/vite.js')
    const code = run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: path.join(root, face) })
    if (code !== 0) return code
    writeFileSync(stamp, sources)
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = build(setup(), { force: process.argv.includes('--force') })
