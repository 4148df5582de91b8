import type { InputOf, OutputOf } from '@ayni/kernel'
import type { addPerson, contactCard, roster, waysToReach } from './contract/person.ts'

export * from './contract/consent.ts'
export * from './contract/person.ts'
export * from './contract/state.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type EnrollmentOperations = {
  readonly 'enrollment.roster': Op<typeof roster>
  readonly 'enrollment.add-person': Op<typeof addPerson>
  readonly 'enrollment.contact-card': Op<typeof contactCard>
  readonly 'enrollment.ways-to-reach': Op<typeof waysToReach>
}
