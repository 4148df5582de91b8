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
  sealed('safety_episode', 'course', 'sealed', 'safety_episode.course.all', 'episode_id'),
  sealed('safety_episode', 'move', 'sealed', 'safety_episode.move.all'),
  sealed('safety_episode', 'assessment', 'sealed', 'safety_episode.assessment.all'),
  sealed('safety_episode', 'assessment', 'intent_sealed', 'safety_episode.assessment.intent'),
  sealed('safety_episode', 'assessment', 'attempt_sealed', 'safety_episode.assessment.attempt'),
  sealed('safety_episode', 'location', 'sealed', 'safety_episode.location.all'),
  sealed('safety_episode', 'contact_try', 'sealed', 'safety_episode.contact_try.all'),
  sealed('safety_episode', 'check_in', 'answer_sealed', 'safety_episode.check_in.answer'),
  sealed('safety_episode', 'closure', 'reasoning_sealed', 'safety_episode.closure.reasoning'),
  sealed('emergency', 'course', 'sealed', 'emergency.course', 'emergency_id'),
  sealed('emergency', 'decision', 'reason_sealed', 'emergency.decision.reason'),
  sealed('emergency', 'action', 'note_sealed', 'emergency.action.note'),
  sealed('emergency', 'hand_over', 'sealed', 'emergency.hand-over'),
  sealed('emergency', 'referral', 'sealed', 'emergency.referral'),
  sealed('emergency', 'referral_step', 'note_sealed', 'emergency.referral-step.note'),
  sealed('emergency', 'fitness', 'note_sealed', 'emergency.fitness.note'),
  sealed('emergency', 'disclosure', 'sealed', 'emergency.disclosure'),
  sealed('emergency', 'local_way', 'sealed', 'emergency.local-way'),
  sealed('caring_contacts', 'contact', 'words_sealed', 'caring_contacts.contact.words'),
  sealed('caring_contacts', 'schedule', 'birthday_sealed', 'caring_contacts.schedule.birthday'),
  sealed('concerns', 'concern', 'words_sealed', 'concerns.concern.words'),
  sealed('incidents', 'incident', 'review_sealed', 'incidents.incident.review'),
  sealed('incidents', 'task', 'what_sealed', 'incidents.task.what'),
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
