import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { mib, type Part, perSecond } from '../figures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file of so many rows with 31 answers each, from the invented sample. */
async function bigFile(file: string, rows: number): Promise<void> {
  const [header = '', ...lines] = (await readFile(path.join(root, 'reference/published/sample-cohort.csv'), 'utf8'))
    .trimEnd()
    .split('\n')
  const answered = lines.filter((line) => /\d{4}-\d{2}-\d{2}/.test(line))
  const out = createWriteStream(file)
  out.write(`${header}\n`)
  const block = Array.from({ length: 1000 }, (_, i) => answered[i % answered.length]).join('\n')
  for (let i = 0; i < rows / 1000; i++) if (!out.write(`${block}\n`)) await once(out, 'drain')
  await new Promise<void>((resolve) => out.end(() => resolve()))
}

type Run = { readonly seconds: number; readonly peakBytes: number }

async function screen(file: string): Promise<Run> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=3',
      '--max-old-space-size=48',
      path.join(root, 'apps/server/src/cli/main.ts'),
      'screen',
      file,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  )
  let peakBytes = 0
  const look = setInterval(() => {
    void readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        peakBytes = Math.max(peakBytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
      },
      () => undefined,
    )
  }, 50)
  await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(look)
  return { seconds: (performance.now() - started) / 1000, peakBytes }
}

/** `ayni screen`: rows a second on one core, and memory that does not grow with the file. */
export async function screenRows(): Promise<Part> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-rows-'))
  const [small, large] = [path.join(folder, 'small.csv'), path.join(folder, 'large.csv')]
  await bigFile(small, 100_000)
  await bigFile(large, 1_000_000)
  const few = await screen(small)
  const many = await screen(large)
  await rm(folder, { recursive: true })
  return {
    title: '`ayni screen`',
    figures: [
      {
        what: '1,000,000 rows of 31 answers, start of the process included',
        value: perSecond(1_000_000 / many.seconds),
        budget: '≥ 60,000 /s',
      },
      { what: 'peak memory at 100,000 rows', value: mib(few.peakBytes), budget: '≤ 150 MB' },
      { what: 'peak memory at 1,000,000 rows', value: mib(many.peakBytes), budget: '≤ 150 MB' },
    ],
  }
}
