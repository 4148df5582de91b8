import { type EmergencyPolicy, type NextWays, nextWays, type TrustedConsent, type Way } from '@ayni/clinical/emergency'
import type { Instant, PersonId } from '@ayni/kernel'
import { trustedContext, trustedPerson } from '@ayni/modules/enrollment/contract'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { KnownFacts } from './facts-store.ts'
import type { EmergencyRow } from './store.ts'

const orders: readonly Way[] = ['facility', 'samu-pnp']

function consentOf(keys: KeyRing, person: PersonId, sealed: string | null): TrustedConsent {
  return sealed === null ? 'none' : open(keys, trustedContext(person), sealed, trustedPerson).whenMayCall
}

type Of = { readonly policy: EmergencyPolicy; readonly keys: KeyRing; readonly person: PersonId; readonly now: Instant }

/**
 * The search as the pure decision sees it. Where an emergency is open without an alert, it counts from when it was opened.
 * @returns null where there is neither alert nor emergency
 */
export function searchOf(
  facts: KnownFacts,
  emergency: EmergencyRow | undefined,
  { policy, keys, person, now }: Of,
): NextWays | null {
  const receivedAt = facts.receivedAt ?? emergency?.openedAt ?? null
  if (receivedAt === null) return null
  const isDanger = emergency?.kind === 'imminent'
  return nextWays(
    {
      class: facts.class ?? emergency?.class ?? 'A',
      receivedAt,
      attempts: facts.attempts ?? [],
      // In danger, somebody spoke with the person: what is asked then is whom else to turn to.
      reachedAt: isDanger ? null : facts.reachedAt,
      trusted: consentOf(keys, person, facts.trustedSealed),
      contactWithdrawn: facts.contactWithdrawn,
      imminent: isDanger || facts.saidImminent,
      psychiatristOrders: orders.filter((way) => facts.ordered?.some((what) => what === way) === true),
      headsFacility: facts.isHead,
      hasFacility: facts.facilityCode !== null,
      hasRadio: facts.hasRadio,
    },
    policy,
    now,
  )
}
