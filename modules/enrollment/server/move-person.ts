import { movePerson, type PersonEvent, type PersonGuards, type PersonState } from '@ayni/clinical/reach'
import type { EventOf, Instant, PersonId } from '@ayni/kernel'
import type { Change, Context } from '@ayni/platform/commands'
import { personStateChanged } from '../contract.ts'
import { type Standing, standingOf, writeState } from './state-store.ts'

export type Move = {
  readonly state: PersonState
  readonly because: 'moved' | 'illegal' | 'already-there' | 'not-handed-on' | 'nowhere-to-return'
  readonly events: readonly EventOf[]
  readonly changes: readonly Change[]
  readonly topics: readonly string[]
}

export type Moving = Pick<PersonGuards, 'handedOn'> & { readonly event: PersonEvent; readonly at: Instant }

type Room = Pick<Context, 'tx' | 'actor' | 'newId'>

/** The only way a state changes: by the table of clinical/reach, with its row of history and its event. */
export async function movePersonOf(room: Room, was: Standing, { event, at, handedOn }: Moving): Promise<Move> {
  const decided = movePerson(was.state, event, { before: was.before, handedOn: handedOn ?? false })
  if (!decided.moved) return { state: was.state, because: decided.because, events: [], changes: [], topics: [] }
  const by = room.actor.personId === was.person ? null : room.actor.accountId
  await writeState(room.tx, was, { id: room.newId(), event, to: decided.to, at, by })
  return {
    state: decided.to,
    because: 'moved',
    events: [personStateChanged.of({ person: was.person, program: was.program, from: was.state, to: decided.to, at })],
    changes: [{ person: was.person, kind: 'me', key: 'me' }],
    topics: ['roster'],
  }
}

/** The same for somebody whom nobody looked up yet; undefined where there is no such person for the asker. */
export async function move(room: Room, person: PersonId, moving: Moving): Promise<Move | undefined> {
  const was = await standingOf(room.tx, person)
  return was === undefined ? undefined : movePersonOf(room, was, moving)
}
