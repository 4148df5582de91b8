import type { House } from './shell.ts'

/** Sync, the service worker and the rest. Resolves after the first round of sync, or when it cannot be had now. */
export const restOfTheHouse = async (house: House): Promise<void> => {
  try {
    await (await import('./rest-of-the-house.ts')).beginRest(house)
  } catch {
    // No signal for the files themselves: the next visit tries again, and nothing on screen waits for them.
    return
  }
}
