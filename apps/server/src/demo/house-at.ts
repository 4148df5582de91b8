import type { Instant } from '@ayni/kernel'
import type { Runtime } from '@ayni/platform/commands'

/** The house as it stood at another time: its clock says so to whatever it runs. */
export const houseAt = (runtime: Runtime, at: Instant): Runtime => ({ ...runtime, clock: { now: () => at } })
