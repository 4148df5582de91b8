import { type Answer, encodeAnswers, type InstrumentId, instrumentIds, scoringOf } from '@ayni/clinical/instruments'
import { RULESET_VERSION } from '@ayni/clinical/triage'
import { type Actor, fromMs, type Instant, type ProgramId, personId, z } from '@ayni/kernel'
import { canonical, dispatch, type Outcome, type Runtime } from '@ayni/platform/commands'
import { commandIdOf } from './command-id.ts'
import type { CohortPerson } from './person-facts.ts'

export type CohortRow = {
  readonly person: CohortPerson
  readonly sets: Readonly<Partial<Record<InstrumentId, Record<string, Answer>>>>
}

/** The first refusal of a row, by command and code; undefined when all of it was taken. */
export type RowOutcome = { readonly refused: string | undefined; readonly fresh: boolean }

const NOON_LIMA = 'T17:00:00.000Z'
const atNoon = (day: string): Instant => fromMs(Date.parse(`${day}${NOON_LIMA}`))

const opened = (set: Record<string, Answer> | undefined): set is Record<string, Answer> =>
  set !== undefined && Object.values(set).some((answer) => answer !== null && answer !== 'not_asked')

type Step = { readonly actor: Actor; readonly name: string; readonly input: unknown; readonly occurredAt: Instant }

function screeningSteps(actor: Actor, round: string, { person, sets }: CohortRow, at: Instant): readonly Step[] {
  const step = (name: string, input: object): Step => ({ actor, name, input: { r: round, ...input }, occurredAt: at })
  return [
    step('screening.record-history', { h: person.historyType, t: person.treatment }),
    ...instrumentIds.map((id) => {
      const set = sets[id]
      if (!opened(set)) return step('screening.skip-instrument', { i: id })
      return step('screening.record-response', {
        i: id,
        v: scoringOf(id).version,
        l: 'es',
        m: 'self',
        u: RULESET_VERSION,
        a: encodeAnswers(id, set).a,
      })
    }),
  ]
}

const isRefused = (outcome: Outcome): outcome is Extract<Outcome, { outcome: 'refused' }> =>
  outcome.outcome === 'refused'

/** One row through the same commands as the console and the phone. Repeating it repeats nothing. */
export async function importRow(
  runtime: Runtime,
  program: { readonly id: ProgramId; readonly staff: Actor },
  row: CohortRow,
): Promise<RowOutcome> {
  const now = runtime.clock.now()
  const { person } = row
  const run = (step: Step) =>
    dispatch(runtime, {
      name: step.name,
      input: step.input,
      actor: step.actor,
      receivedAt: now,
      occurredAt: step.occurredAt,
      commandId: commandIdOf(program.id, person.sourceKey, step.name, canonical(step.input)),
    })
  const { historyType: _history, treatment: _treatment, screenedOn, firstSessionOn, ...facts } = person
  const at = screenedOn === null ? null : atNoon(screenedOn)
  const admitted = await run({
    actor: program.staff,
    name: 'enrollment.import-person',
    input: { ...facts, at },
    occurredAt: at ?? now,
  })
  if (isRefused(admitted)) return { refused: `enrollment.import-person: ${admitted.code}`, fresh: false }
  const { person: id } = z.object({ person: personId }).parse(admitted.output)
  const physician: Actor = {
    kind: 'physician',
    accountId: null,
    personId: id,
    programId: program.id,
    deviceId: null,
    roles: ['physician'],
  }
  const round = commandIdOf(program.id, person.sourceKey, 'round', screenedOn ?? '')
  const steps: Step[] = at === null ? [] : [...screeningSteps(physician, round, row, at)]
  if (firstSessionOn !== null) {
    steps.push({
      actor: program.staff,
      name: 'evaluation.record-first-session',
      input: { person: id, at: atNoon(firstSessionOn) },
      occurredAt: atNoon(firstSessionOn),
    })
  }
  for (const step of steps) {
    const outcome = await run(step)
    if (isRefused(outcome)) return { refused: `${step.name}: ${outcome.code}`, fresh: false }
  }
  return { refused: undefined, fresh: admitted.outcome === 'accepted' }
}
