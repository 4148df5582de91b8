import { type DecisionRefused, decisionRefused } from '@ayni/clinical/emergency'
import { type EventOf, type InputOf, type Instant, isRefusal, plusMinutes, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { decide, tellPerson } from '../contract.ts'
import { insertDecision, markTold, untold } from './course-store.ts'
import { knownFacts } from './facts-store.ts'
import { ownEmergency } from './own-emergency.ts'
import { decisionKey, kept, owe, tellKey } from './promises.ts'
import { decisionContext } from './seal-contexts.ts'
import { searchOf } from './search.ts'
import { type EmergencyRow, mayOpen, saveEmergency, silenceMin } from './store.ts'

type Input = InputOf<typeof decide>
const ONE_DAY_MIN = 1440

const refusals = {
  'only-a-psychiatrist': 'emergency.only-a-psychiatrist',
  'not-consented': 'emergency.not-consented',
  'not-yet-unreachable': 'emergency.not-yet-unreachable',
  'only-if-imminent': 'emergency.only-if-imminent',
  'heads-the-facility': 'emergency.heads-the-facility',
  'no-facility': 'emergency.no-facility',
} as const satisfies Readonly<Record<DecisionRefused, string>>

/** When it is looked at again: on the day agreed, or when nothing has been written down in time. */
const nextAfter = (row: EmergencyRow, input: Input, now: Instant): Instant =>
  row.kind !== 'imminent' && input.what === 'keep-trying' && input.lookAgainAt !== null
    ? input.lookAgainAt
    : plusMinutes(now, silenceMin(row))

const isDated = ({ what, lookAgainAt }: Input, now: Instant): boolean =>
  what !== 'keep-trying' || (lookAgainAt !== null && lookAgainAt > now && lookAgainAt <= plusMinutes(now, ONE_DAY_MIN))

async function mayDecide({ tx, keys, now, input, actor }: CommandContext<Input>, row: EmergencyRow) {
  const isPsychiatrist = actor.roles.includes('psychiatrist')
  if (input.imminent && !isPsychiatrist) return refuse('emergency.only-a-psychiatrist')
  const facts = await knownFacts(tx, row)
  const said = { ...facts, saidImminent: facts.saidImminent || input.imminent }
  const search = searchOf(said, row, { policy: row.policy, keys, person: row.person, now })
  // Nobody can have been asked whom nobody reaches.
  const agreed = input.asked === 'agreed' && row.kind === 'imminent'
  const refused = search === null ? null : decisionRefused(input.what, search, { psychiatrist: isPsychiatrist, agreed })
  if (refused !== null) return refuse(refusals[refused])
  return isDated(input, now) ? null : refuse('emergency.look-again-not-dated')
}

const decideHere = async (context: CommandContext<Input>, row: EmergencyRow) => {
  const { input, tx, actor, now, newId, keys } = context
  const by = actor.accountId
  const obstacle = await mayDecide(context, row)
  if (obstacle !== null) return obstacle
  if (by === null) return refuse('emergency.unknown')
  const id = newId()
  const nextAt = nextAfter(row, input, now)
  const again = row.kind === 'unreachable' && input.what === 'keep-trying' ? decisionKey(row.id, nextAt) : null
  // Trying again reveals nothing to anybody: there is nothing to tell.
  const toldAt = input.told === 'before' || input.what === 'keep-trying' ? now : null
  await insertDecision(tx, row, {
    ...{ id, what: input.what, by, asPsychiatrist: actor.roles.includes('psychiatrist'), imminent: input.imminent },
    ...{ asked: row.kind === 'imminent' ? input.asked : 'could-not-ask', told: input.told, toldAt, at: now },
    reasonSealed: seal(keys, decisionContext(id), input.reason),
  })
  await saveEmergency(tx, { ...row, nextAt, decisionKey: again })
  const lookAgain: readonly EventOf[] =
    again === null
      ? []
      : [owe(row, { key: again, kind: 'unreachable-decision', role: 'psychiatrist', owedBy: null, dueAt: nextAt }, now)]
  const tell = {
    key: tellKey(id),
    kind: 'safety-contact',
    role: 'duty',
    owedBy: by,
    dueAt: plusMinutes(now, row.policy.tellWithinMin),
  } as const
  return {
    output: { decision: id },
    about: row.person,
    events: [...kept(row.decisionKey, by, now), ...lookAgain, ...(toldAt === null ? [owe(row, tell, now)] : [])],
    topics: ['emergencies', 'promises'],
  }
}

export const decideHandler = handle(decide, async (context) => {
  const row = await ownEmergency(context.tx, context.actor, context.input.emergency)
  return isRefusal(row) ? row : asSystem(context.tx, context.actor, () => decideHere(context, row))
})

/** R-SUI-11: what could not be said before is said afterwards, and is owed until it is. */
export const tellPersonHandler = handle(tellPerson, async ({ input, tx, actor, now }) => {
  const person = await untold(tx, input.of)
  if (person === undefined || (await mayOpen(tx, person)) === undefined) return refuse('emergency.unknown')
  await asSystem(tx, actor, () => markTold(tx, input.of, now))
  return {
    output: null,
    about: person,
    events: kept(tellKey(input.of), actor.accountId, now),
    topics: ['emergencies', 'promises'],
  }
})
