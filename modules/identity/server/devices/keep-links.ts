import { deviceLinksMade } from '@ayni/modules/outreach/contract'
import { react } from '@ayni/platform/commands'
import { hashSecret } from './device-secret.ts'
import { insertLinks } from './link-store.ts'

/** Links that invitations carry, and the keys of those who registered by themselves: many at once, hashes only. */
export const keepLinks = react(deviceLinksMade, async ({ payload, tx, keys, newId }) => {
  const { program, at, links } = payload
  await insertLinks(
    tx,
    links.map(({ person, secret, expiresAt }) => ({
      id: newId(),
      program,
      person,
      hash: hashSecret(keys, secret),
      at,
      expiresAt,
    })),
  )
  return {}
})
