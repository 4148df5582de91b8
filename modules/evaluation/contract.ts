import { event, instant, personId, programId, z } from '@ayni/kernel'

/** A first session took place (imported, or held in the programme). */
export const firstSessionHeld = event('evaluation.first-session-held', z.strictObject({ person: personId, program: programId, at: instant }))
