import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from '@ayni/kernel'
import type { Verdict } from './ratchet.ts'

export const HAZARD_LOG = 'docs/clinical/hazards.md'

/** A test that shows a control: the file, and how its title begins (a title may end with a seed). */
export type Shown = { readonly hazard: string; readonly file: string; readonly title: string }
export type Hazard = { readonly id: string; readonly controls: number; readonly shown: readonly Shown[] }

const heading = /^## (HAZ-\d+)\b/
const control = /^- /
const test = /`([^`]+\.(?:test\.tsx?|journey\.ts))` › «([^»]+)»/g

/** The hazards of a log, with the tests that they name. A control is a line of the list; the tests stand in it. */
export function readHazards(text: string): readonly Hazard[] {
  const hazards: Hazard[] = []
  for (const line of text.split('\n')) {
    const id = heading.exec(line)?.[1]
    if (id !== undefined) hazards.push({ id, controls: 0, shown: [] })
    const last = hazards.at(-1)
    if (last === undefined || !control.test(line)) continue
    const shown = [...line.matchAll(test)].map(([, file = '', title = '']) => ({ hazard: last.id, file, title }))
    hazards[hazards.length - 1] = { ...last, controls: last.controls + 1, shown: [...last.shown, ...shown] }
  }
  return hazards
}

/** As the run will look for it: a title is named from its beginning. */
const namedIn = (root: string, { file, title }: Shown): boolean => {
  const full = path.join(root, file)
  if (!existsSync(full)) return false
  const source = readFileSync(full, 'utf8')
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}`))
}

/** Every hazard has controls, every control is shown by a test, and every test that is named is there. */
export function checkHazards(root: string): Verdict {
  const full = path.join(root, HAZARD_LOG)
  if (!existsSync(full)) return { passed: false, lines: [`${HAZARD_LOG} is missing`] }
  const text = readFileSync(full, 'utf8')
  const hazards = readHazards(text)
  const lines = [
    ...(hazards.length === 0 ? [`${HAZARD_LOG} names no hazard`] : []),
    ...hazards.filter(({ controls }) => controls === 0).map(({ id }) => `${id} has no control`),
    ...unshown(text).map((line) => `a control that no test shows: ${line}`),
    ...hazards
      .flatMap(({ shown }) => shown)
      .filter((one) => !namedIn(root, one))
      .map(({ hazard, file, title }) => `${hazard}: «${title}» is not in ${file}`),
  ]
  return { passed: lines.length === 0, lines }
}

/** Controls without a test; one that is a human's work says so with «by hand». */
const unshown = (text: string): readonly string[] => {
  const controls = text
    .slice(Math.max(0, text.search(/^## HAZ-/m)))
    .split('\n')
    .filter((line) => control.test(line))
  return controls.filter((line) => !/› «/.test(line) && !/by hand:/.test(line)).map((line) => line.slice(0, 80))
}

type Ran = { readonly file: string; readonly title: string; readonly passed: boolean }

const vitestRan = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
})

const spec = z.object({ title: z.string(), file: z.string(), ok: z.boolean() })

/** Suites lie in suites. */
type Suite = {
  readonly specs?: readonly z.infer<typeof spec>[] | undefined
  readonly suites?: readonly Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
)
const playwrightRan = z.object({ suites: z.array(suite) })

const specsOf = ({ specs = [], suites = [] }: Suite): readonly Ran[] => [
  ...specs.map(({ title, file, ok }) => ({ title, file: `journeys/${file}`, passed: ok })),
  ...suites.flatMap(specsOf),
]

const report = (root: string, name: string): unknown => {
  const file = path.join(root, 'test-results', `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** What the runs of this hour say that they ran. */
export function ranTests(root: string): readonly Ran[] {
  const unit = vitestRan.safeParse(report(root, 'vitest'))
  const stories = playwrightRan.safeParse(report(root, 'journeys'))
  return [
    ...(unit.success
      ? unit.data.testResults.flatMap(({ name, assertionResults }) =>
          assertionResults.map(({ title, status }) => ({
            file: path.relative(root, name),
            title,
            passed: status === 'passed',
          })),
        )
      : []),
    ...(stories.success ? stories.data.suites.flatMap(specsOf) : []),
  ]
}

/** Named tests that did not run, or failed. */
export const notShown = (shown: readonly Shown[], ran: readonly Ran[]): readonly Shown[] =>
  shown.filter(
    (one) => !ran.some(({ file, title, passed }) => passed && file === one.file && title.startsWith(one.title)),
  )

/** After the tests: each test that the hazard log names ran and passed. One hazard counts as one. */
export function hazardsShown(root: string): { readonly passed: number; readonly failed: number } {
  const full = path.join(root, HAZARD_LOG)
  const hazards = existsSync(full) ? readHazards(readFileSync(full, 'utf8')) : []
  const ran = ranTests(root)
  const missing = hazards.map(({ shown }) => notShown(shown, ran))
  for (const { hazard, file, title } of missing.flat())
    console.log(`${hazard}: «${title}» of ${file} did not pass or did not run`)
  const failed = missing.filter((one) => one.length > 0).length
  return { passed: hazards.length - failed, failed: hazards.length === 0 ? 1 : failed }
}
