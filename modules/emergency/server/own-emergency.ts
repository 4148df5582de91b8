import type { Actor, Refusal } from '@ayni/kernel'
import { refuse } from '@ayni/kernel'
import { asSystem, type Tx } from '@ayni/platform/database'
import { type EmergencyRow, emergencyForUpdate, mayOpen, seenEmergency } from './store.ts'

export type NotOpen = Refusal<'emergency.unknown' | 'emergency.ended'>

/** The open emergency, locked, for whoever may open C4 of its person; to everybody else there is none. */
export async function ownEmergency(tx: Tx, actor: Actor, id: string): Promise<EmergencyRow | NotOpen> {
  const seen = await seenEmergency(tx, id)
  if (seen === undefined || (await mayOpen(tx, seen.person)) === undefined) return refuse('emergency.unknown')
  const row = await asSystem(tx, actor, () => emergencyForUpdate(tx, id))
  if (row === undefined) return refuse('emergency.unknown')
  return row.endedAt === null ? row : refuse('emergency.ended')
}
