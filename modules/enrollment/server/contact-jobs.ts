import { plusMinutes, system, z } from '@ayni/kernel'
import { contactKey, open } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { eraseWrong, keyPoints, unkeyedPoints } from './contact-store.ts'
import { contactContext } from './identity-seal.ts'

const BATCH = 200
const KEPT_MIN = 24 * 60

/** The number of a stranger goes a day after somebody said that it is one. */
export const eraseWrongNumbers: Job = {
  name: 'enrollment.erase-wrong-numbers',
  everySeconds: 600,
  run: ({ database, now }) =>
    inTransaction(database.app, system(null), async (tx) => {
      await eraseWrong(tx, plusMinutes(now, -KEPT_MIN), now, BATCH)
    }),
}

/** Contacts from before numbers were compared get their keyed hash, some at a time. */
export const keyContacts: Job = {
  name: 'enrollment.key-contacts',
  everySeconds: 3600,
  run: ({ database, keys }) =>
    inTransaction(database.app, system(null), async (tx) => {
      const found = await unkeyedPoints(tx, BATCH)
      if (found.length === 0) return
      await keyPoints(
        tx,
        found.map(({ id, sealed }) => ({
          id,
          key: contactKey(keys, open(keys, contactContext(id), sealed, z.string())),
        })),
      )
    }),
}
