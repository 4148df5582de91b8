import { refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { personCard } from '../contract.ts'
import { cardRowOf, isBlocked } from './card-store.ts'
import { type PointRow, pointsOf } from './contact-store.ts'
import { contactContext, nameOf, noteContext } from './identity-seal.ts'
import { postsOf } from './post-store.ts'
import { factOf } from './posts.ts'
import { historyOf } from './state-store.ts'

const pointOf = (keys: KeyRing, row: PointRow) => ({
  contact: row.id,
  channel: row.channel,
  value: row.sealed === null ? null : open(keys, contactContext(row.id), row.sealed, z.string()),
  owner: row.owner,
  mayLeaveMessage: row.mayLeaveMessage,
  mayWrite: row.never ? ('no' as const) : row.allowed ? ('yes' as const) : ('usual' as const),
  shared: row.shared,
  wrongSince: row.wrongSince,
  lastOkAt: row.lastOkAt,
  failedSince: row.failedSince,
})

/**
 * One opened person. It leaves a mark that the person reads, and whom they asked not to see them finds nobody here, as if the
 * person did not exist.
 */
export const personCardAnswer = answer(personCard, async ({ input, tx, actor, keys, saw }) => {
  const { person } = input
  const row = await cardRowOf(tx, person)
  if (row === undefined) return refuse('enrollment.person-missing')
  if (await asSystem(tx, actor, () => isBlocked(tx, person, actor.accountId)))
    return refuse('enrollment.person-missing')
  await saw(person, 'C1', 'person-card', 'coordination')
  const { identitySealed, notes, ...rest } = row
  const posts = await postsOf(tx, person)
  return {
    ...rest,
    channelOrder: [...rest.channelOrder],
    name: nameOf(keys, person, identitySealed),
    contacts: (await pointsOf(tx, person)).map((one) => pointOf(keys, one)),
    posts: posts.map((one) => ({ post: one.post, ...factOf(keys, one), confirmedAt: one.confirmedAt })),
    notes: notes.map(({ id, what, at, sealed }) => ({
      what,
      at,
      why: open(keys, noteContext(id), sealed, z.string()),
    })),
    history: [...(await historyOf(tx, person))],
  }
})
