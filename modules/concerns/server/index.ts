import { type Actor, type InputOf, type Instant, type PersonId, type ProgramId, personId, z } from '@ayni/kernel'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { type ConcernKind, concernRaised, standInNamed } from '@ayni/modules/suicide-prevention/contract'
import { answer, type CommandContext, handle, ownTable, react, type ServerModule } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { concernsOf, raiseConcern, tellConcern } from '../contract.ts'
import { concernsAbout, insertConcern, mergeConcerns, nameStandIn, personOfAlias } from './store.ts'

const wordsContext = (id: string): string => `concerns.concern.words:${id}`

/** Under which role they worry: a clinician before anything else they hold. */
function kindOf({
  roles,
}: Actor): Exclude<ConcernKind, 'third-party' | 'check-in' | 'missed-check-in' | 'missed-contact'> {
  if (roles.some((role) => role === 'duty' || role === 'psychiatrist' || role === 'therapist')) return 'clinician'
  if (roles.includes('mentor')) return 'mentor'
  return roles.includes('facilitator') ? 'facilitator' : 'peer'
}

type RaiseContext = CommandContext<InputOf<typeof raiseConcern>>

type Worry = {
  readonly source: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly kind: ConcernKind
  readonly urgent: boolean
}
const read = ({ urgent, ...worry }: Worry, occurredAt: Instant, receivedAt: Instant) => ({
  ...{
    ...worry,
    class: urgent ? ('A' as const) : ('B' as const),
    because: ['SOMEBODY_WORRIES'],
    occurredAt,
    receivedAt,
  },
})
const signalOf = (worry: Worry, occurredAt: Instant, receivedAt: Instant) =>
  concernRaised.of(read(worry, occurredAt, receivedAt))

/** Only whoever may open what was said of them passes it on; for anybody else it is a worry like any other, and says nothing. */
const standInOf = async ({ tx, input }: RaiseContext): Promise<PersonId | undefined> => {
  const { standIn } = input
  if (standIn === undefined) return undefined
  return (await concernsAbout(tx, standIn)).some(({ id }) => id === standIn) ? standIn : undefined
}

/** @safety whether there is such a person, and what is known of them, is answered to nobody: who worries is thanked all the same. */
const raise = handle(raiseConcern, async (context) => {
  const standIn = await standInOf(context)
  return asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, keys, now, newId } = context
    const { programId: program, accountId } = actor
    const found = program === null ? undefined : await personOfAlias(tx, program, input.alias)
    if (program === null) return { output: null }
    const id = newId()
    // An alias that nobody carries stands for somebody who must be found: a slip of the pen may not silence a worry.
    const person = found ?? personId.parse(id)
    const text = found === undefined ? [input.alias, input.words].filter((one) => one !== null).join(': ') : input.words
    const kind = kindOf(actor)
    const wordsSealed = text === null ? null : seal(keys, wordsContext(id), text)
    await insertConcern(tx, {
      id,
      program,
      person,
      from: kind,
      byAccount: accountId,
      urgent: input.urgent,
      at: now,
      wordsSealed,
    })
    const worry: Worry = { source: id, person, program, kind, urgent: input.urgent }
    if (standIn === undefined || found === undefined || accountId === null)
      return { output: null, events: [signalOf(worry, now, now)] }
    // What was said goes along, to whoever may open the alert of the person.
    await nameStandIn(tx, standIn, found)
    const named = standInNamed.of({ ...read(worry, now, now), standIn, alias: input.alias, by: accountId })
    return { output: null, events: [named] }
  })
})

/** A colleague is named in words: the alert goes without an alias and stands for the words, as for a number that nobody gave. */
const tell = handle(tellConcern, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, keys, now, occurredAt, commandId: id } = context
    const { programId: program } = actor
    if (program === null) return { output: null }
    const person = personId.parse(id)
    const wordsSealed = seal(keys, wordsContext(id), input.about)
    // Who worried is not written down beside it: thanked, and not part of anybody's record.
    await insertConcern(tx, {
      id,
      program,
      person,
      from: 'colleague',
      byAccount: null,
      urgent: input.urgent,
      at: now,
      wordsSealed,
    })
    const worry: Worry = { source: id, person, program, kind: 'third-party', urgent: input.urgent }
    return { output: null, events: [signalOf(worry, occurredAt, now)] }
  }),
)

const about = answer(concernsOf, async ({ input, tx, keys, saw }) => {
  const rows = await concernsAbout(tx, input.person)
  if (rows.length > 0) await saw(input.person, 'C4', 'concerns', 'alert')
  return {
    // The id of a concern that stands for somebody is their only name.
    stranger: rows.some(({ id }) => id === input.person),
    rows: rows.map(({ id, at, from, urgent, wordsSealed }) => ({
      ...{ at, from, urgent },
      words: wordsSealed === null ? null : open(keys, wordsContext(id), wordsSealed, z.string()),
    })),
  }
})

const merge = react(peopleMerged, async ({ payload, tx }) => {
  await mergeConcerns(tx, payload.duplicate, payload.survivor)
  return {}
})

export const concerns: ServerModule = {
  name: 'concerns',
  commands: [raise, tell],
  queries: [about],
  reactions: [merge],
  // That somebody worried is theirs to know; who it was and in which words is not handed over (R-SUI-14).
  ownData: [ownTable({ section: 'safety', table: 'concerns.concern', columns: ['at', 'urgent'], order: 'at' })],
}
