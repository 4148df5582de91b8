import { defaultTimers, timersProblems } from '@ayni/clinical/ladder'
import { refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { readInForce, setTimers, signTimers } from '../contract.ts'
import { addVersion, lockTimers, signVersion, type VersionRow, versionsOf } from './store.ts'

const topics = ['rota', 'alerts', 'timers']

/** The newest version, with nobody else's hand on it until this is over. */
async function newestOf({ actor, tx }: CommandContext<unknown>) {
  if (actor.programId === null || actor.accountId === null) return null
  await lockTimers(tx, actor.programId)
  const [newest] = await versionsOf(tx, actor.programId)
  return { program: actor.programId, by: actor.accountId, newest, number: newest?.version ?? 0 }
}

const same = (newest: VersionRow | undefined, timers: unknown): boolean =>
  newest !== undefined && JSON.stringify(readInForce(newest).timers) === JSON.stringify(timers)

/** A new version has no signature, whoever wrote it; it changes no clock until it has one. */
export const setTimersHandler = handle(setTimers, async (context) => {
  const { input, tx, now } = context
  const found = await newestOf(context)
  if (found === null || found.number !== input.after) return refuse('timers.changed')
  const [problem] = timersProblems(input.timers)
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
  const { program, by, newest } = found
  if (newest !== undefined && newest.signedAt !== null) return refuse('timers.signed')
  const version = newest?.version ?? 1
  if (newest === undefined) await addVersion(tx, { program, version, timers: defaultTimers, by, at: now })
  await signVersion(tx, program, version, by, now)
  return { output: { version }, topics }
})
