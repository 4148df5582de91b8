/** A sealed column: which column of the row is in its context, and the context's first part. */
export type SealedColumn = {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly of: string
  readonly context: string
}

const sealed = (schema: string, table: string, column: string, context: string, of = 'id'): SealedColumn => ({
  schema,
  table,
  column,
  of,
  context,
})

/** Every sealed column of the house. `verify` fails on one that is missing here, so that none goes unopened. */
export const sealedColumns: readonly SealedColumn[] = [
  sealed('platform', 'ledger', 'output_sealed', 'ledger.output', 'command_id'),
  sealed('identity', 'account', 'name_sealed', 'identity.account.name'),
  sealed('identity', 'account', 'contacts_sealed', 'identity.account.contacts'),
  sealed('identity', 'break_glass', 'reason_sealed', 'identity.break-glass.reason'),
  sealed('identity', 'second_factor', 'secret_sealed', 'identity.second-factor', 'account_id'),
  sealed('identity', 'push_subscription', 'subscription_sealed', 'identity.push-subscription'),
  sealed('enrollment', 'person', 'identity_sealed', 'enrollment.person.identity'),
  sealed('enrollment', 'contact_point', 'value_sealed', 'enrollment.contact'),
  sealed('enrollment', 'assignment', 'place_sealed', 'enrollment.place'),
  sealed('enrollment', 'on_behalf', 'note_sealed', 'enrollment.on-behalf'),
  sealed('enrollment', 'trusted_person', 'sealed', 'enrollment.trusted', 'person_id'),
  sealed('roster', 'listing', 'facts_sealed', 'roster.listing.facts'),
  sealed('roster', 'listing', 'documents_sealed', 'roster.listing.documents'),
  sealed('screening', 'response', 'sealed', 'screening.response'),
  sealed('screening', 'unreliable', 'why_sealed', 'screening.unreliable'),
  sealed('screening', 'statement', 'sealed', 'screening.statement'),
  sealed('screening', 'triage', 'sealed', 'screening.triage'),
  sealed('screening', 'risk', 'sealed', 'screening.risk'),
  sealed('screening', 'owed', 'level_sealed', 'screening.owed', 'key'),
  sealed('suicide_prevention', 'signal', 'because_sealed', 'suicide_prevention.signal.because', 'source_id'),
  sealed('suicide_prevention', 'attempt', 'note_sealed', 'suicide_prevention.attempt.note'),
  sealed('suicide_prevention', 'outcome', 'words_sealed', 'suicide_prevention.outcome.words'),
  sealed('safety_plan', 'version', 'sealed', 'safety_plan.version'),
  sealed('safety_plan', 'agreement', 'sealed', 'safety_plan.agreement'),
  sealed('safety_plan', 'means_check', 'note_sealed', 'safety_plan.means_check'),
  sealed('correspondence', 'message', 'text_sealed', 'correspondence.message.text'),
  sealed('correspondence', 'thread', 'number_sealed', 'correspondence.thread.number'),
  sealed('my_data', 'disagreement', 'said_sealed', 'my_data.disagreement'),
  sealed('my_data', 'request', 'words_sealed', 'my_data.request'),
  sealed('outreach', 'attempt', 'override_sealed', 'outreach.attempt.override'),
  sealed('outreach', 'nonuse', 'note_sealed', 'outreach.nonuse.note'),
  sealed('outreach', 'link', 'secret_sealed', 'outreach.link.secret'),
  sealed('outreach', 'registration', 'called_sealed', 'outreach.registration.called'),
  sealed('appointments', 'appointment', 'sealed', 'appointments.meeting'),
  sealed('messages', 'outbox', 'sealed', 'messages.outbox.sealed'),
]

export const nameOf = ({ schema, table, column }: Pick<SealedColumn, 'schema' | 'table' | 'column'>): string =>
  `${schema}.${table}.${column}`
