import type { Actor } from '@ayni/kernel'
import { CompiledQuery } from 'kysely'

/** Who acts, as row-level security reads it: account, person, programme, device, roles. */
export type Acting = readonly [account: string, person: string, program: string, device: string, roles: string]

const settings = ['ayni.account', 'ayni.person', 'ayni.program', 'ayni.device', 'ayni.roles'] as const

export const nobody: Acting = ['', '', '', '', '']

export const rolesOf = (actor: Actor): string => (actor.kind === 'system' ? 'system' : actor.roles.join(','))

export const actingOf = (actor: Actor): Acting => [
  actor.accountId ?? '',
  actor.personId ?? '',
  actor.programId ?? '',
  actor.deviceId ?? '',
  rolesOf(actor),
]

const parameters = (from: number): string =>
  settings
    .slice(from)
    .map((name, nth) => `set_config('${name}', $${nth + 1}, true)`)
    .join(', ')

/** True statements that would do what they say; a connection notes them, and sends them no earlier than the next one that reads or writes. */
export const actText = `select ${parameters(0)}`
export const rolesText = `select ${parameters(4)}`

export const actQuery = (acting: Acting): CompiledQuery => CompiledQuery.raw(actText, [...acting])
export const rolesQuery = (roles: string): CompiledQuery => CompiledQuery.raw(rolesText, [roles])

/** What one of the two notes, or nothing if it is another statement. */
export function notedBy({ sql, parameters: values }: CompiledQuery, before: Acting | undefined): Acting | undefined {
  const [a, b, c, d, e] = values.map(String)
  if (sql === actText) return [a ?? '', b ?? '', c ?? '', d ?? '', e ?? '']
  if (sql !== rolesText) return undefined
  const [account, person, program, device] = before ?? nobody
  return [account, person, program, device, a ?? '']
}
