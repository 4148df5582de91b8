/** Waits for the work, and no longer: what would only be finer must not hold up what is already here. */
export const atMost = (waitMs: number, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    work.then(done, done)
  })

/** English words, or the finer clothes of a screen. */
export const dressMs = 2000
/** From then on a wait is no instant any more, and the screen says so. */
export const patienceMs = 4000
