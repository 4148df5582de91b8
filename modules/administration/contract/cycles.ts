import { command, day, query, z } from '@ayni/kernel'

/** A SERUMS process of the ministry. @source shared model §2.9: `2026-I` */
export const cycleCode = z.string().regex(/^[0-9]{4}-(I|II|III)$/, 'cycle-code')

export const cycleFacts = z.strictObject({ code: cycleCode, startsOn: day, endsOn: day, invitationsOpen: z.boolean() })
export type CycleFacts = z.infer<typeof cycleFacts>

export const programme = query('administration.programme', {
  summary: 'Name, duty numbers and cycles of the programme',
  allow: ['admin', 'coordinator', 'director'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.strictObject({
    name: z.string(),
    slug: z.string(),
    demo: z.boolean(),
    dutyPhone: z.string().nullable(),
    dutySms: z.string().nullable(),
    director: z.uuid().nullable(),
    cycles: z.array(cycleFacts),
  }),
  errors: { 'administration.no-program': 409 },
})

export const saveCycle = command('administration.save-cycle', {
  summary: 'Opens a cycle of the programme, or corrects its dates; the code names it',
  allow: ['admin', 'director'],
  input: cycleFacts,
  output: z.null(),
  errors: { 'administration.dates-crossed': 422, 'administration.no-program': 409 },
})
