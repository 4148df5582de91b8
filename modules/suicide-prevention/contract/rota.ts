import { accountId, command, instant, query, z } from '@ayni/kernel'

const watchers = ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director'] as const

export const rotaRole = z.enum(['first', 'second', 'psychiatrist_lead', 'director', 'coordinator'])
export type RotaRole = z.infer<typeof rotaRole>

const shift = z.strictObject({ account: accountId, role: rotaRole, from: instant, until: instant })
/** Details of `rota-hole`: `role`, `from`, `until` of the first hole. */
const rotaErrors = {
  'suicide-prevention.rota-hole': 422,
  'suicide-prevention.rota-not-clinical': 422,
  'suicide-prevention.rota-same-person': 422,
  'suicide-prevention.rota-times': 422,
  'suicide-prevention.account-unknown': 404,
} as const

export const publishRota = command('suicide-prevention.publish-rota', {
  summary: 'Replaces the shifts of a stretch of time; a rota with a hole is refused and the hole is named',
  allow: ['coordinator', 'director'],
  input: z.strictObject({ from: instant, until: instant, shifts: z.array(shift).max(400) }),
  output: z.strictObject({ shifts: z.int() }),
  errors: rotaErrors,
})

export const editShift = command('suicide-prevention.edit-shift', {
  summary: 'Takes one shift out or gives it to somebody else; refused where that would leave a hole',
  allow: ['coordinator', 'director'],
  input: z.strictObject({
    shift: z.uuid(),
    change: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('remove') }),
      z.strictObject({ do: z.literal('give'), account: accountId }),
    ]),
  }),
  output: z.null(),
  errors: { ...rotaErrors, 'suicide-prevention.shift-unknown': 404 },
})

export const offerShift = command('suicide-prevention.offer-shift', {
  summary: 'Says that one would rather not do one’s own shift; it stays one’s own until somebody takes it',
  allow: ['duty', 'therapist', 'psychiatrist', 'coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid(), offered: z.boolean() }),
  output: z.null(),
  errors: { 'suicide-prevention.shift-unknown': 404 },
})

export const takeShift = command('suicide-prevention.take-shift', {
  summary: 'Takes a shift that a colleague offered; refused where one may not hold it or a hole would be left',
  allow: ['duty', 'therapist', 'psychiatrist', 'coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid() }),
  output: z.null(),
  errors: { ...rotaErrors, 'suicide-prevention.shift-unknown': 404 },
})

// The drill

export const runDrill = command('suicide-prevention.run-drill', {
  summary: 'Calls everybody whom a real alert would reach, marked SIMULACRO; each must press within the time',
  allow: ['coordinator', 'director', 'admin', 'psychiatrist'],
  input: z.strictObject({}),
  output: z.strictObject({ drill: z.uuid(), called: z.int(), dueAt: instant }),
  errors: { 'suicide-prevention.drill-running': 409 },
})

export const pressDrill = command('suicide-prevention.press-drill', {
  summary: 'Answers a drill: the message arrived and somebody is there',
  allow: watchers,
  input: z.strictObject({ drill: z.uuid() }),
  output: z.strictObject({ pressedAt: instant }),
  errors: { 'suicide-prevention.drill-unknown': 404, 'suicide-prevention.drill-over': 410 },
})

// What the team sees of both

const person = z.strictObject({ account: accountId, name: z.string() })
const hole = z.strictObject({ role: rotaRole, from: instant, until: instant })
export type RotaHole = z.infer<typeof hole>

const onCall = z.strictObject({
  role: rotaRole,
  now: z.array(person),
  until: instant.nullable(),
  next: z.array(person),
})
const watch = z.strictObject({ holes: z.array(hole), fewestClinicians: z.int(), tooFew: z.boolean() })
const drillResult = z.strictObject({
  drill: z.uuid(),
  startedAt: instant,
  dueAt: instant,
  finishedAt: instant.nullable(),
  passed: z.boolean().nullable(),
  because: z.string().nullable(),
  calls: z.array(
    z.strictObject({ name: z.string(), rung: z.int(), channels: z.array(z.string()), pressedAt: instant.nullable() }),
  ),
})
export type DrillResult = z.infer<typeof drillResult>

export const onCallNow = query('suicide-prevention.on-call-now', {
  summary: 'Who is on call now and next, the holes of the next 72 hours and the last drill',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ now: instant, roles: z.array(onCall), watch, lastDrill: drillResult.nullable() }),
})
export type OnCallNow = z.infer<typeof onCallNow.output>

export const drills = query('suicide-prevention.drills', {
  summary: 'The last drills: who was called and who pressed',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(drillResult),
})

export const rotaQuery = query('suicide-prevention.rota', {
  summary: 'The shifts of a stretch of time, its holes, and who may take a shift',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({ from: instant, until: instant }),
  output: z.strictObject({
    now: instant,
    shifts: z.array(shift.extend({ id: z.uuid(), name: z.string(), offered: z.boolean(), mine: z.boolean() })),
    holes: z.array(hole),
    people: z.array(person.extend({ roles: z.array(z.string()), reachable: z.boolean() })),
  }),
  errors: { 'suicide-prevention.rota-times': 422 },
})
export type RotaPageData = z.infer<typeof rotaQuery.output>
