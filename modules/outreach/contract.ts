import { event, type InputOf, instant, type OutputOf, personId, programId, uuid, z } from '@ayni/kernel'
import type { beginCall, callCard, noteResult, planner, recordDecline, undoCall } from './contract/attempts.ts'
import type { funnel } from './contract/funnel.ts'
import type { makeProgrammeLink, programmeLinks, revokeLink } from './contract/links.ts'
import { attemptResult, contactChannel, nonuseCode } from './contract/shared-shapes.ts'

export * from './contract/attempts.ts'
export * from './contract/awareness.ts'
export * from './contract/funnel.ts'
export * from './contract/links.ts'
export { nonuseCode } from './contract/shared-shapes.ts'

/** Somebody was tried, and this is how far it came. */
export const attemptMade = event(
  'outreach.attempt-made',
  z.strictObject({
    person: personId,
    program: programId,
    channel: contactChannel,
    contact: uuid.nullable(),
    result: attemptResult,
    at: instant,
  }),
)

/** A call noted by mistake was taken back, with what was said of the number. */
export const attemptUndone = event(
  'outreach.attempt-undone',
  z.strictObject({
    person: personId,
    program: programId,
    contact: uuid.nullable(),
    result: attemptResult.nullable(),
    at: instant,
  }),
)

export const personDeclined = event(
  'outreach.person-declined',
  z.strictObject({ person: personId, program: programId, reason: nonuseCode.nullable(), at: instant }),
)

/** Every way was tried, in different parts of the week, and nobody ever answered. Not a no. */
export const becameUnreachable = event(
  'outreach.became-unreachable',
  z.strictObject({ person: personId, program: programId, at: instant }),
)

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type OutreachOperations = {
  readonly 'outreach.planner': Op<typeof planner>
  readonly 'outreach.call-card': Op<typeof callCard>
  readonly 'outreach.begin-call': Op<typeof beginCall>
  readonly 'outreach.note-result': Op<typeof noteResult>
  readonly 'outreach.undo-call': Op<typeof undoCall>
  readonly 'outreach.record-decline': Op<typeof recordDecline>
  readonly 'outreach.funnel': Op<typeof funnel>
  readonly 'outreach.programme-links': Op<typeof programmeLinks>
  readonly 'outreach.make-programme-link': Op<typeof makeProgrammeLink>
  readonly 'outreach.revoke-link': Op<typeof revokeLink>
}
