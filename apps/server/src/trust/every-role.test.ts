import { type Actor, nobody, type Role, roles } from '@ayni/kernel'
import { createRegistry } from '@ayni/platform/commands'
import { fixedChannels } from '@ayni/platform/messages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modulesWith } from '../modules.ts'
import { allowed } from './allowed.ts'
import { staffRoles, type WholeHouse, wholeHouse } from './whole-house.ts'

const registry = createRegistry(modulesWith(fixedChannels([])))
const operations = [...registry.commands.keys(), ...registry.queries.keys()].sort()
let house: WholeHouse

beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

const actorFor = (role: Role | 'nobody'): Actor =>
  role === 'nobody' ? nobody : role === 'physician' ? house.physician(house.own) : house.staff(role)

async function codeOf(actor: Actor, name: string): Promise<string> {
  const result = registry.commands.has(name)
    ? await house.dispatch(actor, name, { nonsense: true })
    : await house.ask(actor, name, { nonsense: true })
  return result.outcome === 'refused' ? result.code : result.outcome
}

test('the table of who may do what names every operation there is, and no other', () => {
  expect(Object.keys(allowed).sort()).toEqual(operations)
})

describe.each(operations)('%s', (name) => {
  test('opens to the roles of the table and to nobody else', async () => {
    const may = allowed[name] ?? []
    for (const role of [...roles, 'nobody'] as const) {
      const code = await codeOf(actorFor(role), name)
      const open = may.includes('anyone') || (role !== 'nobody' && may.includes(role))
      // Past the door, nonsense is refused as malformed; before it, nobody is told what the input should be.
      if (open) expect([role, code]).not.toEqual([role, 'auth.role-missing'])
      else expect([role, code]).toEqual([role, role === 'nobody' ? 'auth.required' : 'auth.role-missing'])
    }
  })
})

test('a clinician whose second factor is not shown is told so', async () => {
  const waiting: Actor = { ...house.staff('duty'), roles: [], awaitingSecondFactor: ['duty'] }
  expect(await codeOf(waiting, 'suicide-prevention.acknowledge-alert')).toBe('auth.second-factor-required')
  expect(staffRoles.length).toBeGreaterThan(10)
})
