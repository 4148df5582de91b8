import { roundRead } from '@ayni/modules/screening/contract'
import { react } from '@ayni/platform/commands'
import { move } from './move-person.ts'

/** Whoever answers anything uses a service: from then on they are active. @source services/03 §3.2 */
export const becomeActive = react(
  roundRead,
  async (context) => (await move(context, context.payload.person, { event: 'service-used', at: context.now })) ?? {},
)
