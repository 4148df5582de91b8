import { movePerson, personStates } from '@ayni/clinical/reach'
import { roundRead } from '@ayni/modules/screening/contract'
import { react } from '@ayni/platform/commands'
import { personStateChanged } from '../contract.ts'
import { moveFrom } from './state-store.ts'

const event = 'service-used'
const from = personStates.filter((state) => movePerson(state, event).moved)

/**
 * Whoever answers anything uses a service: from then on they are active. Said with every answer, an alarm too, so it asks the
 * database once. @source services/03 §3.2
 */
export const becomeActive = react(roundRead, async ({ payload, tx, now, newId }) => {
  const { person } = payload
  const moved = await moveFrom(tx, person, { id: newId(), event, from, to: 'active', at: now })
  if (moved === undefined) return {}
  return {
    events: [personStateChanged.of({ person, program: moved.program, from: moved.from, to: 'active', at: now })],
    changes: [{ person, kind: 'me', key: 'me' }],
    topics: ['roster'],
  }
})
