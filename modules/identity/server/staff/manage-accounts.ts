import { type AccountId, accountId, clinicalRoles, refuse } from '@ayni/kernel'
import { type Context, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { addAccount, careChanged, disableAccount, enableAccount, resetTotp, setRoles } from '../../contract.ts'
import { closeAllCare } from '../access/store.ts'
import { findProgram } from '../devices/store.ts'
import { forgetFactor } from '../sign-in/store.ts'
import { emailKeyOf, sealAccount } from './sealed-account.ts'
import {
  type Account,
  endSubscriptions,
  findAccount,
  holdsCases,
  insertAccount,
  setActive,
  updateRoles,
} from './store.ts'

const said = { output: null, topics: ['team'] } as const

/** An account of the administrator's own programme. */
async function ours({ actor, tx }: Context, id: AccountId): Promise<Account | undefined> {
  const account = await findAccount(tx, id)
  return account?.program === actor.programId ? account : undefined
}

export const addAccountHandler = handle(addAccount, async ({ input, actor, tx, now, keys, newId }) => {
  if (actor.programId === null) throw new Error('an administrator without a programme')
  const id = accountId.parse(newId())
  const { email, phone, name, displayName, language } = input
  const demo = actor.kind === 'system' && (await findProgram(tx, actor.programId))?.demo === true
  const inserted = await insertAccount(tx, {
    id,
    program: actor.programId,
    emailKey: emailKeyOf(keys, email),
    ...sealAccount(keys, id, name, { email, phone }),
    displayName,
    roles: [...new Set(input.roles)],
    language,
    demo,
    at: now,
  })
  return inserted ? { output: { account: id }, topics: ['team'] } : refuse('identity.email-taken')
})

/** @safety Whoever may not care any more cares for nobody: the rooms that hear it find somebody else at once. */
async function letGo(room: Context & { readonly input: { readonly account: AccountId } }, kind: 'episode' | null) {
  const { tx, actor, now: at, input } = room
  const ended = await asSystem(tx, actor, () => closeAllCare(tx, input.account, kind, at))
  return ended.map((care) => careChanged.of({ ...care, account: input.account, holds: false, at }))
}

export const disableAccountHandler = handle(disableAccount, async (context) => {
  const { input, actor, tx, now } = context
  if ((await ours(context, input.account)) === undefined) return refuse('identity.account-unknown')
  if (input.account === actor.accountId) return refuse('identity.own-account')
  await setActive(tx, input.account, false, now)
  await asSystem(tx, actor, () => endSubscriptions(tx, input.account, now))
  return { ...said, events: await letGo(context, null), topics: ['team', 'roster'] }
})

export const enableAccountHandler = handle(enableAccount, async (context) => {
  const { input, tx, now } = context
  if ((await ours(context, input.account)) === undefined) return refuse('identity.account-unknown')
  await setActive(tx, input.account, true, now)
  return said
})

export const setRolesHandler = handle(setRoles, async (context) => {
  const { input, actor, tx } = context
  const account = await ours(context, input.account)
  if (account === undefined) return refuse('identity.account-unknown')
  // Nobody raises their own rights: another administrator does.
  if (input.account === actor.accountId) return refuse('identity.own-account')
  const cares = input.roles.includes('coordinator') && (await asSystem(tx, actor, () => holdsCases(tx, input.account)))
  if (cares) return refuse('identity.coordinator-cannot-care')
  await updateRoles(tx, input.account, [...new Set(input.roles)])
  const isClinical = clinicalRoles.some((one) => input.roles.includes(one))
  const owns = account.roles.includes('psychiatrist') && !input.roles.includes('psychiatrist')
  return isClinical && !owns ? said : { ...said, events: await letGo(context, isClinical ? 'episode' : null) }
})

export const resetTotpHandler = handle(resetTotp, async (context) => {
  const { input, actor, tx } = context
  if ((await ours(context, input.account)) === undefined) return refuse('identity.account-unknown')
  if (input.account === actor.accountId) return refuse('identity.own-account')
  await asSystem(tx, actor, () => forgetFactor(tx, input.account))
  return said
})
