// `npm run nightly`: the model checks of ladder and episode with 20,000 histories of each property. For a night, not for every change.
import { run, setup } from './setup.mjs'

const node = setup()
const checks = ['never-silent.property', 'ladder.property', 'episode.property']
process.exitCode = run(node, ['node_modules/vitest/vitest.mjs', 'run', ...checks, '--testTimeout=3600000'], {
  env: { AYNI_RUNS: '20000', ...process.env },
})
