import { type Instant, z } from '@ayni/kernel'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'
import { type Course, course } from '../contract.ts'

/** What each sealed text is bound to: moved to another row it does not open. */
export const decisionContext = (id: string): string => `emergency.decision.reason:${id}`
export const actionContext = (id: string): string => `emergency.action.note:${id}`
export const stepContext = (id: string): string => `emergency.referral-step.note:${id}`
export const fitnessContext = (id: string): string => `emergency.fitness.note:${id}`
const courseContext = (id: string): string => `emergency.course:${id}`
const handOverContext = (id: string): string => `emergency.hand-over:${id}`
const referralContext = (id: string): string => `emergency.referral:${id}`
const disclosureContext = (id: string): string => `emergency.disclosure:${id}`
const localWayContext = (id: string): string => `emergency.local-way:${id}`

const handOver = z.strictObject({ receivedBy: z.string(), place: z.string() })
const referral = z.strictObject({
  name: z.string(),
  where: z.string().nullable().default(null),
  acceptedBy: z.string(),
})
const disclosure = z.strictObject({ to: z.string(), what: z.string(), reason: z.string() })
const localWay = z.strictObject({ who: z.string(), how: z.string(), note: z.string().nullable() })

const sealed = <T>(context: (id: string) => string, shape: z.ZodType<T>) => ({
  seal: (keys: KeyRing, id: string, value: T): string => seal(keys, context(id), value),
  open: (keys: KeyRing, id: string, text: string): T => open(keys, context(id), text, shape),
})

export const courseSeal = sealed(courseContext, course)
export const handOverSeal = sealed(handOverContext, handOver)
export const referralSeal = sealed(referralContext, referral)
export const disclosureSeal = sealed(disclosureContext, disclosure)
export const localWaySeal = sealed(localWayContext, localWay)

export const nothingNoted: Course = { stays: null, keys: 'unknown', keysHeldBy: null, transport: null, soberAt: null }

export const earliest = (...all: readonly (Instant | null)[]): Instant | null =>
  all.reduce((first, one) => (one === null || (first !== null && first < one) ? first : one), null)
