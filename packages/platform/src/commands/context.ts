import {
  type Actor,
  type Allowed,
  clinicalRoles,
  type Instant,
  type PersonId,
  type Role,
  toMs,
  uuidv7,
} from '@ayni/kernel'
import type { Tx } from '../database/index.ts'
import type { Context, Saw } from './module.ts'
import type { Runtime } from './runtime.ts'

/** The role under which an actor does a thing: the first that is allowed and held. */
export function actingRole(actor: Actor, allow: readonly Allowed[]): Role | 'anyone' | 'system' | undefined {
  if (actor.kind === 'system') return 'system'
  const held = allow.find((role): role is Role => role !== 'anyone' && actor.roles.includes(role))
  return held ?? (allow.includes('anyone') ? 'anyone' : undefined)
}

/** Why an actor may not: not signed in, a clinical role that waits for its second factor, or simply not its work. */
export function refusalFor(
  actor: Actor,
  allow: readonly Allowed[],
): 'auth.required' | 'auth.second-factor-required' | 'auth.role-missing' {
  if (actor.kind === 'nobody') return 'auth.required'
  const waiting = actor.awaitingSecondFactor ?? []
  if (waiting.some((role) => allow.includes(role) && clinicalRoles.some((clinical) => clinical === role)))
    return 'auth.second-factor-required'
  return 'auth.role-missing'
}

export const newIdFrom = (runtime: Runtime, now: Instant) => (): string => uuidv7(toMs(now), runtime.random(10))

export function contextFor(
  runtime: Runtime,
  tx: Tx,
  actor: Actor,
  role: string,
  now: Instant,
): Context & { readonly seen: () => number } {
  const newId = newIdFrom(runtime, now)
  let rows = 0
  const saw: Saw = async (person: PersonId, opened, what, purpose) => {
    if (actor.personId === person) return
    rows += 1
    await runtime.recordAccess(tx, {
      id: newId(),
      programId: actor.programId,
      personId: person,
      accountId: actor.accountId,
      role,
      purpose,
      class: opened,
      what,
      at: now,
    })
  }
  const { database, keys, recipients } = runtime
  return { actor, tx, evaluation: database.evaluation, now, keys, recipients, newId, saw, seen: () => rows }
}
