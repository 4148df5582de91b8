import path from 'node:path'
import { generateAll } from './house/generated.ts'

for (const line of await generateAll(path.join(import.meta.dirname, '..'))) console.log(line)
