import { setTimeout as after } from 'node:timers/promises'
import { type AccountId, type Actor, type ProgramId, type Role, system } from '@ayni/kernel'
import { actAs, inTransaction, type Tx } from '../database/index.ts'
import { type Answered, answerAs } from './answer-as.ts'
import { type Breath, inBatches } from './batches.ts'
import { canonical } from './canonical.ts'
import type { Refused } from './dispatch.ts'
import { givenAgain } from './given-again.ts'
import type { QueryHandler } from './module.ts'
import type { Runtime } from './runtime.ts'
import { viewsOf } from './view-store.ts'

type Asked = { readonly actor: Actor; readonly account: AccountId; readonly input: unknown }
type Line = (one: Asked) => Promise<Answered | Refused>

/** A hundred of the staff who are told at one moment are let in within a tenth of a second. */
const breath: Breath = { pause: () => after(5), most: 20 }

/** Of each running house, one line for each programme and shared question. */
const lines = new WeakMap<Runtime, Map<string, Line>>()

type Group = { readonly actor: Actor; readonly input: unknown; readonly members: readonly number[] }

/** Those who see the same and ask the same. Whoever is alone is compared with nobody. */
async function groupsOf(tx: Tx, role: Role, asked: readonly Asked[]): Promise<readonly Group[]> {
  const accounts = [...new Set(asked.map(({ account }) => account))]
  const views = accounts.length > 1 ? await viewsOf(tx, role, accounts) : new Map(accounts.map((one) => [one, '']))
  const groups = new Map<string, Group>()
  asked.forEach(({ actor, account, input }, nth) => {
    const view = views.get(account)
    if (view === undefined) throw new Error('an account has no view')
    const key = `${view}|${canonical(input)}`
    const group = groups.get(key) ?? { actor, input, members: [] }
    groups.set(key, { ...group, members: [...group.members, nth] })
  })
  return [...groups.values()]
}

type Shared = { readonly handler: QueryHandler; readonly role: Role; readonly program: ProgramId }

/** One look for each group, all at the state in which it was also read who may not see whom. */
async function answerAll(runtime: Runtime, { handler, role, program }: Shared, asked: readonly Asked[]) {
  const answers = new Map<number, Answered | Refused>()
  const work = async (tx: Tx): Promise<void> => {
    for (const { actor, input, members } of await groupsOf(tx, role, asked)) {
      await actAs(tx, actor)
      const said = await answerAs(runtime, tx, { handler, actor, role, input })
      for (const member of members) answers.set(member, said)
    }
  }
  await givenAgain(() => inTransaction(runtime.database.app, system(program), work, { readOnly: true, snapshot: true }))
  return asked.flatMap((_, nth) => answers.get(nth) ?? [])
}

/**
 * Whether this question of this actor may be answered together with others of the same moment, and how.
 * @safety only where what is seen follows from the programme, one role and who hides from whom: whoever holds any other role beside
 * it has a view of their own (cases, alerts) and is answered alone.
 */
export function lineFor(runtime: Runtime, handler: QueryHandler, actor: Actor): Line | undefined {
  const { accountId: account, programId: program, kind, roles } = actor
  const role = handler.sharedBy
  if (role === undefined || kind !== 'staff' || account === null || program === null) return undefined
  if (roles.length !== 1 || roles[0] !== role) return undefined
  const own = lines.get(runtime) ?? new Map<string, Line>()
  lines.set(runtime, own)
  const key = `${handler.definition.name}|${program}`
  const line =
    own.get(key) ??
    inBatches((asked: readonly Asked[]) => answerAll(runtime, { handler, role, program }, asked), breath)
  own.set(key, line)
  return line
}
