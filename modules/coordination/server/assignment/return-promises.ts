import { handle } from '@ayni/platform/commands'
import { returnPromises } from '../../contract.ts'
import { returnToRole } from '../owners-store.ts'

export const returnPromisesHandler = handle(returnPromises, async ({ input, tx, now }) => {
  const back = await returnToRole(tx, { ...input, person: null, at: now })
  return {
    output: { returned: back.length },
    changes: back.map(({ key, person }) => ({ person, kind: 'promise', key })),
    topics: ['promises'],
  }
})
