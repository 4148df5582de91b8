import { checkInClass, type DeadlineKind, type Heard, passTime } from '@ayni/clinical/episode'
import { type EventOf, type InputOf, type PersonId, type ProgramId, system } from '@ayni/kernel'
import { incidentHappened } from '@ayni/modules/incidents/contract'
import { concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { type Change, handle } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import { look } from '../contract.ts'
import { type Desk, heard, storeStep } from './apply.ts'
import { claimMissed, dueCheckIns } from './check-in-store.ts'
import { claim, dueEpisodes, type EpisodeRow, nobodyHasAlertOf, openEpisodeOf, returnedAlerts } from './store.ts'

const incidentOf = (because: DeadlineKind) => (because === 'owner' ? 'no-owner' : 'no-contact-recorded')

/** What is late becomes a signal, and is the ladder's again; where the person left, or nobody owns them, an incident: they hear nothing. */
function said({ now, newId }: Desk, row: EpisodeRow, one: Heard): readonly EventOf[] {
  const { person, program } = row
  switch (one.do) {
    case 'owe-call':
      return []
    case 'incident':
      return [incidentHappened.of({ source: newId(), kind: incidentOf(one.because), program, person, at: now })]
    case 'signal': {
      const because = [one.because === 'contact' ? 'CONTACT_MISSED' : 'EPISODE_LATE']
      const signal = { kind: 'missed-contact' as const, person, program, class: one.class, because }
      return [concernRaised.of({ ...signal, source: newId(), occurredAt: now, receivedAt: now })]
    }
  }
}

/** Time alone: nothing is lowered, nothing ends, and there is always a next look. */
async function lookAt(
  desk: Desk,
  row: EpisodeRow,
): Promise<{ readonly events: readonly EventOf[]; readonly changes: readonly Change[] }> {
  const { course, heard } = passTime(row.course, row.policy, desk.now)
  const done = await storeStep(desk, row, { step: { course, moves: [] }, event: null, by: { account: null } })
  return { events: [...done.events, ...heard.flatMap((one) => said(desk, row, one))], changes: done.changes }
}

/** [D] An agreed check-in that stays unanswered: as A where the last live assessment was further or imminent. */
async function lookAtCheckIns(desk: Desk, ids: readonly string[]) {
  const events: EventOf[] = []
  const changes: Change[] = []
  for (const { id, person, program } of await claimMissed(desk.tx, ids, desk.now)) {
    const row = await openEpisodeOf(desk.tx, desk.keys, person)
    changes.push({ person, kind: 'check-in', key: id })
    if (row === undefined || row.course.leftAt !== null) continue
    const signal = { kind: 'missed-check-in', person, program, class: checkInClass(row.course.risk) } as const
    const at = { occurredAt: desk.now, receivedAt: desk.now }
    events.push(concernRaised.of({ ...signal, ...at, source: id, because: ['CHECK_IN_UNANSWERED'] }))
  }
  return { events, changes }
}

/** SUI-02: the ladder calls already; here it is known as well that nobody has them. */
async function lookAtReturned(desk: Desk, people: readonly PersonId[]) {
  const events: EventOf[] = []
  const changes: Change[] = []
  for (const person of people) {
    const row = await openEpisodeOf(desk.tx, desk.keys, person)
    if (row === undefined || !(await nobodyHasAlertOf(desk.tx, person))) continue
    const done = await heard(desk, row, { is: 'returned', at: desk.now })
    events.push(...(done?.events ?? []))
    changes.push(...(done?.changes ?? []))
  }
  return { events, changes }
}

export const lookHandler = handle(look, async (context) => {
  const { input, tx, keys, now } = context
  const events: EventOf[] = []
  const changes: Change[] = []
  for (const row of await claim(tx, keys, input.episodes, now)) {
    const seen = await lookAt(context, row)
    events.push(...seen.events)
    changes.push(...seen.changes)
  }
  const checkIns =
    input.checkIns.length === 0 ? { events: [], changes: [] } : await lookAtCheckIns(context, input.checkIns)
  const returned = await lookAtReturned(context, input.returned)
  return {
    output: null,
    events: [...events, ...checkIns.events, ...returned.events],
    changes: [...changes, ...checkIns.changes, ...returned.changes],
    topics: ['episodes'],
  }
})

type Due = InputOf<typeof look>
type Found = { readonly program: ProgramId } & Due

async function due({ database, now }: JobContext): Promise<readonly Found[]> {
  return inTransaction(database.app, system(null), async (tx) => {
    const episodes = await dueEpisodes(tx, now, BATCH)
    const checkIns = await dueCheckIns(tx, now, BATCH)
    const programs = new Set([...episodes, ...checkIns].map(({ program }) => program))
    return [...programs].map((program) => ({
      program,
      episodes: episodes.filter((one) => one.program === program).map(({ id }) => id),
      checkIns: checkIns.filter((one) => one.program === program).map(({ id }) => id),
      returned: [],
    }))
  })
}

const nobody: Due = { episodes: [], checkIns: [], returned: [] }
const BATCH = 100
const MOST_BATCHES = 20

/** @safety one episode that breaks must not hold up the others: after a failed batch each is looked at alone. */
async function settle(context: JobContext, { program, episodes, checkIns }: Found): Promise<boolean> {
  const give = (input: Due) => context.give({ name: look.name, input, commandId: context.newId(), program })
  try {
    return (await give({ ...nobody, episodes, checkIns })).outcome !== 'refused'
  } catch (error) {
    context.log.error({ err: error, program }, 'a batch of episodes failed; each is looked at alone')
  }
  const alone = [
    ...episodes.map((id): Due => ({ ...nobody, episodes: [id] })),
    ...checkIns.map((id): Due => ({ ...nobody, checkIns: [id] })),
  ]
  for (const one of alone)
    try {
      await give(one)
    } catch (error) {
      context.log.error(
        { err: error, episodes: one.episodes, checkIns: one.checkIns },
        'an episode could not be looked at; it stays due and is tried again',
      )
    }
  return false
}

/** Each by itself: whoever holds one of them holds up no other. */
async function settleReturned(context: JobContext): Promise<void> {
  const { database, log, give, newId } = context
  const all = await inTransaction(database.app, system(null), (tx) => returnedAlerts(tx, BATCH))
  for (const { person, program } of all)
    try {
      await give({ name: look.name, input: { ...nobody, returned: [person] }, commandId: newId(), program })
    } catch (error) {
      log.error({ err: error, program }, 'an alert that nobody has any more could not be told to its episode')
    }
}

export const lookJob: Job = {
  name: 'safety-episode.look',
  everySeconds: 15,
  run: async (context) => {
    await settleReturned(context)
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const found = await due(context)
      if (found.length === 0) return
      const whole = await Promise.all(found.map((one) => settle(context, one)))
      if (whole.includes(false)) return
    }
  },
}
