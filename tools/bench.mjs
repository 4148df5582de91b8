// `npm run bench`: what Ayni costs, measured on this machine in one run; writes bench/results.md. `npm run bench -- first-visit`: one part.
import path from 'node:path'
import { build } from './build.mjs'
import { root, run, setup, setupChromium } from './setup.mjs'

const node = setup()
const built = build(node)
if (built !== 0) process.exit(built)
const chromium = setupChromium(node)
const env = chromium === null ? process.env : { ...process.env, CHROMIUM_PATH: chromium }
process.exit(run(node, [path.join(root, 'bench/run.ts'), ...process.argv.slice(2)], { env }))
