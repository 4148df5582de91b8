import { accountId, deviceId, personId, programId, role, z } from '@ayni/kernel'

/** Who gives a command, as it crosses from one process to another. */
export const actorShape = z.object({
  kind: z.enum(['physician', 'staff', 'system', 'nobody']),
  accountId: accountId.nullable(),
  personId: personId.nullable(),
  programId: programId.nullable(),
  deviceId: deviceId.nullable(),
  roles: z.array(role),
})

export const answered = z.object({ id: z.uuid(), outcome: z.string(), code: z.string().nullable() })
