import type { SyncRequest } from '@ayni/kernel/sync'
import type { Send, SendResult } from '../transport.ts'

export type Chance = () => number

/** A small seeded source (mulberry32): the same seed tells the same story. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (chance: Chance, limit: number): number => Math.floor(chance() * limit)

export const ticks = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve()
}

export type Network = { online: boolean; calm: boolean }

/** A village link: loses requests, loses answers after the server has acted, repeats, and delivers old requests late. */
export function villageLink(send: Send, network: Network, chance: Chance): Send {
  const seen: { readonly request: SyncRequest; readonly token: string }[] = []
  return async (request, how) => {
    if (network.calm) return send(request, how)
    await ticks(below(chance, 40))
    const lost: SendResult = { is: 'again' }
    if (!network.online || chance() < 0.2) return lost
    if (request.q.length > 1 && chance() < 0.15) return { is: 'smaller', code: 'input.too-large' }
    seen.push({ request, token: how.token })
    const old = seen[below(chance, seen.length)]
    if (old && chance() < 0.2) await send(old.request, { token: old.token, urgent: false })
    if (chance() < 0.15) await send(request, how)
    const answer = await send(request, how)
    await ticks(below(chance, 40))
    return chance() < 0.2 ? lost : answer
  }
}
