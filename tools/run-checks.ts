import path from 'node:path'
import { runChecks } from './house/run-checks.ts'

const { passed, failed } = await runChecks(path.join(import.meta.dirname, '..'))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
