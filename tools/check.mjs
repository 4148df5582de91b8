// `npm run check`: types, lint, the law of the house, sizes, generated files.
import { run, setup } from './setup.mjs'

process.exitCode = run(setup(), ['tools/run-checks.ts'])
