import { type Joined, joinPhone } from '@ayni/modules/identity/phone'
import { signal } from '@preact/signals'
import { restOfTheHouse } from './begin-rest.ts'
import { type House, sync } from './shell.ts'

export type Joining =
  | { readonly is: 'no' }
  | { readonly is: 'going' }
  | { readonly is: 'looking' }
  | { readonly is: 'trouble'; readonly code: string }

export const joining = signal<Joining>({ is: 'no' })

/** The crisis screen must know whom to call from the first minute, before any consent or sync. */
const keepJoined = ({ device }: House, { program, alias }: Joined): Promise<void> =>
  device.saveCard({ dutyPhone: program.dutySms ?? program.dutyPhone ?? '', smsAllowed: false, alias })

/** Opens the invitation while the person reads: nobody waits for it. */
export async function join(house: House, secret: string): Promise<void> {
  joining.value = { is: 'going' }
  const result = await joinPhone(house.device, house.post, secret)
  if (result.is !== 'joined') {
    joining.value = { is: 'trouble', code: result.is === 'refused' ? result.code : result.is }
    return
  }
  await settle(house, result.joined)
}

/** Without waiting for the records any longer: they are shown when they come. */
export const goOn = (): void => {
  joining.value = { is: 'no' }
}

/** What follows from having joined, by link or by code. */
export async function settle(house: House, joined: Joined): Promise<void> {
  await keepJoined(house, joined)
  // Their records are on the way: nothing they already said is asked again.
  if (joined.returning || house.device.sync.lastSyncAtMs !== null) {
    joining.value = { is: 'looking' }
    await restOfTheHouse(house)
    await sync.value?.now()
  }
  joining.value = { is: 'no' }
}

/** `#/i/<secret>`: taken out of the address at once, so that it stays in no history. */
export function takeSecret(): string | null {
  const secret = /^#\/i\/([\w-]{8,64})$/.exec(location.hash)?.[1] ?? null
  if (secret !== null) history.replaceState(null, '', '#/')
  return secret
}

/** `#/unirme/<secret>`: a colleague's link, or a poster's. It stays in the address until the person has joined: it opens nothing. */
export const takeLink = (): string | null => /^#\/unirme\/([\w-]{20,64})$/.exec(location.hash)?.[1] ?? null
