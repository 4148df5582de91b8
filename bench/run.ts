import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { asMarkdown, type Part } from './figures.ts'
import { alertLatency } from './parts/alert-latency.ts'
import { screenRows } from './parts/screen-rows.ts'
import { table1Growth } from './parts/table1-growth.ts'

const parts: Readonly<Record<string, () => Promise<Part>>> = { screen: screenRows, evaluation: table1Growth, alert: alertLatency }

const wanted = process.argv.slice(2)
const results: Part[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`measuring ${name} …\n`)
  const part = await measure()
  results.push(part)
  for (const figure of part.figures) process.stdout.write(`${figure.what}: ${figure.value}${figure.budget === undefined ? '' : `  (budget ${figure.budget})`}\n`)
}
const about = `Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB.`
if (wanted.length === 0) await writeFile(fileURLToPath(new URL('results.md', import.meta.url)), asMarkdown(results, about))
process.exit(0)
