import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. */
export const enrollmentOwnData: readonly OwnData[] = [
  ownTable({
    section: 'who-i-am',
    table: 'enrollment.person',
    person: 'id',
    columns: [
      'alias',
      'state',
      'language',
      'sex',
      'age_years',
      'region_ubigeo2',
      'facility_category',
      'institution',
      'service_started_on',
      'service_ends_on',
      'spoken_language',
      'hours',
      'offline_until',
      'created_at',
    ],
    order: 'created_at',
    sealed: [{ column: 'identity_sealed', as: 'name', context: 'enrollment.person.identity' }],
  }),
  ownTable({
    section: 'contacts',
    table: 'enrollment.contact_point',
    columns: ['channel', 'owner', 'may_leave_message', 'added_at', 'removed_at'],
    order: 'added_at',
    sealed: [{ column: 'value_sealed', as: 'value', context: 'enrollment.contact' }],
  }),
  ownTable({
    section: 'posts',
    table: 'enrollment.assignment',
    columns: ['facility_code', 'ubigeo', 'category', 'institution', 'is_head', 'connectivity', 'starts_on', 'ends_on'],
    order: 'starts_on',
    sealed: [{ column: 'place_sealed', as: 'place', context: 'enrollment.place' }],
  }),
  ownTable({
    section: 'trusted-person',
    table: 'enrollment.trusted_person',
    columns: ['occurred_at'],
    order: 'occurred_at',
    sealed: [{ column: 'sealed', as: 'person', context: 'enrollment.trusted', of: 'person_id' }],
  }),
  ownTable({
    section: 'consents',
    table: 'enrollment.consent',
    columns: ['layer', 'given', ['text_version', 'version'], 'language', 'channel', 'occurred_at', 'received_at'],
    order: 'occurred_at',
  }),
  ownTable({
    section: 'who-i-am',
    table: 'enrollment.on_behalf',
    columns: ['what', 'at'],
    order: 'at',
    sealed: [{ column: 'note_sealed', as: 'why', context: 'enrollment.on-behalf' }],
  }),
  ownTable({
    section: 'who-i-am',
    table: 'enrollment.state_change',
    columns: ['from_state', 'to_state', 'at'],
    order: 'at',
  }),
  ownTable({
    section: 'who-i-am',
    table: 'enrollment.on_behalf',
    columns: ['what', 'at'],
    order: 'at',
  }),
]
