import { type Actor, alias, system } from '@ayni/kernel'
import { type Call, callOfMessage, callsOfNumber, readStaffAnswer, type StaffAnswer } from '@ayni/modules/duty/server'
import { dispatch, type Runtime } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import {
  type IncomingMessage,
  messageId,
  type OutgoingMessage,
  type PressedKey,
  queueMessage,
  type Spoken,
} from '@ayni/platform/messages'
import { type Answered, answerWords } from './answer-words.ts'

type Way = 'link' | 'sms' | 'key'

/**
 * Whoever answers by their own phone is a named human of the team, with the roles they have today.
 * @safety It only ever takes charge: nothing is opened by it, and reading asks for the sign-in and its second factor.
 */
const actorOf = ({ account, program, roles }: Call): Actor => ({
  kind: 'staff',
  accountId: account,
  personId: null,
  programId: program,
  deviceId: null,
  roles,
})

/** One answer, by whichever way, through the same commands as in the console. The same reference again is the same answer. */
export async function takeAnswer(runtime: Runtime, call: Call, way: Way, reference: string): Promise<Answered> {
  const isDrill = call.subject.startsWith('drill:')
  const id = call.subject.slice(call.subject.indexOf(':') + 1)
  const outcome = await dispatch(runtime, {
    ...(isDrill
      ? { name: 'duty.press-drill', input: { drill: id, way } }
      : { name: 'suicide-prevention.acknowledge-alert', input: { alert: id, way } }),
    actor: actorOf(call),
    commandId: messageId(`answer:${way}`, reference),
    receivedAt: runtime.clock.now(),
  })
  if (outcome.outcome !== 'refused') return isDrill ? 'pressed' : 'taken'
  if (outcome.code === 'suicide-prevention.taken') return 'taken-by'
  return outcome.code === 'auth.role-missing' ? 'not-yours' : 'over'
}

type Said<T extends OutgoingMessage['template']> = Pick<
  Extract<OutgoingMessage, { template: T }>,
  'template' | 'params'
>
type Reply =
  | Said<'staff-taken'>
  | Said<'staff-taken-by'>
  | Said<'staff-which'>
  | Said<'staff-pressed'>
  | Said<'staff-nothing'>

const aliasOf = (call: Call) => alias.safeParse(call.alias).data

function replyOf(answered: Answered, call: Call): Reply {
  const known = aliasOf(call)
  if (answered === 'pressed') return { template: 'staff-pressed', params: {} }
  if (known !== undefined && answered === 'taken') return { template: 'staff-taken', params: { alias: known } }
  if (known !== undefined && answered === 'taken-by') return { template: 'staff-taken-by', params: { alias: known } }
  return { template: 'staff-nothing', params: {} }
}

/** Back to the very phone that answered, so that somebody in whose name another wrote is told. */
async function sendReply(runtime: Runtime, message: IncomingMessage, call: Call, said: Reply): Promise<void> {
  const envelope = {
    ...{ key: `answer|${message.provider}|${message.providerId}`, programId: call.program, class: 'N1' as const },
    ...{ channel: 'sms' as const, address: { kind: 'phone' as const, number: message.from } },
    ...{ to: { accountId: call.account }, language: call.language },
  }
  await inTransaction(runtime.database.app, system(call.program), (tx) =>
    queueMessage(tx, { ...envelope, ...said }, { now: runtime.clock.now(), keys: runtime.keys }),
  )
}

/** Which of what they were called about is meant: by its code, or the only one that waits. */
function meant(calls: readonly Call[], answer: StaffAnswer): readonly Call[] {
  const named = answer.alias === null ? calls : calls.filter((call) => call.alias === answer.alias)
  const waiting = named.filter(({ waits }) => waits)
  return waiting.length > 0 ? waiting : named.slice(0, 1)
}

/**
 * "VOY" from the number of somebody who was called. @returns false when it is not that: then it is a letter like any other.
 * @safety A stranger's number is never answered here; with two tasks open, or a number that two colleagues share, nothing is guessed.
 */
export async function takeReply(runtime: Runtime, message: IncomingMessage): Promise<boolean> {
  const answer = readStaffAnswer(message.text)
  if (answer === null) return false
  const { database, keys, clock } = runtime
  const calls = await inTransaction(database.app, system(null), (tx) =>
    callsOfNumber(tx, keys, message.from, clock.now()),
  )
  const [any] = calls
  if (any === undefined) return false
  const isShared = new Set(calls.map(({ account }) => account)).size > 1
  const [one, ...others] = isShared ? [] : meant(calls, answer)
  if (one === undefined) await sendReply(runtime, message, any, { template: 'staff-nothing', params: {} })
  else if (others.length > 0) {
    const aliases = [one, ...others].flatMap((call) => aliasOf(call) ?? []).slice(0, 10)
    await sendReply(runtime, message, one, { template: 'staff-which', params: { aliases: aliases.join(', ') } })
  } else {
    const answered = await takeAnswer(runtime, one, 'sms', `${message.provider}:${message.providerId}`)
    await sendReply(runtime, message, one, replyOf(answered, one))
  }
  return true
}

/** Key 1 in an automatic call of ours; the gateway signed it together with the id of the call. */
export const takeKey =
  (runtime: Runtime) =>
  async ({ message, key }: PressedKey): Promise<Spoken | undefined> => {
    if (key !== '1') return undefined
    const { database, clock } = runtime
    const call = await inTransaction(database.app, system(null), (tx) => callOfMessage(tx, message, clock.now()))
    if (call === undefined) return undefined
    const answered = await takeAnswer(runtime, call, 'key', call.message)
    return { text: answerWords[call.language].said[answered], language: call.language }
  }
