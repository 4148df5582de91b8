import { accountId, personId, query, z } from '@ayni/kernel'

/** SUI-08. Whom the person hid from, and whoever is too near, is simply not there: why is nobody's to read. */
export const ownersFor = query('duty.owners-for', {
  summary: 'Psychiatrists who may answer for the episode of this person, whoever is on duty first',
  allow: ['psychiatrist', 'coordinator'],
  opens: 'C2',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ account: accountId, name: z.string(), onDuty: z.boolean() })),
  }),
})
