type Waiting<A, R> = {
  readonly one: A
  readonly resolve: (result: R) => void
  readonly reject: (cause: unknown) => void
}

/**
 * Those who come while a batch is under way are the next one, and those who come in the same breath are one: what is done for
 * somebody began after they came. Nothing is kept.
 * @param run gives one result for each of the batch, in its order. What it throws, each of the batch is told.
 */
export function inBatches<A, R>(run: (batch: readonly A[]) => Promise<readonly R[]>): (one: A) => Promise<R> {
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
  const next = async (): Promise<void> => {
    while (waiting.length > 0) {
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
      setImmediate(() => void next())
    })
}
