import { type OwnData, ownTable } from '@ayni/platform/commands'

/**
 * What this room holds about a person, for their own copy: who called when, what was planned, what they answered. What clinicians wrote
 * and how they weighed it is handed over by a clinician, through a request.
 */
export const safetyEpisodeOwnData: readonly OwnData[] = [
  ownTable({
    section: 'safety',
    table: 'safety_episode.episode',
    columns: ['opened_at', 'acknowledged_at', 'reached_at', 'closed_at'],
    order: 'opened_at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.assessment',
    columns: ['spoke_at', 'minutes', 'channel'],
    order: 'spoke_at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.location',
    columns: ['confirmed_at'],
    order: 'confirmed_at',
    sealed: [{ column: 'sealed', as: 'said', context: 'safety_episode.location.all' }],
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.contact',
    columns: ['due_at', 'done_at'],
    order: 'due_at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.contact_try',
    columns: ['at', 'channel', 'result'],
    order: 'at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.check_in',
    columns: ['due_at', 'answered_at'],
    order: 'due_at',
    sealed: [{ column: 'answer_sealed', as: 'answer', context: 'safety_episode.check_in.answer' }],
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.closure',
    columns: ['at', 'step', 'caring_schedule'],
    order: 'at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_episode.referral',
    columns: ['made_at', 'appointment_at', 'how'],
    order: 'made_at',
  }),
]
