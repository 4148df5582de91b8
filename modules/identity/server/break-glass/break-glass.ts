import { plusMinutes, refuse, system, z } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { asSystem, inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { breakGlass, careChanged, glassBroken, openBreakGlasses, reviewBreakGlass } from '../../contract.ts'
import { isBlocked, openCare } from '../access/store.ts'
import { findParticipant } from '../devices/store.ts'
import { closeExpired, findBreakGlass, insertBreakGlass, insertReview, unreviewed } from './store.ts'

/** @source services/00-shared-model.md §2.2: a second reader within 24 h. Four hours of opening is [D]. */
export const glass = { openMin: 240, secondReaderMin: 1440 } as const

const reasonOf = (id: string): string => `identity.break-glass.reason:${id}`

export const breakGlassHandler = handle(breakGlass, async ({ input, actor, tx, now, keys, newId, saw }) => {
  const account = actor.accountId
  const participant = await findParticipant(tx, input.person)
  if (participant === undefined || account === null) return refuse('identity.person-unknown')
  const { personId: person, programId: program } = participant
  if (await asSystem(tx, actor, () => isBlocked(tx, person, account))) return refuse('identity.not-available')
  const id = newId()
  const expiresAt = plusMinutes(now, glass.openMin)
  const secondReaderDueAt = plusMinutes(now, glass.secondReaderMin)
  await insertBreakGlass(tx, {
    id,
    program,
    person,
    account,
    reasonSealed: seal(keys, reasonOf(id), input.reason),
    openedAt: now,
    expiresAt,
    secondReaderDueAt,
  })
  await asSystem(tx, actor, () => openCare(tx, 'break_glass', { id: newId(), program, person, account, at: now }))
  await saw(person, 'C4', 'break-glass', 'break-glass')
  return {
    output: { id, expiresAt, secondReaderDueAt },
    about: person,
    events: [
      glassBroken.of({ id, person, program, by: account, at: now, secondReaderDueAt }),
      careChanged.of({ person, program, account, kind: 'break_glass', holds: true, at: now }),
    ],
    topics: ['access'],
  }
})

export const reviewBreakGlassHandler = handle(reviewBreakGlass, async ({ input, actor, tx, now }) => {
  const found = await findBreakGlass(tx, input.id)
  if (found === undefined || actor.accountId === null) return refuse('identity.break-glass-unknown')
  if (found.account === actor.accountId) return refuse('identity.own-break-glass')
  if (!(await insertReview(tx, input.id, actor.accountId, input.says, now))) return refuse('identity.already-reviewed')
  return { output: null, about: found.person, topics: ['access'] }
})

export const openBreakGlassesHandler = answer(openBreakGlasses, async ({ actor, tx, keys }) => {
  const waiting = await unreviewed(tx)
  return waiting.map(({ account, reasonSealed, ...row }) => ({
    ...row,
    own: account === actor.accountId,
    reason: open(keys, reasonOf(row.id), reasonSealed, z.string()),
  }))
})

export const closeBrokenGlass: Job = {
  name: 'identity.close-broken-glass',
  everySeconds: 60,
  run: async ({ database, now }) =>
    void (await inTransaction(database.app, system(null), (tx) => closeExpired(tx, now))),
}
