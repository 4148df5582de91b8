import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { asMarkdown, type Part } from './figures.ts'

/** Each in its own module, loaded when its turn comes: one part alone costs what it needs. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  'first-visit': async () => (await import('./parts/first-visit.ts')).firstVisit(),
  bytes: async () => (await import('./parts/bytes-sent.ts')).bytesSent(),
  sync: async () => (await import('./parts/sync-throughput.ts')).syncThroughput(),
  board: async () => (await import('./parts/board.ts')).board(),
  planner: async () => (await import('./parts/planner.ts')).planner(),
  start: async () => (await import('./parts/start.ts')).start(),
  screen: async () => (await import('./parts/screen-rows.ts')).screenRows(),
  evaluation: async () => (await import('./parts/table1-growth.ts')).table1Growth(),
  reminders: async () => (await import('./parts/reminders.ts')).reminders(),
  roster: async () => (await import('./parts/roster-import.ts')).rosterImport(),
  alert: async () => (await import('./parts/alert-latency.ts')).alertLatency(),
  faults: async () => (await import('./parts/faults.ts')).faults(),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => parts[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}
const started = performance.now()
const results: Part[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const from = performance.now()
  process.stderr.write(`measuring ${name} …\n`)
  const part = await measure()
  results.push(part)
  if (part.note !== undefined) process.stderr.write(`${part.note}\n`)
  for (const { what, value, budget } of part.figures)
    process.stdout.write(`${what}: ${value}${budget === undefined ? '' : `  (budget ${budget})`}\n`)
  process.stderr.write(`${name} took ${Math.round((performance.now() - from) / 1000)} s\n`)
}
const about = `Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${Math.round((performance.now() - started) / 1000)} s.`
if (wanted.length === 0)
  await writeFile(fileURLToPath(new URL('results.md', import.meta.url)), asMarkdown(results, about))
process.exit(0)
