import type { EpisodeRefusal } from '@ayni/clinical/episode'
import { type AccountId, type Actor, type Refusal, refuse } from '@ayni/kernel'
import type { Desk } from './apply.ts'
import { type EpisodeRow, episodeForUpdate } from './store.ts'
import { type Standing, standingOf } from './who-store.ts'

export type AtHand = { readonly row: EpisodeRow; readonly account: AccountId; readonly standing: Standing }
export type NotAtHand = Refusal<'safety-episode.episode-unknown' | 'safety-episode.over'>

/** The open episode of the actor's programme, locked, and what the actor is to its person. To whom the person does not want there is none. */
export async function episodeAtHand(desk: Desk, actor: Actor, id: string): Promise<AtHand | NotAtHand> {
  const account = actor.accountId
  const row = await episodeForUpdate(desk.tx, desk.keys, id)
  if (row === undefined || account === null || row.program !== actor.programId)
    return refuse('safety-episode.episode-unknown')
  const standing = await standingOf(desk.tx, row, account)
  if (standing === undefined || standing.blocked) return refuse('safety-episode.episode-unknown')
  if (row.closedAt !== null) return refuse('safety-episode.over')
  return { row, account, standing }
}

/** The core's word as a code of the contract. Whatever a command's own checks must have caught before is a defect here. */
export function codeOf<Code extends string>(
  refusal: EpisodeRefusal,
  codes: Partial<Readonly<Record<EpisodeRefusal['refused'], Code>>>,
): Refusal<Code> {
  const code = codes[refusal.refused]
  if (code === undefined)
    throw new Error(`the core refused with ${refusal.refused}, which this command does not expect`)
  const { missing, latest } = refusal
  if (missing !== undefined) return refuse(code, { missing })
  return latest === undefined ? refuse(code) : refuse(code, { latest })
}
