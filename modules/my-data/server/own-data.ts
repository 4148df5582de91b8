import { type OwnData, ownTable } from '@ayni/platform/commands'

/** Messages belong to no room: what was sent and when is told here, without address and without the machinery. */
export const myDataOwnData: readonly OwnData[] = [
  ownTable({
    section: 'messages',
    table: 'messages.outbox',
    person: 'to_person',
    columns: ['template', 'channel', 'language', 'queued_at', 'handed_at', 'state', 'address_hint'],
    order: 'queued_at',
  }),
  ownTable({
    section: 'requests',
    table: 'my_data.copy',
    columns: ['form', 'language', 'taken_at'],
    order: 'taken_at',
  }),
  ownTable({
    section: 'answers',
    table: 'my_data.disagreement',
    columns: ['section', 'about', 'occurred_at'],
    order: 'occurred_at',
    sealed: [{ column: 'said_sealed', as: 'disagreement', context: 'my_data.disagreement' }],
  }),
  ownTable({
    section: 'requests',
    table: 'my_data.request',
    columns: ['kind', 'section', 'asked_at', 'due_at', 'done_at', 'refused_at', 'reason'],
    order: 'asked_at',
    sealed: [{ column: 'words_sealed', as: 'words', context: 'my_data.request' }],
  }),
]

/** Tables that name a person and are told in no section of their own, each with its reason. */
export const toldElsewhere: Readonly<Record<string, string>> = {
  'identity.participant': 'alias and programme: told in who-i-am',
  'identity.device_code': 'a secret that opens a phone; told as the phone it made',
  'identity.push_subscription': 'an address of a browser, of no use outside it; told as a phone',
  'identity.alert_care': 'which alert opened whose care: told in care-team',
  'screening.owed': 'told as the promise it became',
  'screening.unreliable': 'a mark of a clinician about how a set was answered; its set is told',
  'coordination.reading': 'a level, derived from the answers that are told',
  'suicide_prevention.reach': 'when somebody last answered, derived from what is told',
  'suicide_prevention.alert': 'told',
  'incidents.task': 'what the team asks of itself after something went wrong; the incident is told',
  'safety_episode.course': 'how a clinician weighed it; handed over by a clinician, through a request',
  'safety_episode.move': 'by which states it went; told as calls and contacts',
  'outreach.standing': 'counters derived from the attempts that are told',
  'outreach.registration': 'how somebody came in, by hashes only',
  'correspondence.candidate': 'a guess of whose number wrote, before a human says',
  'roster.review': 'a guess that two rows are one person, before a human says',
  'messages.outreach_turn': 'so that nobody is written to twice; told as the message',
  'messages.hours_override': 'told as the message',
  'platform.change': 'which parts of a phone are to be fetched again; no content',
  'platform.ledger': 'that something was done and when, without content; the chain may not be broken',
}
