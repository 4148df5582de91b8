import type { CrisisCard, Device } from '@ayni/device'
import { factKind } from '@ayni/device'
import type { SafetyFact } from '@ayni/modules/duty/contract'
import { holdsConsent, me, trusted } from '@ayni/modules/enrollment/phone'
import { hasPlan, loadCardOfPlan } from '@ayni/modules/safety-plan/phone'

const safety = factKind<SafetyFact>('safety')

/** What the crisis screen may show while locked: numbers, and of the person only what they allowed. */
function cardOf(device: Device, plan: unknown): CrisisCard | null {
  const mine = device.get(me, 'me')?.body
  const team = device.get(safety, 'programme')?.body
  // @safety joined, allowed and then without a signal before the first records came: the SMS must already be offered.
  if (mine === undefined && team === undefined && device.card === null) return null
  const person = device.get(trusted, 'trusted')?.body
  const dutyPhone = team?.dutyPhone ?? device.card?.dutyPhone ?? ''
  const alias = mine?.alias ?? device.card?.alias
  return {
    dutyPhone,
    smsAllowed: holdsConsent(device, 3),
    ...(alias === undefined ? {} : { alias }),
    ...(person?.showWithoutPin === true ? { trusted: { name: person.name, phone: person.phone } } : {}),
    ...(plan == null ? {} : { plan }),
  }
}

/** Where its file cannot be had now, what the card holds stays on it. */
const planOf = (device: Device): Promise<unknown> =>
  loadCardOfPlan().then(
    (cardOfPlan) => cardOfPlan(device),
    () => device.card?.plan,
  )

/** Keeps the card as the facts are, whoever changed them. */
export function watchCard(device: Device): () => void {
  const keep = async (): Promise<void> => {
    const plan = hasPlan(device) ? await planOf(device) : null
    if (device.locked) return
    const card = cardOf(device, plan)
    if (card !== null && JSON.stringify(card) !== JSON.stringify(device.card)) void device.saveCard(card)
  }
  const stops = ['me', 'trusted', 'consent', 'safety', 'safety-plan', 'plan-agencies'].map((kind) =>
    device.watch(kind, keep),
  )
  void keep()
  return () => {
    for (const stop of stops) stop()
  }
}
