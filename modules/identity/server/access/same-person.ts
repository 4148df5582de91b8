import { type Instant, refuse, system } from '@ayni/kernel'
import { contactsChanged, contactsOfManyChanged } from '@ayni/modules/enrollment/contract'
import { handle, type Reaction, react } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { accountBlocked, keyAccount } from '../../contract.ts'
import { contactKeysOf, openContacts } from '../staff/sealed-account.ts'
import { findAccount } from '../staff/store.ts'
import {
  accountsThatAre,
  keyAccount as keepKeys,
  peopleThatAre,
  type SamePerson,
  unkeyedAccounts,
} from './same-person-store.ts'

/** Whatever they held about themself goes to somebody else. */
const apart = (found: readonly SamePerson[], at: Instant) => ({
  events: found.map((one) => accountBlocked.of({ ...one, at })),
})

/** @safety services/07 §7.10: nobody is called about themself, nor keeps their own alert, from the moment this can be known. */
export const keepApartFromThemself: readonly Reaction[] = [
  react(contactsChanged, async ({ payload, tx, now }) => apart(await accountsThatAre(tx, [payload.person]), now)),
  react(contactsOfManyChanged, async ({ payload, tx, now }) => apart(await accountsThatAre(tx, payload.people), now)),
]

export const keyAccountHandler = handle(keyAccount, async ({ input, tx, keys, now }) => {
  const account = await findAccount(tx, input.account)
  if (account === undefined) return refuse('identity.account-unknown')
  const { id, contactsSealed } = account
  await keepKeys(tx, id, { contactsSealed, contactKeys: contactKeysOf(keys, openContacts(keys, id, contactsSealed)) })
  return { output: null, ...apart(await peopleThatAre(tx, id), now), topics: ['access'] }
})

/** One account that cannot be opened does not hold up the others. */
export const keyAccounts: Job = {
  name: 'identity.key-accounts',
  everySeconds: 60,
  run: async ({ database, give, newId, log }) => {
    const found = await inTransaction(database.app, system(null), unkeyedAccounts)
    for (const { account, program } of found)
      try {
        await give({ name: keyAccount.name, input: { account }, commandId: newId(), program })
      } catch (error) {
        log.error({ err: error, account }, 'who of the team is also of the programme is not known of this account')
      }
  },
}
