import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. Who came by whose link is nobody's but the house's. */
export const outreachOwnData: readonly OwnData[] = [
  ownTable({
    section: 'outreach',
    table: 'outreach.attempt',
    columns: ['how', 'channel', 'purpose', ['window_kind', 'window'], 'at', 'result', 'undone_at'],
    order: 'at',
    sealed: [{ column: 'override_sealed', as: 'override', context: 'outreach.attempt.override' }],
  }),
  ownTable({
    section: 'outreach',
    table: 'outreach.nonuse',
    columns: ['code', 'said_to', 'at'],
    order: 'at',
    sealed: [{ column: 'note_sealed', as: 'note', context: 'outreach.nonuse.note' }],
  }),
  ownTable({
    section: 'outreach',
    table: 'outreach.awareness',
    columns: ['service', 'day', 'shown_at', 'understood'],
    order: 'shown_at',
  }),
  ownTable({ section: 'outreach', table: 'outreach.asked', columns: ['what', 'at'], order: 'at' }),
  ownTable({
    section: 'outreach',
    table: 'outreach.cycle',
    columns: ['number', 'opened_at', 'ended_at', 'ended_why'],
    order: 'opened_at',
  }),
  ownTable({
    section: 'outreach',
    table: 'outreach.standing',
    columns: [
      'attempts',
      'attempts_ever',
      'last_at',
      'silent_until',
      'asked_at',
      'reached_at',
      'declined_at',
      'unreachable_at',
    ],
    order: 'ready_at',
  }),
  ownTable({
    section: 'outreach',
    table: 'outreach.link',
    person: 'by_person',
    columns: ['made_at', 'expires_at', 'uses_left', 'revoked_at'],
    order: 'made_at',
    sealed: [{ column: 'secret_sealed', as: 'link', context: 'outreach.link.secret' }],
  }),
  ownTable({
    section: 'outreach',
    table: 'outreach.registration',
    columns: ['inviter_may_know', 'at', 'joined_at'],
    order: 'at',
    sealed: [{ column: 'called_sealed', as: 'called', context: 'outreach.registration.called' }],
  }),
]
