import { personErased } from '@ayni/modules/my-data/contract'
import { react } from '@ayni/platform/commands'
import { markErased } from './leaving-store.ts'

export const noteErased = react(personErased, async ({ payload, tx }) => {
  await markErased(tx, payload.person, payload.at)
  return {}
})
