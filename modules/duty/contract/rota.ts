import { accountId, command, instant, query, z } from '@ayni/kernel'
import { drillResult, watchers } from './drill.ts'

export const rotaRole = z.enum(['first', 'second', 'psychiatrist_lead', 'director', 'coordinator'])
export type RotaRole = z.infer<typeof rotaRole>

const shift = z.strictObject({ account: accountId, role: rotaRole, from: instant, until: instant })
/** Details of `rota-hole`: `role`, `from`, `until` of the first hole. */
const rotaErrors = {
  'duty.rota-hole': 422,
  'duty.not-reachable': 422,
  'duty.rota-not-clinical': 422,
  'duty.rota-same-person': 422,
  'duty.rota-times': 422,
  'duty.account-unknown': 404,
} as const

export const publishRota = command('duty.publish-rota', {
  summary: 'Replaces the shifts of a stretch of time; a rota with a hole is refused and the hole is named',
  allow: ['coordinator', 'director'],
  input: z.strictObject({ from: instant, until: instant, shifts: z.array(shift).max(400) }),
  output: z.strictObject({ shifts: z.int() }),
  errors: rotaErrors,
})

export const editShift = command('duty.edit-shift', {
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
  errors: { ...rotaErrors, 'duty.shift-unknown': 404 },
})

export const coverShift = command('duty.cover-shift', {
  summary:
    'Somebody covers a dated stretch of a shift; the rest stays with its holder, who is shown; refused where it leaves a hole',
  allow: ['coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid(), account: accountId, from: instant, until: instant }),
  output: z.null(),
  errors: { ...rotaErrors, 'duty.shift-unknown': 404 },
})

export const endCover = command('duty.end-cover', {
  summary: 'Gives a covered stretch back to whose it was; refused where they may not hold it any more',
  allow: ['coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid() }),
  output: z.null(),
  errors: { ...rotaErrors, 'duty.shift-unknown': 404 },
})

export const offerShift = command('duty.offer-shift', {
  summary: 'Says that one would rather not do one’s own shift; it stays one’s own until somebody takes it',
  allow: ['duty', 'therapist', 'psychiatrist', 'coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid(), offered: z.boolean() }),
  output: z.null(),
  errors: { 'duty.shift-unknown': 404 },
})

export const takeShift = command('duty.take-shift', {
  summary: 'Takes a shift that a colleague offered; refused where one may not hold it or a hole would be left',
  allow: ['duty', 'therapist', 'psychiatrist', 'coordinator', 'director'],
  input: z.strictObject({ shift: z.uuid() }),
  output: z.null(),
  errors: { ...rotaErrors, 'duty.shift-unknown': 404 },
})

// What the team sees

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
export const onCallNow = query('duty.on-call-now', {
  summary: 'Who is on call now and next, the holes of the next 72 hours and the last drill',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ now: instant, roles: z.array(onCall), watch, lastDrill: drillResult.nullable() }),
})
export type OnCallNow = z.infer<typeof onCallNow.output>

export const rotaQuery = query('duty.rota', {
  summary: 'The shifts of a stretch of time, its holes, and who may take a shift',
  allow: [...watchers, 'admin'],
  opens: 'C2',
  input: z.strictObject({ from: instant, until: instant }),
  output: z.strictObject({
    now: instant,
    shifts: z.array(
      shift.extend({
        id: z.uuid(),
        name: z.string(),
        offered: z.boolean(),
        mine: z.boolean(),
        /** Display name of whose shift this stretch was. */
        covers: z.string().nullable(),
      }),
    ),
    holes: z.array(hole),
    /** Holidays of the view; `sameAsUsual`: the rota of an ordinary working day, which somebody may not know of. */
    holidays: z.array(
      z.strictObject({
        day: z.iso.date(),
        name: z.strictObject({ es: z.string(), en: z.string() }),
        sameAsUsual: z.boolean(),
      }),
    ),
    people: z.array(person.extend({ roles: z.array(z.string()), reachable: z.boolean() })),
  }),
  errors: { 'duty.rota-times': 422 },
})
export type RotaPageData = z.infer<typeof rotaQuery.output>
