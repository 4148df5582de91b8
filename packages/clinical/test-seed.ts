/** The seed of this run's property tests: `AYNI_SEED` to repeat one, otherwise by chance; printed in the test's name. */
export const seed = Number(process.env.AYNI_SEED ?? process.hrtime()[1])

/** Histories of one property: more at night, with AYNI_RUNS. */
export const runs = (usual: number): number => Math.max(usual, Number(process.env.AYNI_RUNS ?? 0))
