import { type Instant, plusMinutes, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type Call, callByMessage, callsSince } from './answer-store.ts'
import { dutyPolicy } from './duty-policy.ts'
import { contactsContext } from './staff.ts'

const contacts = z.object({ phone: z.string().nullish() })
const digits = (phone: string): string => phone.replace(/\D/g, '')

const isTheirs = (keys: KeyRing, call: Call, from: string): boolean => {
  try {
    const { phone } = open(keys, contactsContext(call.account), call.contactsSealed, contacts)
    return phone !== null && phone !== undefined && digits(phone) === digits(from)
  } catch {
    return false
  }
}

/** Who was called by this message, while its link or its key still counts. */
export async function callOfMessage(tx: Tx, message: string, now: Instant): Promise<Call | undefined> {
  const call = await callByMessage(tx, message)
  return call === undefined || call.calledAt < plusMinutes(now, -dutyPolicy.answerWithinMin) ? undefined : call
}

/** What the member of staff with this number was called about of late; empty for anybody else's number. */
export async function callsOfNumber(tx: Tx, keys: KeyRing, from: string, now: Instant): Promise<readonly Call[]> {
  const calls = await callsSince(tx, plusMinutes(now, -dutyPolicy.replyWithinMin))
  return calls.filter((call) => isTheirs(keys, call, from))
}
