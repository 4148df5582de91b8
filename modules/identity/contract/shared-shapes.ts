import { accountId, programId, role, roles, z } from '@ayni/kernel'

export const nothing = z.strictObject({})
export const done = z.null()
export const language = z.enum(['es', 'en'])
export const staff = roles.filter((one) => one !== 'physician')

/** Roles that an account may hold; `physician` belongs to phones, not to accounts. */
export const staffRoles = z
  .array(role.exclude(['physician']))
  .min(1)
  .max(6)

export const programBasics = z.strictObject({
  id: programId,
  slug: z.string(),
  name: z.string(),
  demo: z.boolean(),
  dutyPhone: z.string().nullable(),
  dutySms: z.string().nullable(),
  languages: z.array(language),
})
export type ProgramBasics = z.infer<typeof programBasics>

export const oneAccount = z.strictObject({ account: accountId })

export const email = z.email().max(200)
