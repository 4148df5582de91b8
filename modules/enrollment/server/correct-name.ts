import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { correctMyName } from '../contract.ts'
import { writeIdentity } from './correct-name-store.ts'
import { sealIdentity } from './identity-seal.ts'

/** A name is the person's own to write; the list it came from stays as it was listed. */
export const correctMyNameHandler = handle(correctMyName, async ({ tx, input, actor, keys }) => {
  const person = actor.personId
  if (person === null || !(await writeIdentity(tx, person, sealIdentity(keys, person, input))))
    return refuse('enrollment.person-missing')
  return { output: null, changes: [{ person, kind: 'me', key: 'me' }], topics: ['roster'] }
})
