import { doubtfulServices, nearestServices, roundKm } from '@ayni/clinical/safety-plan'
import { type PersonId, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { type Agencies, nearby } from '../contract.ts'
import { postPlaceOf, servicesWithPlace, teamOf } from './nearby-store.ts'
import { mayOpen } from './store.ts'

/** Names, numbers and the nearest services from the person's post. What is not known is said as not known. */
export async function agenciesOf(tx: Tx, person: PersonId): Promise<Agencies> {
  const team = await teamOf(tx, person)
  const post = await postPlaceOf(tx, person)
  if (post === undefined) return { ...team, services: [], from: 'unknown' }
  const all = await servicesWithPlace(tx)
  const unsure = doubtfulServices(post.ubigeo, all, post.facility).map((service) => ({ ...service, km: null }))
  if (post.lat === null || post.lon === null) return { ...team, services: unsure, from: 'unknown' }
  const found = nearestServices({ lat: post.lat, lon: post.lon }, all, post.facility)
  return {
    ...team,
    services: [...found.map(({ km, ...service }) => ({ ...service, km: roundKm(km) })), ...unsure],
    from: post.exact ? 'post' : 'district',
  }
}

export const nearbyAnswer = answer(nearby, async ({ input: { person }, tx, saw }) => {
  if (!(await mayOpen(tx, person))) return refuse('safety-plan.person-unknown')
  await saw(person, 'C4', 'safety-plan.nearby', 'care')
  return agenciesOf(tx, person)
})
