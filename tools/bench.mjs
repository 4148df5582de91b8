// `npm run bench`: what Ayni costs, measured on this machine in one run; writes bench/results.md.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from './build.mjs'
import { root, setup } from './setup.mjs'

const node = setup({ chromium: true })
const built = build(node)
if (built !== 0) process.exit(built)
const { status } = spawnSync(node, ['--expose-gc', path.join(root, 'bench/run.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
