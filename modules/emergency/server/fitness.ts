import { plusMinutes, refuse, z } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { fitness, proposeDisclosure, recordFitness, signDisclosure } from '../contract.ts'
import {
  disclosuresOf,
  fitnessOf,
  insertDisclosure,
  insertFitness,
  seenDisclosure,
  signSecond,
} from './fitness-store.ts'
import { owe, tellKey } from './promises.ts'
import { disclosureSeal, fitnessContext } from './seal-contexts.ts'
import { mayOpen } from './store.ts'

const topics = ['fitness']

/**
 * Found together, and leave is the physician's own. Nothing goes to an employer or a college from here: no event, no message, no
 * export is made of it.
 * @source R-SUI-12
 */
export const recordFitnessHandler = handle(recordFitness, async ({ input, tx, actor, now, newId, keys }) => {
  const about = await mayOpen(tx, input.person)
  const by = actor.accountId
  if (about === undefined || by === null) return refuse('emergency.person-unknown')
  if (!input.withPerson) return refuse('emergency.without-the-person')
  const id = newId()
  const { person, program } = about
  const noteSealed = seal(keys, fitnessContext(id), input.note)
  await asSystem(tx, actor, () =>
    insertFitness(tx, { id, person, program, route: input.route, by, at: now, noteSealed }),
  )
  return { output: { fitness: id }, about: person, topics }
})

export const proposeDisclosureHandler = handle(proposeDisclosure, async ({ input, tx, actor, now, newId, keys }) => {
  const about = await mayOpen(tx, input.person)
  const by = actor.accountId
  if (about === undefined || by === null) return refuse('emergency.person-unknown')
  const id = newId()
  const { person, program } = about
  const { to, what, reason, told } = input
  await asSystem(tx, actor, () =>
    insertDisclosure(tx, {
      ...{ id, person, program, sealed: disclosureSeal.seal(keys, id, { to, what, reason }), told },
      ...{ toldAt: told === 'before' ? now : null, firstBy: by, firstAt: now },
      firstAsPsychiatrist: actor.roles.includes('psychiatrist'),
    }),
  )
  return { output: { disclosure: id }, about: person, topics }
})

/** Two people, one of them a psychiatrist. What was not said to the physician before is owed to them from now on. */
export const signDisclosureHandler = handle(signDisclosure, async ({ input, tx, actor, now }) => {
  const row = await seenDisclosure(tx, input.disclosure)
  const by = actor.accountId
  const about = row === undefined ? undefined : await mayOpen(tx, row.person)
  if (row === undefined || by === null || about === undefined) return refuse('emergency.unknown')
  if (row.secondBy !== null) return refuse('emergency.already-signed')
  if (row.firstBy === by) return refuse('emergency.signs-twice')
  const asPsychiatrist = actor.roles.includes('psychiatrist')
  if (!asPsychiatrist && !row.firstAsPsychiatrist) return refuse('emergency.no-psychiatrist-signs')
  const signed = await asSystem(tx, actor, () => signSecond(tx, row.id, { by, asPsychiatrist, at: now }))
  if (!signed) return refuse('emergency.already-signed')
  const dueAt = plusMinutes(now, about.policy.tellWithinMin)
  const tell = { key: tellKey(row.id), kind: 'safety-contact', role: 'duty', owedBy: row.firstBy, dueAt } as const
  return {
    output: null,
    about: row.person,
    events: row.toldAt === null ? [owe(row, tell, now)] : [],
    topics: ['fitness', 'promises'],
  }
})

export const fitnessAnswer = answer(fitness, async ({ input, tx, actor, now, keys, saw }) => {
  const about = await mayOpen(tx, input.person)
  if (about === undefined) return refuse('emergency.person-unknown')
  await saw(about.person, 'C4', 'fitness', 'emergency')
  const notes = await fitnessOf(tx, about.person)
  const disclosures = await disclosuresOf(tx, about.person)
  return {
    now,
    notes: notes.map(({ id, noteSealed, ...rest }) => ({
      ...rest,
      fitness: id,
      note: open(keys, fitnessContext(id), noteSealed, z.string()),
    })),
    disclosures: disclosures.map(({ id, sealed, firstBy, ...rest }) => ({
      ...rest,
      disclosure: id,
      ...disclosureSeal.open(keys, id, sealed),
      mine: firstBy === actor.accountId,
    })),
  }
})
