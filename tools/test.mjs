// `npm test`: everything that must pass, from a bare clone. The last line is the verdict.
import { run, setup, setupChromium } from './setup.mjs'

const node = setup()
const chromium = setupChromium(node)
process.exitCode = run(node, ['tools/run-tests.ts'], {
  env: { ...process.env, ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) },
})
