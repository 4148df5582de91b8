import { command, event, instant, programId, query, z } from '@ayni/kernel'
import { answerWay } from './way.ts'

export const watchers = ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director'] as const

export const runDrill = command('duty.run-drill', {
  summary: 'Calls everybody whom a real alert would reach, marked SIMULACRO; each must press within the time',
  allow: ['coordinator', 'director', 'admin', 'psychiatrist'],
  input: z.strictObject({}),
  output: z.strictObject({ drill: z.uuid(), called: z.int(), dueAt: instant }),
  errors: { 'duty.drill-running': 409 },
})

export const pressDrill = command('duty.press-drill', {
  summary: 'Answers a drill: the message arrived and somebody is there',
  allow: watchers,
  input: z.strictObject({ drill: z.uuid(), way: answerWay.optional() }),
  output: z.strictObject({ pressedAt: instant }),
  errors: { 'duty.drill-unknown': 404, 'duty.drill-over': 410 },
})

/** What the console shows to somebody whom a drill calls. */
export const pendingDrill = z.strictObject({
  drill: z.uuid(),
  startedAt: instant,
  dueAt: instant,
  pressedAt: instant.nullable(),
})
export type PendingDrill = z.infer<typeof pendingDrill>

export const endDrill = command('duty.end-drill', {
  summary: 'Ends a drill whose time is over or in which everybody has pressed; a missed one is told',
  allow: [],
  input: z.strictObject({ drill: z.uuid() }),
  output: z.strictObject({ passed: z.boolean() }),
  errors: { 'duty.drill-over': 410 },
})

/** Somebody did not press, or there was nobody to call: the night it stands for would have been silent. */
export const drillMissed = event(
  'duty.drill-missed',
  z.strictObject({
    drill: z.uuid(),
    program: programId,
    because: z.enum(['nobody-on-call', 'not-pressed']),
    at: instant,
  }),
)

export const drillResult = z.strictObject({
  drill: z.uuid(),
  startedAt: instant,
  dueAt: instant,
  finishedAt: instant.nullable(),
  passed: z.boolean().nullable(),
  because: z.string().nullable(),
  calls: z.array(
    z.strictObject({
      name: z.string(),
      rung: z.int(),
      channels: z.array(z.string()),
      pressedAt: instant.nullable(),
      /** By which way they answered. */
      way: answerWay.nullable(),
    }),
  ),
})
export type DrillResult = z.infer<typeof drillResult>

export const drills = query('duty.drills', {
  summary: 'The last drills: who was called and who pressed',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(drillResult),
})
