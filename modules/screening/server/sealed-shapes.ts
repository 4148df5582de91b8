import { instant, z } from '@ayni/kernel'
import { deviceSummary, historyType, level, routeId, suicideFlag, treatment } from '../contract.ts'

/** What is inside the sealed columns. Each is opened with the context of its own row, so that nothing can be moved. */
export const responseBody = z.strictObject({
  a: z.string(),
  d: z.int().optional(),
  device: deviceSummary.nullable(),
  agrees: z.boolean(),
})
export type ResponseBody = z.infer<typeof responseBody>

export const historyBody = z.strictObject({
  h: historyType.nullable(),
  t: treatment.nullable(),
  p: z.boolean().optional(),
  g: z.boolean().optional(),
  w: z.boolean().optional(),
})
export type HistoryBody = z.infer<typeof historyBody>

export const choiceBody = z.strictObject({ yes: z.array(routeId), no: z.array(routeId) })
export type ChoiceBody = z.infer<typeof choiceBody>

const override = z.strictObject({
  level,
  raised: z.boolean(),
  flag: suicideFlag.nullable(),
  why: z.string(),
  at: instant,
})
export type Override = z.infer<typeof override>

export const triageBody = z.strictObject({
  level,
  drivers: z.array(z.string()),
  routes: z.array(z.string()),
  severeByPublishedRule: z.boolean(),
  reviewInWorkingDays: z.int().nullable(),
  notScorable: z.array(z.string()),
  override: override.nullable(),
})
export type TriageBody = z.infer<typeof triageBody>

/** 0 nothing, 1 severity, 2 suicide B, 3 suicide A: how loud the house has already been about this round. */
const loudness = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type Loudness = z.infer<typeof loudness>

export const riskBody = z.strictObject({
  flag: suicideFlag,
  drivers: z.array(z.string()),
  said: loudness,
})
export type RiskBody = z.infer<typeof riskBody>

export const levelBody = z.strictObject({ level })

export const sealContext = {
  response: (id: string) => `screening.response:${id}`,
  statement: (id: string) => `screening.statement:${id}`,
  triage: (id: string) => `screening.triage:${id}`,
  risk: (id: string) => `screening.risk:${id}`,
  unreliable: (id: string) => `screening.unreliable:${id}`,
  owed: (key: string) => `screening.owed:${key}`,
} as const
