import { consentChanged, personReached } from '@ayni/modules/enrollment/contract'
import { react } from '@ayni/platform/commands'
import { saveReach } from './view-store.ts'

/** @source services/00-shared-model.md §2.7: layer 3 is the SMS fallback. */
const SMS_LAYER = 3

export const noteReached = react(personReached, async ({ payload, tx }) => {
  await saveReach(tx, payload.person, payload.program, { reachedAt: payload.at })
  return {}
})

export const noteSmsConsent = react(consentChanged, async ({ payload, tx }) => {
  if (payload.layer === SMS_LAYER) await saveReach(tx, payload.person, payload.program, { smsAllowed: payload.given })
  return {}
})
