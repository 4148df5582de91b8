import { type Instant, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { hoursFor } from '@ayni/modules/appointments/contract'
import { assignCase, type PromiseRow, promises } from '@ayni/modules/coordination/contract'
import { ask } from '@ayni/platform/commands'
import { ago } from './demo-days.ts'
import { houseAt } from './house-at.ts'
import { physicianOf, type Stage } from './stage.ts'

const nothing = z.unknown()
const DAY_MIN = 24 * 60
/** What was promised in the last days is there to be worked on, some of it late. */
const LEFT_OPEN_DAYS = 8
const therapists = ['terapia', 'terapia-2', 'terapia-3'] as const

/** A case goes to the therapist whose turn it is; the clinician knows nobody here, and the physician says yes. */
async function assign(stage: Stage, { person }: PromiseRow, therapist: string, at: Instant): Promise<boolean> {
  const { give, team } = stage
  const account = team.accounts.get(therapist)
  const coordinator = team.as('coordinacion')
  const { proposal, step } = await give(
    at,
    coordinator,
    'coordination.assign-case',
    { person, account },
    assignCase.output,
  )
  if (step === 'begun') return true
  const knows = { proposal, knows: 'none' }
  const answered = await give(
    plusMinutes(at, 90),
    team.as(therapist),
    'coordination.answer-proposal',
    knows,
    z.object({ step: z.string() }),
  )
  if (answered.step === 'ask-person')
    await give(
      plusMinutes(at, 300),
      physicianOf(team, person),
      'coordination.decide-proposal',
      { proposal, says: 'yes' },
      nothing,
    )
  return answered.step !== 'not-possible'
}

/** One of the next hours at which both could speak, as the console would offer it. */
async function firstHour(stage: Stage, row: PromiseRow, therapist: string, at: Instant) {
  const { team, runtime, chance } = stage
  const account = team.accounts.get(therapist)
  const input = { person: row.person, account, kind: 'session', dueAt: null }
  const asked = await ask(houseAt(runtime, at), { name: hoursFor.name, input, actor: team.as('coordinacion') })
  if (asked.outcome === 'refused') throw new Error(`the demo may not see hours: ${asked.code}`)
  const { slots } = hoursFor.output.parse(asked.output)
  return slots[Math.floor(chance() * Math.min(slots.length, 3))]
}

/** A first session: agreed by telephone for an evening of that week, and held. */
async function holdSession(stage: Stage, row: PromiseRow, therapist: string, at: Instant): Promise<void> {
  const { give, team, timeline, chance, now } = stage
  if (!(await assign(stage, row, therapist, at))) return
  const slot = await firstHour(stage, row, therapist, plusMinutes(at, 400))
  if (slot === undefined) {
    stage.begun.delete(row.key)
    return
  }
  const { startsAt } = slot
  const id = uuidv7(
    toMs(at),
    Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
  )
  const agreed = {
    ...{ id, person: row.person, account: team.accounts.get(therapist), kind: 'session', promise: row.key },
    ...{ startsAt, minutes: 45, mode: chance() < 0.6 ? 'phone' : 'video', link: null, agreedByPhone: true },
  }
  await give(plusMinutes(at, 400), team.as(therapist), 'appointments.propose', agreed, nothing)
  if (toMs(startsAt) > toMs(now)) return
  timeline.add(plusMinutes(startsAt, 55), async (then) => {
    const missed = chance() < 0.12
    const said = missed ? { id, by: 'person' } : { id }
    await give(then, team.as(therapist), missed ? 'appointments.mark-missed' : 'appointments.mark-held', said, nothing)
    // Another evening: what is owed stays owed until they have met.
    if (missed) stage.begun.delete(row.key)
  })
}

async function openPromises(stage: Stage, at: Instant): Promise<readonly PromiseRow[]> {
  const coordinator = stage.team.as('coordinacion')
  const answered = await ask(houseAt(stage.runtime, at), {
    name: promises.name,
    input: { limit: 400 },
    actor: coordinator,
  })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its promises: ${answered.code}`)
  return promises.output.parse(answered.output).rows
}

/** Kept by what is recorded of an episode, in the story of those who are followed. */
const byEpisode = (key: string, kind: string): boolean =>
  key.startsWith('episode:') && ['phq9-again', 'plan-review', 'means-recheck'].includes(kind)

/** An afternoon of the invented team: what falls due within a day and a half is kept, most of it. */
export async function keepPromises(stage: Stage, at: Instant): Promise<void> {
  const { give, team, chance, now } = stage
  const untouched = ago(now, LEFT_OPEN_DAYS)
  const due = (await openPromises(stage, at)).filter(
    ({ key, kind, dueAt, madeAt }) =>
      !byEpisode(key, kind) && toMs(madeAt) < toMs(untouched) && toMs(dueAt) < toMs(plusMinutes(at, 1.5 * DAY_MIN)),
  )
  for (const row of due) {
    if (chance() < 0.15) continue
    if (row.kind === 'first-session') {
      const therapist = therapists[Math.floor(chance() * therapists.length)] ?? 'terapia'
      if (stage.begun.has(row.key)) continue
      stage.begun.add(row.key)
      await holdSession(stage, row, therapist, at)
    } else if (['first-contact', 'clinical-review', 'ask-missing-answers'].includes(row.kind)) {
      await give(at, team.as('coordinacion'), 'coordination.keep-promise', { key: row.key, how: 'spoke' }, nothing)
    } else if (row.kind === 'safety-call') {
      await give(at, team.as('guardia-1'), 'coordination.keep-promise', { key: row.key, how: 'spoke' }, nothing)
    } else if (row.kind === 'means-recheck' && row.owedBy === team.accounts.get('psiquiatria')) {
      // What was agreed is gone through once more after the closing; then caring contacts go on without it.
      await give(at, team.as('psiquiatria'), 'coordination.keep-promise', { key: row.key, how: 'spoke' }, nothing)
    }
  }
}
