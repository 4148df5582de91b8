import type { InputOf, OutputOf } from '@ayni/kernel'
import type { keepConsentText } from './contract/consent-receipts.ts'
import type { markWrong, putContactFor, removeContact } from './contract/contacts.ts'
import type { setHoursFor } from './contract/hours.ts'
import type { addPerson, contactCard, roster, waysToReach } from './contract/person.ts'
import type { personCard } from './contract/person-card.ts'
import type { confirmPlace, savePostFor } from './contract/post.ts'
import type { setServiceDates, setStanding } from './contract/state.ts'

export * from './contract/consent.ts'
export * from './contract/consent-receipts.ts'
export * from './contract/consent-receipts.ts'
export * from './contract/consent-texts.ts'
export * from './contract/contact-failed.ts'
export * from './contract/contacts.ts'
export * from './contract/correct-name.ts'
export * from './contract/hours.ts'
export * from './contract/person.ts'
export * from './contract/person-card.ts'
export * from './contract/post.ts'
export * from './contract/state.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type EnrollmentOperations = {
  readonly 'enrollment.keep-consent-text': Op<typeof keepConsentText>
  readonly 'enrollment.roster': Op<typeof roster>
  readonly 'enrollment.add-person': Op<typeof addPerson>
  readonly 'enrollment.contact-card': Op<typeof contactCard>
  readonly 'enrollment.ways-to-reach': Op<typeof waysToReach>
  readonly 'enrollment.person-card': Op<typeof personCard>
  readonly 'enrollment.put-contact-for': Op<typeof putContactFor>
  readonly 'enrollment.remove-contact': Op<typeof removeContact>
  readonly 'enrollment.mark-wrong': Op<typeof markWrong>
  readonly 'enrollment.set-hours-for': Op<typeof setHoursFor>
  readonly 'enrollment.save-post-for': Op<typeof savePostFor>
  readonly 'enrollment.confirm-place': Op<typeof confirmPlace>
  readonly 'enrollment.set-standing': Op<typeof setStanding>
  readonly 'enrollment.set-service-dates': Op<typeof setServiceDates>
}
