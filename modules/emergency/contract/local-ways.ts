import { command, query, uuid, z } from '@ayni/kernel'
import { localWay, localWayKind } from './emergency.ts'
import { ownWords, shortWords } from './shapes.ts'

const keepers = ['liaison', 'coordinator', 'duty'] as const
const ubigeo = z.string().regex(/^[0-9]{6}$/)
const code = z.string().regex(/^[0-9]{8}$/)

/** The sheet that must be there at three in the morning. The same id corrects it; saving it says that it was verified now. */
export const saveLocalWay = command('emergency.save-local-way', {
  summary: 'Notes or corrects one way of getting help to a post, verified today by whoever writes it',
  allow: keepers,
  input: z.strictObject({
    way: uuid,
    facilityCode: code.nullable(),
    ubigeo,
    kind: localWayKind,
    who: shortWords,
    how: shortWords,
    note: ownWords.nullable(),
    hours: z.number().min(0).max(720).nullable(),
    atNight: z.boolean(),
  }),
  output: z.null(),
  errors: { 'emergency.way-unknown': 404 },
})

export const verifyLocalWay = command('emergency.verify-local-way', {
  summary: 'Says that a way was tried today and answers',
  allow: keepers,
  input: z.strictObject({ way: uuid }),
  output: z.null(),
  errors: { 'emergency.way-unknown': 404 },
})

export const retireLocalWay = command('emergency.retire-local-way', {
  summary: 'Says that a way is no longer there, or takes that back',
  allow: keepers,
  input: z.strictObject({ way: uuid, retired: z.boolean() }),
  output: z.null(),
  errors: { 'emergency.way-unknown': 404 },
})

export const localWays = query('emergency.local-ways', {
  summary: 'The sheets of the programme: radio, boat, air, who is there at night',
  allow: ['liaison', 'coordinator', 'duty', 'psychiatrist', 'therapist', 'director'],
  opens: 'C0',
  input: z.strictObject({ ubigeo: ubigeo.nullable().default(null) }),
  output: z.strictObject({ rows: z.array(localWay) }),
})
