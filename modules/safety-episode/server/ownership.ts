import { type InputOf, isRefusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { accompany, handTo, takeOwnership } from '../contract.ts'
import { heard } from './apply.ts'
import { episodeAtHand } from './own-episode.ts'
import { follow, nameOf, standingOf, unfollow } from './who-store.ts'

/** Opens the person to whoever will call them; the person reads who reads (2.1). */
export const accompanyHandler = handle(accompany, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, now, newId } = context
    const found = await episodeAtHand(context, actor, input.episode)
    if (isRefusal(found)) return found
    const { row, account, standing } = found
    if (standing.keptApart) return refuse('safety-episode.conflict')
    await follow(tx, newId(), row, account, now)
    return { output: null, about: row.person, topics: ['episodes'] }
  }),
)

export const takeOwnershipHandler = handle(takeOwnership, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, now, newId } = context
    const found = await episodeAtHand(context, actor, input.episode)
    if (isRefusal(found)) return found
    const { row, account, standing } = found
    if (standing.keptApart) return refuse('safety-episode.conflict')
    if (row.owner !== null && row.owner !== account)
      return refuse('safety-episode.taken', { by: await nameOf(tx, row.owner) })
    await follow(tx, newId(), row, account, now)
    const done = await heard(context, row, { is: 'owner', to: account, at: now }, { account })
    return {
      output: { owner: account },
      about: row.person,
      events: done?.events ?? [],
      changes: done?.changes ?? [],
      topics: ['episodes'],
    }
  }),
)

/** @safety nothing waits for an owner: whoever answers goes on, and another is owed within a day (SUI-08). */
const give = async (context: CommandContext<InputOf<typeof handTo>>) => {
  const { input, actor, tx, now, newId } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  if (input.to !== null) {
    const standing = await standingOf(tx, row, input.to)
    if (standing === undefined || !standing.active || !standing.isPsychiatrist)
      return refuse('safety-episode.not-a-psychiatrist')
    if (standing.keptApart) return refuse('safety-episode.conflict')
    await follow(tx, newId(), row, input.to, now)
  }
  // Nobody keeps the record open without reason; who only leaves keeps it until somebody else has it.
  const letsGo = input.to !== null || input.because === 'conflict' || input.because === 'person-asked'
  if (letsGo && row.owner !== null && row.owner !== input.to) await unfollow(tx, row.person, row.owner, now)
  const done = await heard(context, row, { is: 'owner', to: input.to, at: now }, { account })
  return {
    output: null,
    about: row.person,
    events: done?.events ?? [],
    changes: done?.changes ?? [],
    topics: ['episodes'],
  }
}

export const handToHandler = handle(handTo, (context) => asSystem(context.tx, context.actor, () => give(context)))
