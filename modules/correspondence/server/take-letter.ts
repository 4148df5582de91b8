import { addWorkingDays, workingCalendar } from '@ayni/clinical/clocks'
import { type ReplyReading, readReply } from '@ayni/clinical/crisis-phrases'
import { type EventOf, type Instant, instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import { holidayChanges } from '@ayni/platform/calendar'
import type { CommandContext } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { crisisRead, letterCame } from '../contract.ts'
import { replyPolicy } from './policy.ts'
import { sealText } from './seal-text.ts'
import { type CameIn, type ComingIn, comeIn, type LetterChannel, type ThreadKind } from './thread-store.ts'

export type Letter = {
  readonly id: string
  readonly subject: PersonId
  readonly program: ProgramId
  readonly kind: ThreadKind
  readonly channel: LetterChannel
  readonly text: string
  readonly occurredAt: Instant
  readonly number: { readonly key: string; readonly sealed: string } | null
  readonly provider: { readonly name: string; readonly id: string } | null
}

export type Taken = {
  readonly thread: CameIn
  readonly reading: ReplyReading
  readonly events: readonly EventOf[]
}
type Context = Pick<CommandContext<unknown>, 'tx' | 'now' | 'keys'>
type Because = Parameters<typeof crisisRead.of>[0]['because'][number]

/** Orders by SMS or WhatsApp that the house answers by itself; whatever else somebody writes, a person of the team answers. */
const answeredByHouse: ReadonlySet<ReplyReading['says']> = new Set([
  'stop',
  'start',
  'not-now',
  'wrong-number',
  'keyword',
])

/** @safety A request for help is read by a human like a listed phrase, and its class is never lower than theirs. */
export function reviewOf(
  { crisis, says }: ReplyReading,
  kind: ThreadKind,
): { readonly class: 'A' | 'B'; readonly because: Because[] } | null {
  if (crisis === false && says !== 'help') return null
  const phrase: Because[] =
    crisis === false ? [] : [crisis.phrase.endsWith('everyday-words') ? 'REPLY_EVERYDAY_WORDS' : 'REPLY_PHRASE']
  const asked: Because[] = says === 'help' ? ['REPLY_ASKED_HELP'] : []
  const from: Because[] =
    kind === 'person' ? [] : kind === 'shared' ? ['REPLY_SHARED_NUMBER'] : ['REPLY_UNKNOWN_NUMBER']
  return { class: crisis === false ? 'B' : crisis.class, because: [...phrase, ...asked, ...from] }
}

const dueBy = async (tx: Tx, program: ProgramId, now: Instant): Promise<Instant> => {
  const calendar = workingCalendar(now, await holidayChanges(tx, program))
  return instant.parse(addWorkingDays(now, replyPolicy.answerWorkingDays, calendar))
}

/** How long words of somebody who is not the person we looked for are kept; null for good, because a review hangs on them. */
function eraseAt(kind: ThreadKind, isReview: boolean, now: Instant): Instant | null {
  if (isReview || kind === 'person' || kind === 'shared') return null
  return plusMinutes(now, kind === 'wrong' ? replyPolicy.wrongNumberKeptMin : replyPolicy.unknownNumberKeptMin)
}

/** Reads one message, keeps it sealed in its conversation, and says what follows from it. In the transaction of its command. */
export async function takeLetter({ tx, now, keys }: Context, letter: Letter): Promise<Taken> {
  const { id, subject, program, kind, channel } = letter
  const reading = readReply(letter.text)
  const review = reviewOf(reading, kind)
  // In the app everything is for a person to read; words like BAJA are orders only where one cannot press a button.
  const says = channel === 'app' ? 'text' : reading.says
  const isAnswered = review === null && answeredByHouse.has(says)
  const dueAt = isAnswered ? null : await dueBy(tx, program, now)
  const key = `answer-reply:${id}`
  const coming: ComingIn = {
    ...{ id: subject, program, kind, channel, now },
    numberKey: letter.number?.key ?? null,
    numberSealed: letter.number?.sealed ?? null,
    windowUntil: channel === 'whatsapp' ? plusMinutes(letter.occurredAt, replyPolicy.whatsappWindowMin) : null,
    promiseKey: isAnswered ? null : key,
    isReview: review !== null,
    dueAt,
    quiet: says === 'stop' || says === 'not-now' || says === 'start' ? says : null,
    eraseAt: eraseAt(kind, review !== null, now),
  }
  const thread = await comeIn(tx, coming, {
    ...{ id, program, thread: subject, person: kind === 'person' ? subject : null, sender: 'person', channel },
    ...{ provider: letter.provider?.name ?? null, providerId: letter.provider?.id ?? null },
    ...{ says, forClinicians: review !== null, textSealed: sealText(keys, id, letter.text), by: null },
    ...{ occurredAt: letter.occurredAt, receivedAt: now },
  })
  const owed = dueAt !== null && thread.person !== null && [thread.promiseKey, thread.reviewKey].includes(key)
  return {
    thread,
    reading,
    events: [
      ...(kind === 'person' && !isAnswered ? [letterCame.of({ message: id, person: subject, program, at: now })] : []),
      ...(review === null
        ? []
        : [
            crisisRead.of({ message: id, subject, program, ...review, occurredAt: letter.occurredAt, receivedAt: now }),
          ]),
      ...(owed
        ? [
            promiseMade.of({
              ...{ key, program, person: subject, kind: 'answer-reply', owedBy: null, dueAt, madeAt: now },
              // Whoever owes it must be able to read it.
              owedByRole: review === null ? 'coordinator' : 'duty',
            }),
          ]
        : []),
    ],
  }
}
