import { answer } from '@ayni/platform/commands'
import { listAccounts } from '../../contract.ts'
import { openContacts, openName } from './sealed-account.ts'
import { accountsOf } from './store.ts'

export const listAccountsHandler = answer(listAccounts, async ({ actor, tx, keys }) => {
  if (actor.programId === null) return []
  const accounts = await accountsOf(tx, actor.programId)
  return accounts.map((account) => ({
    account: account.id,
    name: openName(keys, account),
    displayName: account.displayName,
    roles: account.roles,
    active: account.active,
    demo: account.demo,
    language: account.language,
    secondFactorSince: account.totpSince,
    hasPhone: openContacts(keys, account.id, account.contactsSealed).phone !== null,
    pushBrowsers: account.pushBrowsers,
  }))
})
