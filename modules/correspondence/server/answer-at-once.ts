import type { ReplyReading } from '@ayni/clinical/crisis-phrases'
import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { CommandContext } from '@ayni/platform/commands'
import { contactKey } from '@ayni/platform/crypto'
import { queueMessage, queueToPerson } from '@ayni/platform/messages'
import type { Match } from './match-store.ts'
import { type MaterialName, publicMaterial } from './public-material.ts'
import { subjectOfNumber } from './seal-text.ts'
import type { ThreadKind } from './thread-store.ts'

type Incoming = {
  readonly channel: 'sms' | 'whatsapp'
  readonly from: string
  readonly at: Instant
}
type Asked = {
  readonly message: string
  readonly sender: {
    readonly subject: PersonId
    readonly program: ProgramId
    readonly kind: ThreadKind
    readonly people: readonly Match[]
  }
  readonly reading: ReplyReading
}

/** The piece that a message asks for; the lines go with every request for help and every phrase that raised a review. */
export function materialFor({ crisis, says, keyword }: ReplyReading, kind: ThreadKind): MaterialName | null {
  if (says === 'help' || (crisis !== false && crisis.class === 'A')) return 'lines'
  if (kind !== 'person') return null
  if (says === 'stop') return 'stopped'
  if (says === 'start') return 'started'
  if (says === 'not-now') return 'not-now'
  return keyword
}

/**
 * Public material, asked for this minute. One piece an hour to one conversation, so that two machines never talk to each other.
 * Whoever says that the number is wrong gets nothing, unless they are in danger: it would say who we are.
 */
export async function answerAtOnce(
  context: CommandContext<Incoming>,
  { message, sender, reading }: Asked,
): Promise<void> {
  const { tx, input, now } = context
  const name = materialFor(reading, sender.kind)
  if (name === null) return
  const language = sender.people[0]?.language ?? 'es'
  const params = { title: publicMaterial[name][language] }
  const key = `material|${sender.subject}|${name}|${now.slice(0, 13)}`
  const common = {
    key,
    programId: sender.program,
    class: 'N0',
    template: 'public-material',
    params,
    subjectRef: `letter:${message}`,
  } as const
  if (sender.kind === 'person') {
    const outcome = await queueToPerson(
      tx,
      { ...common, person: sender.subject, answering: { channel: input.channel, at: input.at > now ? now : input.at } },
      context,
    )
    if (!('refused' in outcome) || name !== 'lines') return
  }
  // @safety the lines go back to the very number that asked, whatever the roster allows for it.
  await queueMessage(
    tx,
    {
      ...common,
      to: { personId: subjectOfNumber(sender.program, contactKey(context.keys, input.from)) },
      channel: input.channel,
      address: { kind: 'phone', number: input.from },
      language,
    },
    context,
  )
}
