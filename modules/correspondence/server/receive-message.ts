import { type EventOf, type PersonId, type ProgramId, personId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { contactKey } from '@ayni/platform/crypto'
import { receiveMessage, replyReceived } from '../contract.ts'
import { answerAtOnce } from './answer-at-once.ts'
import { anyProgram, type Match, seek } from './match-store.ts'
import { sealNumber, subjectOfNumber } from './seal-text.ts'
import { type Letter, type Taken, takeLetter } from './take-letter.ts'
import { putCandidates, type ThreadKind } from './thread-store.ts'
import { isWrongNumber } from './wrong-number.ts'

type Context = CommandContext<{
  readonly provider: string
  readonly providerId: string
  readonly channel: 'sms' | 'whatsapp'
  readonly from: string
  readonly text: string
  readonly at: CommandContext<unknown>['now']
  readonly program: ProgramId | null
}>

type Sender = Pick<Letter, 'subject' | 'program' | 'kind' | 'number'> & { readonly people: readonly Match[] }

/** Who wrote. @safety one number, one person; anything else is not guessed: it stays a number with candidates. */
async function senderOf(
  { tx, input, keys }: Context,
  key: string,
  people: readonly Match[],
): Promise<Sender | undefined> {
  const [only] = people
  const wrong = isWrongNumber(input.text)
  if (only !== undefined && people.length === 1 && !wrong)
    return { subject: only.person, program: only.program, kind: 'person', number: null, people }
  const program = input.program ?? only?.program ?? (await anyProgram(tx))
  if (program === undefined) return undefined
  const subject = subjectOfNumber(program, key)
  const kind: ThreadKind = people.length > 1 ? 'shared' : only !== undefined && wrong ? 'wrong' : 'unknown'
  return { subject, program, kind, number: { key, sealed: sealNumber(keys, subject, input.from) }, people }
}

/** What other rooms learn: only about somebody who can be named. */
function replySaid({ now, input }: Context, sender: Sender, { reading }: Taken): readonly EventOf[] {
  const [only] = sender.people
  if (only === undefined || sender.people.length > 1) return []
  const { says } = reading
  const told = says === 'help' || says === 'keyword' ? 'text' : says
  return [
    replyReceived.of({
      person: only.person,
      program: only.program,
      at: now,
      says: sender.kind === 'wrong' ? 'wrong-number' : told,
      channel: input.channel,
      contact: only.contact,
    }),
  ]
}

/** A message from outside: kept, read, and answered where a word asks for it. Twice the same is one. */
export const receiveMessageHandler = handle(receiveMessage, async (context) => {
  const { tx, input, keys, now, newId } = context
  const numberKey = contactKey(keys, input.from)
  const { known, people } = await seek(tx, { numberKey, ...input })
  if (known !== null) return { output: { message: known } }
  const sender = await senderOf(context, numberKey, people)
  if (sender === undefined) return refuse('correspondence.no-program')
  const id = newId()
  const taken = await takeLetter(context, {
    ...{ id, subject: sender.subject, program: sender.program, kind: sender.kind, number: sender.number },
    ...{ channel: input.channel, text: input.text, occurredAt: input.at > now ? now : input.at },
    provider: { name: input.provider, id: input.providerId },
  })
  if (sender.kind !== 'person') await putCandidates(tx, sender.subject, sender.people)
  await answerAtOnce(context, { message: id, sender, reading: taken.reading })
  const person: PersonId | null = sender.kind === 'person' ? personId.parse(sender.subject) : null
  return {
    output: { message: id },
    program: sender.program,
    ...(person === null ? {} : { about: person, changes: [{ person, kind: 'letter', key: id }] }),
    events: [...taken.events, ...replySaid(context, sender, taken)],
    topics: ['letters'],
  }
})
