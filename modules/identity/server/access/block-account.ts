import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { accountBlocked, blockAccount, unblockAccount } from '../../contract.ts'
import { findAccount } from '../staff/store.ts'
import { deleteBlock, insertBlock } from './store.ts'

export const blockAccountHandler = handle(blockAccount, async ({ input, actor, tx, now }) => {
  const { personId: person, programId: program } = actor
  const account = await asSystem(tx, actor, () => findAccount(tx, input.account))
  if (person === null || program === null || account?.program !== program) return refuse('identity.account-unknown')
  await insertBlock(tx, { person, program, account: input.account, at: now })
  const said = accountBlocked.of({ person, program, account: input.account, at: now })
  return {
    output: null,
    events: [said],
    changes: [{ person, kind: 'blocked', key: input.account }],
    topics: ['access', 'alerts', 'promises', 'roster'],
  }
})

export const unblockAccountHandler = handle(unblockAccount, async ({ input, actor, tx }) => {
  const person = actor.personId
  if (person === null) return { output: null }
  await deleteBlock(tx, person, input.account)
  return { output: null, changes: [{ person, kind: 'blocked', key: input.account }], topics: ['access'] }
})
