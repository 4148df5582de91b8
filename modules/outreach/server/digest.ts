import { type ProgramId, system, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import type { JobContext } from '@ayni/platform/jobs'
import { messageKey, type OutgoingMessage, queueMessages, staffHours } from '@ayni/platform/messages'
import { beginDigest, type DigestReader, digestReaders } from './digest-store.ts'

const contacts = z.object({ email: z.string().nullish(), phone: z.string().nullish() })

/** Of the staff, as identity seals them. */
const contactsContext = (account: string): string => `identity.account.contacts:${account}`

type Way = Pick<OutgoingMessage, 'channel' | 'address'>

function wayTo(reader: DigestReader, keys: KeyRing): Way {
  const { email, phone } = open(keys, contactsContext(reader.account), reader.contactsSealed, contacts)
  if (typeof email === 'string') return { channel: 'email', address: { kind: 'email', mailbox: email } }
  if (typeof phone === 'string') return { channel: 'sms', address: { kind: 'phone', number: phone } }
  return { channel: 'in_app', address: { kind: 'in_app' } }
}

type Slot = { readonly day: string; readonly slot: 'morning' | 'evening'; readonly at: JobContext['now'] }

/** Tells every coordinator that there is a summary; what it says stands on the page, never in the message. */
export async function tellDigest({ database, keys, now }: JobContext, program: ProgramId, when: Slot): Promise<void> {
  await inTransaction(database.app, system(program), async (tx) => {
    if (!(await beginDigest(tx, program, when))) return
    const messages = (await digestReaders(tx, program)).map((reader): OutgoingMessage => {
      const way = wayTo(reader, keys)
      return {
        ...way,
        key: messageKey(reader.account, 'staff-digest', when.slot, when.day, way.channel),
        programId: program,
        class: 'N4',
        template: 'staff-digest',
        params: {},
        to: { accountId: reader.account },
        language: reader.language,
        hours: staffHours,
      }
    })
    await queueMessages(tx, messages, { now, keys })
  })
}
