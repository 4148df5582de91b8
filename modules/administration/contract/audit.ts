import { instant, query, z } from '@ayni/kernel'

export const audit = query('administration.audit', {
  summary: 'What the team did, newest first: who, what, when and about whom; never what was written',
  allow: ['admin', 'dpo', 'director'],
  opens: 'C2',
  input: z.strictObject({ before: z.int().positive().nullable().default(null) }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        receipt: z.int(),
        at: instant,
        who: z.string(),
        what: z.string(),
        alias: z.string().nullable(),
      }),
    ),
    next: z.int().nullable(),
  }),
})

export const settingChanges = query('administration.setting-changes', {
  summary: 'Every change of a setting with its before and after',
  allow: ['admin', 'dpo', 'director'],
  opens: 'C0',
  input: z.strictObject({ before: instant.nullable().default(null) }),
  output: z.array(
    z.strictObject({
      id: z.uuid(),
      at: instant,
      who: z.string().nullable(),
      what: z.string(),
      subject: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
