import { type ProgramId, system } from '@ayni/kernel'
import type { KeyRing } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import type { JobContext } from '@ayni/platform/jobs'
import { messageKey, type OutgoingMessage, openWays, queueMessages, staffHours } from '@ayni/platform/messages'
import { beginDigest, type DigestReader, digestReaders } from './digest-store.ts'

type Way = Pick<OutgoingMessage, 'channel' | 'address'>

function wayTo(reader: DigestReader, keys: KeyRing): Way {
  const { email, phone } = openWays(keys, { ...reader, push: [] })
  if (email !== null) return { channel: 'email', address: { kind: 'email', mailbox: email } }
  if (phone !== null) return { channel: 'sms', address: { kind: 'phone', number: phone } }
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
