import { cycleAt, outreachPolicy, slotOf } from '@ayni/clinical/outreach'
import { plusMinutes, type Refusal, refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import {
  attemptMade,
  attemptUndone,
  beginCall,
  noteResult,
  personDeclined,
  recordDecline,
  undoCall,
} from '../contract.ts'
import {
  addAttempts,
  askLater,
  attemptsOf,
  endCycle,
  lockAttempt,
  setDialled,
  setResult,
  undoAttempts,
} from './attempt-store.ts'
import { windowOf } from './hours.ts'
import { mine } from './own-words.ts'
import { addNonuse, lockPerson, reachPerson } from './person-store.ts'
import { historyOf, planFor } from './plan-person.ts'
import { noteContext, overrideContext } from './seal-contexts.ts'

export const limits = {
  perCycle: outreachPolicy.attemptsPerCycle,
  silentDays: outreachPolicy.silentDays,
  spacingHours: outreachPolicy.spacingHours,
}

/** How long a slip can be taken back. Longer than the ten seconds on the screen, because the link is slow. */
const UNDO_MIN = 10

type Plan = ReturnType<typeof planFor>
type Hold = 'outreach.outside-hours' | 'outreach.too-soon' | 'outreach.cycle-full' | 'outreach.in-peace'

/** @source services/03 R-ENR-02: the hours are a hard block, and a reason may stand above them; the limits never. */
export const hoursReasons: readonly string[] = ['working-hours', 'quiet-hours', 'outside-window']

function obstacleOf(plan: Plan, overridden: boolean): Refusal<Hold> | null {
  if (plan.do === 'now') return null
  if (plan.do === 'stop') return refuse('outreach.in-peace', { because: plan.because })
  const details = { because: plan.because, until: plan.until }
  switch (plan.because) {
    case 'other-window':
      return null
    case 'spacing':
      return refuse('outreach.too-soon', details)
    case 'cycle-full':
      return refuse('outreach.cycle-full', details)
    case 'working-hours':
    case 'quiet-hours':
    case 'outside-window':
      return overridden ? null : refuse('outreach.outside-hours', details)
    default:
      return refuse('outreach.in-peace', details)
  }
}

export const beginCallHandler = handle(beginCall, async ({ input, tx, actor, now, keys, newId, saw }) => {
  await lockPerson(tx, input.person)
  const person = await reachPerson(tx, input.person)
  if (person === undefined) return refuse('outreach.person-missing')
  const attempts = await attemptsOf(tx, [input.person])
  const plan = planFor(person, attempts, now)
  const obstacle = obstacleOf(plan, input.override !== null)
  if (obstacle !== null) return obstacle
  const id = newId()
  const outside = plan.do === 'wait' && hoursReasons.includes(plan.because)
  const tried = cycleAt(outreachPolicy, historyOf(person, attempts).attempts, now).attempts.length
  const attempt = {
    id,
    program: person.program,
    person: person.person,
    cycle: person.stored > 0 && tried === 0 ? person.cycle + 1 : person.cycle,
    how: 'call',
    channel: input.channel,
    contact: input.contact,
    purpose: person.purpose,
    subject: null,
    template: null,
    window: windowOf(now, person.hours),
    slot: slotOf(now),
    at: now,
    message: null,
    by: actor.accountId,
    overrideSealed: outside && input.override !== null ? seal(keys, overrideContext(id), input.override) : null,
    madeAt: now,
  } as const
  await addAttempts(tx, [attempt], limits)
  // From here on name and numbers are in somebody's hands; the person reads whose.
  await saw(person.person, 'C1', 'contact-card', 'outreach')
  return {
    output: { attempt: id, purpose: person.purpose },
    about: person.person,
    topics: ['outreach'],
    changes: mine(person.person),
  }
})

export const noteResultHandler = handle(noteResult, async ({ input, tx, now, newId }) => {
  const attempt = await lockAttempt(tx, input.attempt)
  if (attempt === undefined) return refuse('outreach.attempt-missing')
  if (input.laterAt !== null && input.laterAt <= now) return refuse('outreach.later-is-past')
  const dialled = await setDialled(tx, attempt, input.contact)
  if (dialled === undefined) return refuse('outreach.contact-missing')
  const { person, program } = attempt
  const { channel, contact } = dialled
  const { result, laterAt } = input
  await setResult(tx, attempt.id, { result, at: now, laterAt })
  if (result === 'respondido') await endCycle(tx, person, { at: now, why: 'answered', askedAt: laterAt })
  else if (result === 'rechazo') await endCycle(tx, person, { at: now, why: 'declined', askedAt: null })
  else if (laterAt !== null) await askLater(tx, person, laterAt)
  const reason = result === 'rechazo' ? input.reason : null
  if (reason !== null) {
    const row = { id: newId(), program, person, code: reason, noteSealed: null, to: 'coordinator', at: now } as const
    await addNonuse(tx, [row])
  }
  const made = attemptMade.of({ person, program, channel: channelOf(channel), contact, result, at: now })
  const declined = personDeclined.of({ person, program, reason, at: now })
  return {
    output: null,
    about: person,
    events: result === 'rechazo' ? [made, declined] : [made],
    topics: ['outreach', 'roster'],
  }
})

const channels = ['movil', 'whatsapp', 'correo', 'fijo', 'radio_eess', 'app'] as const
export const channelOf = (channel: string): (typeof channels)[number] =>
  channels.find((one) => one === channel) ?? 'app'

export const undoCallHandler = handle(undoCall, async ({ input, tx, now }) => {
  const attempt = await lockAttempt(tx, input.attempt)
  if (attempt === undefined) return refuse('outreach.attempt-missing')
  if (plusMinutes(attempt.madeAt, UNDO_MIN) < now) return refuse('outreach.too-late-to-undo')
  await undoAttempts(tx, [attempt.id], now, limits.spacingHours)
  const { person, program, contact, result } = attempt
  return {
    output: null,
    about: person,
    events: [attemptUndone.of({ person, program, contact, result, at: now })],
    topics: ['outreach'],
    changes: mine(person),
  }
})

export const recordDeclineHandler = handle(recordDecline, async ({ input, tx, now, keys, newId }) => {
  const person = await reachPerson(tx, input.person)
  if (person === undefined) return refuse('outreach.person-missing')
  await endCycle(tx, person.person, { at: now, why: 'declined', askedAt: null })
  if (input.reason !== null || input.note !== null) {
    const id = newId()
    const noteSealed = input.note === null ? null : seal(keys, noteContext(id), input.note)
    const row = { id, program: person.program, person: person.person, noteSealed, to: 'coordinator', at: now } as const
    await addNonuse(tx, [{ ...row, code: input.reason ?? 'otro' }])
  }
  const said = { person: person.person, program: person.program, reason: input.reason, at: now }
  return { output: null, about: person.person, events: [personDeclined.of(said)], topics: ['outreach', 'roster'] }
})
