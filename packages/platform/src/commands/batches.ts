type Waiting<A, R> = {
  readonly one: A
  readonly resolve: (result: R) => void
  readonly reject: (cause: unknown) => void
}

/** A crowd that is told at one moment comes through the door one by one: a batch waits while somebody came since it last looked. */
export type Breath = {
  /** Resolves a few milliseconds later. Whoever is alone waits this once. */
  readonly pause: () => Promise<unknown>
  /** So many pauses at most. */
  readonly most: number
}

/**
 * Those who come while a batch is under way are the next one, and those who come in the same breath are one: what is done for
 * somebody began after they came. Nothing is kept.
 * @param run gives one result for each of the batch, in its order. What it throws, each of the batch is told.
 */
export function inBatches<A, R>(
  run: (batch: readonly A[]) => Promise<readonly R[]>,
  { pause, most }: Breath,
): (one: A) => Promise<R> {
  let waiting: Waiting<A, R>[] = []
  let running = false
  const settle = async (batch: readonly Waiting<A, R>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ one }) => one))
      batch.forEach(({ resolve, reject }, i) => {
        const result = results[i]
        if (result === undefined) reject(new Error('a batch left somebody without a result'))
        else resolve(result)
      })
    } catch (cause) {
      for (const { reject } of batch) reject(cause)
    }
  }
  const gather = async (): Promise<void> => {
    for (let pauses = 0, known = 0; pauses < most && known < waiting.length; pauses += 1) {
      known = waiting.length
      await pause()
    }
  }
  const next = async (): Promise<void> => {
    while (waiting.length > 0) {
      await gather()
      const batch = waiting
      waiting = []
      await settle(batch)
    }
    running = false
  }
  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject })
      if (running) return
      running = true
      void next()
    })
}
