import { promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { postChanged } from '@ayni/modules/enrollment/contract'
import { careChanged } from '@ayni/modules/identity/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { olderPromises } from './means-store.ts'
import { movePlans } from './merge-store.ts'

/** Who is with the person, and where they work, stand in the fifth section (EC-09). */
const nearbyChanged = ({ person }: { readonly person: Parameters<typeof movePlans>[1] }) => ({
  changes: [{ person, kind: 'plan-agencies', key: 'agencies' }],
})

export const safetyPlanReactions: readonly Reaction[] = [
  react(postChanged, async ({ payload }) => nearbyChanged(payload)),
  react(careChanged, async ({ payload }) => nearbyChanged(payload)),
  /** Both plans stand, and the phone asks which (EC-14). Of two agreements the newer holds, and only it is looked at again. */
  react(peopleMerged, async ({ payload: { survivor, duplicate, at }, tx }) => {
    await movePlans(tx, duplicate, survivor)
    const keys = await olderPromises(tx, survivor)
    return {
      events: keys.map((key) => promiseWithdrawn.of({ key, why: 'superseded', at })),
      ...nearbyChanged({ person: survivor }),
    }
  }),
]
