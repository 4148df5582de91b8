import { slotOf } from '@ayni/clinical/outreach'
import { type ProgramId, plusMinutes } from '@ayni/kernel'
import { type CommandContext, type CommandHandler, handle } from '@ayni/platform/commands'
import { randomToken } from '@ayni/platform/crypto'
import { type PersonMessage, type PersonOutcome, queueToPeople } from '@ayni/platform/messages'
import { deviceLinksMade, sendBatch } from '../contract.ts'
import { addAttempts, type NewAttempt } from './attempt-store.ts'
import { limits } from './calls.ts'
import { windowOf } from './hours.ts'
import { ASK_AFTER, mine } from './own-words.ts'
import { claimDue, type DuePerson, refuseMessages } from './reach-store.ts'

const DAY_MIN = 24 * 60
/** As long as a link that the coordinator makes. @source identity device-secret [D] */
const LINK_DAYS = 14
/** What could not be written is looked at again after this; meanwhile somebody may call. [D] */
const REFUSED_DAYS = 7
/** A message that waited longer says nothing useful any more. [D] */
const EXPIRES_DAYS = 7

type Addressed = {
  readonly due: DuePerson
  readonly cycle: number
  readonly secret: string
  readonly message: PersonMessage
}

/** One message a person and attempt: given again after a crash, the key is the same and nothing is added. */
function addressed(due: DuePerson, program: ProgramId, { now }: CommandContext<unknown>, origin: string): Addressed {
  const cycle = due.stored > 0 && due.attempts === 0 ? due.cycle + 1 : due.cycle
  const what = due.subject ?? `${due.purpose}:${cycle}:${due.attempts + 1}`
  const secret = randomToken(16)
  const envelope = {
    person: due.person,
    programId: program,
    key: `outreach|${due.person}|${what}`,
    subjectRef: `outreach:${due.person}`,
    expiresAt: plusMinutes(now, EXPIRES_DAYS * DAY_MIN),
  } as const
  const message: PersonMessage =
    due.purpose === 'invitation'
      ? { ...envelope, class: 'N5', template: 'invitation', params: { link: `${origin}/#/i/${secret}` } }
      : { ...envelope, class: 'N5', template: 'reminder', params: {} }
  return { due, cycle, secret, message }
}

function attemptOf(
  one: Addressed,
  outcome: PersonOutcome,
  program: ProgramId,
  context: CommandContext<unknown>,
): NewAttempt[] {
  if ('refused' in outcome) return []
  const { due, cycle, message } = one
  return [
    {
      id: context.newId(),
      program,
      person: due.person,
      cycle,
      how: 'message',
      channel: 'app',
      contact: null,
      purpose: due.purpose,
      subject: due.subject,
      template: message.template,
      window: windowOf(outcome.dueAt, due.hours),
      slot: slotOf(outcome.dueAt),
      at: outcome.dueAt,
      message: outcome.id,
      by: null,
      overrideSealed: null,
      madeAt: context.now,
    },
  ]
}

/**
 * The next people of the programme, all in one transaction: claimed, written to, counted, and given their link. Killed at any
 * line, none of it happened.
 */
export const sendBatchFrom = (origin: string): CommandHandler =>
  handle(sendBatch, async (context) => {
    const { tx, actor, now, input } = context
    const { programId: program } = actor
    if (program === null) return { output: { claimed: 0, queued: 0 } }
    const due = await claimDue(tx, program, now, input.limit)
    const ready = due.map((one) => addressed(one, program, context, origin))
    const outcomes = await queueToPeople(
      tx,
      ready.map(({ message }) => message),
      context,
    )
    const attempts = ready.flatMap((one, i) => {
      const outcome = outcomes[i]
      return outcome === undefined ? [] : attemptOf(one, outcome, program, context)
    })
    await addAttempts(tx, attempts, limits)
    const askedWhy = ready.filter(({ due: one }) => one.attempts + 1 >= ASK_AFTER)
    const refused = ready.filter((_, i) => 'refused' in (outcomes[i] ?? { refused: true }))
    await refuseMessages(
      tx,
      refused.map(({ due: one }) => one.person),
      plusMinutes(now, REFUSED_DAYS * DAY_MIN),
    )
    const links = ready
      .filter(({ message }, i) => message.template === 'invitation' && isNew(outcomes[i]))
      .map(({ due: one, secret }) => ({ person: one.person, secret, expiresAt: plusMinutes(now, LINK_DAYS * DAY_MIN) }))
    return {
      output: { claimed: due.length, queued: attempts.length },
      events: links.length === 0 ? [] : [deviceLinksMade.of({ program, at: now, links })],
      changes: askedWhy.flatMap(({ due: one }) => mine(one.person)),
      topics: due.length === 0 ? [] : ['outreach'],
    }
  })

const isNew = (outcome: PersonOutcome | undefined): boolean =>
  outcome !== undefined && !('refused' in outcome) && !outcome.repeated

/** So many in one transaction: small enough to be done again after a crash, large enough for twelve thousand in a minute. */
export const BATCH = 1000
