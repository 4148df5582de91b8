import { changesBetween, type ProgrammeTimers, programmeProblems, timerGroups } from '@ayni/clinical/timers'
import { refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { groupsSaid, readInForce, setTimers, signTimers } from '../contract.ts'
import { addVersion, lockTimers, signVersion, type VersionRow, versionsOf } from './store.ts'

const topics = ['rota', 'alerts', 'timers']

/** The newest version, with nobody else's hand on it until this is over. */
async function newestOf({ actor, tx }: CommandContext<unknown>) {
  if (actor.programId === null || actor.accountId === null) return null
  await lockTimers(tx, actor.programId)
  const [newest] = await versionsOf(tx, actor.programId)
  return { program: actor.programId, by: actor.accountId, newest, number: newest?.version ?? 0 }
}

const isWhole = (row: VersionRow): boolean => groupsSaid(row).length === timerGroups.length

const same = (newest: VersionRow | undefined, timers: ProgrammeTimers): boolean =>
  newest !== undefined && isWhole(newest) && changesBetween(readInForce(newest).timers, timers).length === 0

/** A new version has no signature, whoever wrote it; it changes no clock until it has one. */
export const setTimersHandler = handle(setTimers, async (context) => {
  const { input, tx, now } = context
  const found = await newestOf(context)
  if (found === null || found.number !== input.after) return refuse('timers.changed')
  const [problem] = programmeProblems(input.timers)
  if (problem !== undefined) return refuse('timers.unfit', { ...problem })
  if (same(found.newest, input.timers)) return refuse('timers.same')
  const version = found.number + 1
  await addVersion(tx, { program: found.program, version, timers: input.timers, by: found.by, at: now })
  return { output: { version }, topics }
})

/** @safety What is signed is exactly what was read: a version that came meanwhile is refused. */
export const signTimersHandler = handle(signTimers, async (context) => {
  const { input, tx, now } = context
  const found = await newestOf(context)
  if (found === null || found.number !== input.version) return refuse('timers.changed')
  const { program, by, newest, number } = found
  const whole = newest !== undefined && isWhole(newest)
  if (whole && newest.signedAt !== null) return refuse('timers.signed')
  // What was stored before a value existed does not say it: it is signed as a version that does.
  const version = whole ? newest.version : number + 1
  if (!whole) await addVersion(tx, { program, version, timers: readInForce(newest).timers, by, at: now })
  await signVersion(tx, program, version, by, now)
  return { output: { version }, topics }
})
