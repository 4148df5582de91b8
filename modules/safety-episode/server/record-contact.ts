import { asqWasAsked, type EpisodeCourse, liveAsqClass } from '@ayni/clinical/episode'
import { type Actor, type InputOf, isRefusal, refuse, toInstant } from '@ayni/kernel'
import { concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { type CallMissing, recordContact, rescheduleContact } from '../contract.ts'
import { answerWith, apply, type Desk, wasRefused } from './apply.ts'
import { episodeOfContact, insertTry } from './contact-store.ts'
import { type AtHand, codeOf, episodeAtHand } from './own-episode.ts'
import { tryContext } from './seal-text.ts'
import { follow } from './who-store.ts'

type Input = InputOf<typeof recordContact>

/** Speaking with them; a message is contact only where they answered it. */
const isLive = ({ result }: Pick<Input, 'result'>): boolean => result === 'reached'

const lookOf = (means: Input['means']): 'looked-at' | 'not-kept' | null =>
  means === 'not-kept' ? means : means === 'kept' || means === 'changed' ? 'looked-at' : null

/** @safety what they answer live that raises an alert waits for no question about what was agreed. */
const owesMeans = ({ asq, means }: Input, { meansAt }: EpisodeCourse): boolean =>
  means === 'not_asked' && meansAt !== null && (asq === null || liveAsqClass(asq) === null)

function missingOf(input: Input, course: EpisodeCourse): readonly CallMissing[] {
  if (!isLive(input)) return []
  return [
    ...(input.asq === null || !asqWasAsked(input.asq) ? (['asq'] as const) : []),
    ...(owesMeans(input, course) ? (['means'] as const) : []),
    ...(input.nextContactAt === null ? (['next-contact'] as const) : []),
  ]
}

/** R-SUI-09: the ASQ is asked live at each contact, and its answers only ever raise. */
function alarm({ row }: AtHand, input: Input, context: CommandContext<Input>) {
  const of = input.asq === null ? null : liveAsqClass(input.asq)
  if (of === null) return []
  const { now, newId } = context
  const { person, program } = row
  const at = input.at < now ? input.at : now
  return [
    concernRaised.of({
      ...{ source: newId(), kind: 'clinician', person, program, class: of, because: ['ASQ_LIVE_POSITIVE'] },
      ...{ occurredAt: at, receivedAt: now },
    }),
  ]
}

/** The planned contact of an open episode, or why there is none. */
async function contactAtHand(desk: Desk, actor: Actor, contact: string) {
  const episode = await episodeOfContact(desk.tx, contact)
  const found = episode === undefined ? undefined : await episodeAtHand(desk, actor, episode)
  if (found !== undefined && isRefusal(found) && found.refused === 'safety-episode.over')
    return refuse('safety-episode.over')
  if (found === undefined || isRefusal(found) || found.row.contact !== contact)
    return refuse('safety-episode.contact-unknown')
  return found
}

const late = {
  'next-contact-too-late': 'safety-episode.next-contact-too-late',
  'next-contact-not-dated': 'safety-episode.next-contact-not-dated',
  'no-contact-planned': 'safety-episode.contact-unknown',
} as const

const record = async (context: CommandContext<Input>) => {
  const { input, actor, tx, keys, now, newId } = context
  const found = await contactAtHand(context, actor, input.contact)
  if (isRefusal(found)) return found
  const { row, account } = found
  const missing = missingOf(input, row.course)
  if (missing.length > 0) return refuse('safety-episode.call-incomplete', { missing })
  const at = input.at < now ? input.at : now
  const { means, nextContactAt } = input
  const event = { is: 'contact', at, live: isLive(input), means: lookOf(means), nextContactAt } as const
  const after = await apply(context, row, event, { account })
  if (wasRefused(after)) return codeOf(after, late)
  const id = newId()
  const sealed = seal(keys, tryContext(id), { asq: input.asq, means: input.means, words: input.words })
  const { contact, channel, result } = input
  await insertTry(tx, row, { id, contact, by: account, at, channel, result, sealed })
  await follow(tx, newId(), row, account, now)
  const alarms = alarm(found, input, context)
  const next = after.row.course.contact
  const output = {
    next: after.row.contact ?? contact,
    nextContactAt: toInstant(next?.callDueAt ?? next?.dueAt ?? now),
    alerted: alarms.length > 0,
  }
  return answerWith(after, output, alarms)
}

export const recordContactHandler = handle(recordContact, (context) =>
  asSystem(context.tx, context.actor, () => record(context)),
)

const move = async (context: CommandContext<InputOf<typeof rescheduleContact>>) => {
  const { input, actor, now } = context
  const found = await contactAtHand(context, actor, input.contact)
  if (isRefusal(found)) return found
  const { row, account } = found
  // Later than the schedule is a decision, and is reasoned in writing.
  const psychiatrist = actor.roles.includes('psychiatrist') && input.words !== null
  const event = { is: 'rescheduled', at: now, dueAt: input.dueAt, psychiatrist } as const
  const after = await apply(context, row, event, { account })
  if (wasRefused(after)) return codeOf(after, late)
  return answerWith(after, { dueAt: toInstant(after.row.course.contact?.dueAt ?? input.dueAt) })
}

export const rescheduleContactHandler = handle(rescheduleContact, (context) =>
  asSystem(context.tx, context.actor, () => move(context)),
)
