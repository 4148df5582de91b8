// `npm run generate`: the files that a machine writes and people read.
import { run, setup } from './setup.mjs'

process.exitCode = run(setup(), ['tools/run-generators.ts'])
