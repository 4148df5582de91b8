-- What the migrations add up to. Written by `npm run generate`; read it, change a migration instead.

create schema administration;
create schema appointments;
create schema caring_contacts;
create schema concerns;
create schema coordination;
create schema correspondence;
create schema duty;
create schema emergency;
create schema enrollment;
create schema evaluation;
create schema identity;
create schema identity_auth;
create schema incidents;
create schema messages;
create schema my_data;
create schema outreach;
create schema platform;
create schema roster;
create schema safety_episode;
create schema safety_plan;
create schema screening;
create schema suicide_prevention;
create schema timers;

create table administration.change (
  id uuid not null,
  program_id uuid not null,
  account_id uuid,
  what text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  at timestamp with time zone not null
);
alter table administration.change enable row level security;
create table administration.cycle (
  id uuid not null,
  program_id uuid not null,
  code text not null,
  starts_on date not null,
  ends_on date not null,
  invitations_open boolean not null
);
alter table administration.cycle enable row level security;
create table administration.service (
  program_id uuid not null,
  code text not null,
  open boolean not null,
  note_es text not null default ''::text,
  note_en text not null default ''::text
);
alter table administration.service enable row level security;
create table appointments.appointment (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  kind text not null,
  mode text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  version integer not null,
  promise_key text,
  sealed text not null,
  missed_by text,
  cancelled_why text,
  needs_choice text,
  reminder_at timestamp with time zone,
  reminder text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  told_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by_kind text not null,
  changed_by uuid,
  changed_how text not null
);
alter table appointments.appointment enable row level security;
create table appointments.availability (
  account_id uuid not null,
  program_id uuid not null,
  weekly jsonb not null,
  exceptions jsonb not null,
  changed_at timestamp with time zone not null
);
alter table appointments.availability enable row level security;
create table appointments.booked (
  who uuid not null,
  at timestamp with time zone not null,
  appointment_id uuid not null
);
alter table appointments.booked enable row level security;
create table appointments.call_wish (
  person_id uuid not null,
  key text not null,
  program_id uuid not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone
);
alter table appointments.call_wish enable row level security;
create table appointments.history (
  appointment_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  seq integer not null,
  version integer not null,
  state text not null,
  account_id uuid not null,
  starts_at timestamp with time zone not null,
  missed_by text,
  cancelled_why text,
  by_kind text not null,
  by_account uuid,
  how text not null,
  at timestamp with time zone not null
);
alter table appointments.history enable row level security;
create table appointments.offer (
  program_id uuid not null,
  person_id uuid not null,
  key text not null,
  kind text not null,
  due_at timestamp with time zone,
  wanted integer not null default 3,
  slots jsonb not null default '[]'::jsonb,
  made_at timestamp with time zone not null
);
alter table appointments.offer enable row level security;
create table caring_contacts.answer (
  message_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  schedule_id uuid not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by uuid
);
alter table caring_contacts.answer enable row level security;
create table caring_contacts.contact (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  schedule_id uuid not null,
  nth integer not null,
  due_on date not null,
  mode text not null,
  why text not null,
  state text not null default 'planned'::text,
  asked_at timestamp with time zone,
  words_sealed text,
  own_words boolean not null default false,
  written_by uuid,
  done_at timestamp with time zone,
  done_by uuid,
  tries integer not null default 0
);
alter table caring_contacts.contact enable row level security;
create table caring_contacts.programme_plan (
  program_id uuid not null,
  schedule text not null,
  plan jsonb not null,
  set_by uuid not null,
  set_at timestamp with time zone not null
);
alter table caring_contacts.programme_plan enable row level security;
create table caring_contacts.schedule (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  schedule text not null,
  because text not null,
  source uuid not null,
  started_at timestamp with time zone not null,
  sender_id uuid,
  birthday_sealed text,
  paused_for text[] not null default '{}'::text[],
  last_contact_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text
);
alter table caring_contacts.schedule enable row level security;
create table concerns.concern (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  from_kind text not null,
  by_account uuid,
  urgent boolean not null,
  at timestamp with time zone not null,
  words_sealed text
);
alter table concerns.concern enable row level security;
create table coordination.absence (
  id uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  cancelled_at timestamp with time zone
);
alter table coordination.absence enable row level security;
create table coordination.capacity (
  account_id uuid not null,
  program_id uuid not null,
  max_open smallint,
  hours_week smallint,
  changed_at timestamp with time zone not null
);
alter table coordination.capacity enable row level security;
create table coordination.declaration (
  person_id uuid not null,
  account_id uuid not null,
  side text not null,
  program_id uuid not null,
  kind text not null,
  declared_at timestamp with time zone not null
);
alter table coordination.declaration enable row level security;
create table coordination.promise (
  program_id uuid not null,
  key text not null,
  person_id uuid not null,
  kind text not null,
  owed_by_role text not null,
  owed_by uuid,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  kept_at timestamp with time zone,
  kept_by uuid,
  how text,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  first_due_at timestamp with time zone,
  returned_at timestamp with time zone,
  returned_from uuid,
  returned_why text
);
alter table coordination.promise enable row level security;
create table coordination.proposal (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  who text not null,
  role text not null,
  instead_of uuid,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  state text not null,
  next_at timestamp with time zone,
  team_answered_at timestamp with time zone,
  person_answered_at timestamp with time zone,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  soft boolean not null default false
);
alter table coordination.proposal enable row level security;
create table coordination.reading (
  person_id uuid not null,
  round_id uuid not null,
  program_id uuid not null,
  level smallint not null,
  received_at timestamp with time zone not null
);
alter table coordination.reading enable row level security;
create table correspondence.candidate (
  thread_id uuid not null,
  person_id uuid not null,
  program_id uuid not null,
  alias text not null
);
alter table correspondence.candidate enable row level security;
create table correspondence.message (
  id uuid not null,
  program_id uuid not null,
  thread_id uuid not null,
  person_id uuid,
  sender text not null,
  channel text not null,
  provider text,
  provider_id text,
  says text not null,
  for_clinicians boolean not null default false,
  text_sealed text not null,
  by_account uuid,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table correspondence.message enable row level security;
create table correspondence.thread (
  id uuid not null,
  program_id uuid not null,
  person_id uuid,
  kind text not null,
  number_key text,
  number_sealed text,
  opened_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  last_in_at timestamp with time zone,
  last_in_channel text,
  window_until timestamp with time zone,
  waiting integer not null default 0,
  promise_key text,
  due_at timestamp with time zone,
  owner_account uuid,
  quiet text,
  quiet_since timestamp with time zone,
  done_at timestamp with time zone,
  done_waiting integer,
  erase_at timestamp with time zone,
  review_waiting integer not null default 0,
  review_key text,
  done_review_waiting integer
);
alter table correspondence.thread enable row level security;
create table duty.answered (
  message_id uuid not null,
  program_id uuid not null,
  at timestamp with time zone not null
);
alter table duty.answered enable row level security;
create table duty.drill (
  id uuid not null,
  program_id uuid not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  started_by uuid,
  finished_at timestamp with time zone,
  passed boolean,
  because text
);
alter table duty.drill enable row level security;
create table duty.drill_call (
  drill_id uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  rung smallint not null,
  channels text[] not null,
  told_at timestamp with time zone not null,
  pressed_at timestamp with time zone,
  pressed_way text
);
alter table duty.drill_call enable row level security;
create table duty.outage (
  id uuid not null,
  silent_since timestamp with time zone,
  noticed_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  times integer not null default 1,
  ended_at timestamp with time zone
);
alter table duty.outage enable row level security;
create table duty.rota_shift (
  id uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  role text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  offered_at timestamp with time zone,
  covers_account uuid
);
alter table duty.rota_shift enable row level security;
create table duty.rota_watch (
  program_id uuid not null,
  checked_at timestamp with time zone not null,
  hole_role text,
  hole_from timestamp with time zone,
  hole_to timestamp with time zone,
  fewest integer not null,
  too_few boolean not null,
  warned_hole text,
  warned_hole_at timestamp with time zone,
  warned_few_at timestamp with time zone
);
alter table duty.rota_watch enable row level security;
create table emergency.action (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null,
  what text not null,
  outcome text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  note_sealed text
);
alter table emergency.action enable row level security;
create table emergency.course (
  emergency_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  changed_at timestamp with time zone not null,
  changed_by uuid
);
alter table emergency.course enable row level security;
create table emergency.cover (
  emergency_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  state text not null,
  arranged_by text,
  consent boolean not null,
  promise_key text,
  changed_at timestamp with time zone not null,
  changed_by uuid
);
alter table emergency.cover enable row level security;
create table emergency.decision (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null,
  what text not null,
  decided_by uuid not null,
  as_psychiatrist boolean not null,
  imminent boolean not null,
  asked text not null,
  told text not null,
  told_at timestamp with time zone,
  at timestamp with time zone not null,
  reason_sealed text not null
);
alter table emergency.decision enable row level security;
create table emergency.disclosure (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  told text not null,
  told_at timestamp with time zone,
  first_by uuid not null,
  first_as_psychiatrist boolean not null,
  first_at timestamp with time zone not null,
  second_by uuid,
  second_as_psychiatrist boolean,
  second_at timestamp with time zone
);
alter table emergency.disclosure enable row level security;
create table emergency.emergency (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null,
  class text not null,
  alert_id uuid,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  owner_account uuid,
  next_at timestamp with time zone,
  soundings integer not null default 0,
  stay_key text,
  decision_key text,
  ended_at timestamp with time zone,
  ended_how text,
  hand_over_id uuid
);
alter table emergency.emergency enable row level security;
create table emergency.fitness (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  route text not null,
  with_person boolean not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  note_sealed text not null
);
alter table emergency.fitness enable row level security;
create table emergency.hand_over (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null,
  sealed text not null,
  arrived_at timestamp with time zone not null,
  confirmed_by uuid not null,
  at timestamp with time zone not null
);
alter table emergency.hand_over enable row level security;
create table emergency.holder (
  emergency_id uuid not null,
  account_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null
);
alter table emergency.holder enable row level security;
create table emergency.local_way (
  id uuid not null,
  program_id uuid not null,
  facility_code text,
  ubigeo text not null,
  kind text not null,
  sealed text not null,
  hours numeric,
  at_night boolean not null,
  verified_at timestamp with time zone not null,
  verified_by uuid not null,
  added_at timestamp with time zone not null,
  retired_at timestamp with time zone
);
alter table emergency.local_way enable row level security;
create table emergency.referral (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  service text not null,
  facility_code text,
  sealed text not null,
  called_together boolean not null,
  alias_offered boolean not null,
  other_province_offered boolean not null,
  appointment_at timestamp with time zone not null,
  confirm_by timestamp with time zone not null,
  promise_key text not null,
  state text not null,
  missed integer not null default 0,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_how text,
  confirmed_how text
);
alter table emergency.referral enable row level security;
create table emergency.referral_step (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  referral_id uuid not null,
  what text not null,
  appointment_at timestamp with time zone,
  by_account uuid,
  at timestamp with time zone not null,
  note_sealed text
);
alter table emergency.referral_step enable row level security;
create table enrollment.assignment (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  facility_code text,
  ubigeo text,
  category text,
  institution text,
  is_head boolean not null default false,
  connectivity text,
  place_sealed text,
  starts_on date not null,
  ends_on date,
  confirmed_at timestamp with time zone,
  occurred_at timestamp with time zone not null,
  added_at timestamp with time zone not null
);
alter table enrollment.assignment enable row level security;
create table enrollment.consent (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  layer smallint not null,
  given boolean not null,
  text_version text not null,
  language text not null,
  channel text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table enrollment.consent enable row level security;
create table enrollment.consent_text (
  program_id uuid not null,
  version text not null,
  layer smallint not null,
  language text not null,
  title text not null,
  says text[] not null,
  fingerprint text not null,
  kept_at timestamp with time zone not null
);
alter table enrollment.consent_text enable row level security;
create table enrollment.contact_point (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  channel text not null,
  value_sealed text,
  owner text not null,
  may_leave_message boolean not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  failed_since timestamp with time zone,
  failed_key text,
  failed_by text,
  value_key text,
  "position" smallint not null default 0,
  may_write_since timestamp with time zone,
  never_write boolean not null default false,
  verified_at timestamp with time zone,
  last_ok_at timestamp with time zone,
  wrong_since timestamp with time zone,
  erased_at timestamp with time zone
);
alter table enrollment.contact_point enable row level security;
create table enrollment.facility (
  code text not null,
  name text not null,
  category text,
  institution text,
  ubigeo text,
  lat double precision,
  lon double precision,
  added_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  place_doubtful boolean not null default false
);
alter table enrollment.facility enable row level security;
create table enrollment.on_behalf (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  what text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  note_sealed text not null
);
alter table enrollment.on_behalf enable row level security;
create table enrollment.person (
  id uuid not null,
  program_id uuid not null,
  alias text not null,
  source_key text,
  state text not null,
  identity_sealed text,
  language text not null default 'es'::text,
  contactable boolean not null,
  agreed boolean not null,
  sex text,
  age_years smallint,
  region_ubigeo2 text,
  facility_category text,
  institution text,
  service_started_on date,
  created_at timestamp with time zone not null,
  reached_at timestamp with time zone,
  state_before text,
  state_since timestamp with time zone,
  hospital_since timestamp with time zone,
  held_since timestamp with time zone,
  no_outreach_until timestamp with time zone,
  offline_until timestamp with time zone,
  channel_order text[] not null default '{}'::text[],
  hours jsonb,
  hours_at timestamp with time zone,
  spoken_language text,
  interpreter_wanted boolean not null default false,
  no_trusted_person_at timestamp with time zone,
  profile_complete_at timestamp with time zone,
  service_ends_on date,
  work_pattern text,
  end_notice_for date,
  end_notice_days smallint,
  stood_down_since timestamp with time zone
);
alter table enrollment.person enable row level security;
create table enrollment.state_change (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  from_state text not null,
  to_state text not null,
  event text not null,
  at timestamp with time zone not null,
  by_account uuid
);
alter table enrollment.state_change enable row level security;
create table enrollment.trusted_person (
  person_id uuid not null,
  program_id uuid not null,
  sealed text not null,
  occurred_at timestamp with time zone not null
);
alter table enrollment.trusted_person enable row level security;
create table evaluation.participant (
  study_key text not null,
  program_id uuid not null,
  contactable boolean not null default false,
  agreed boolean not null default false,
  sex text,
  age_years smallint,
  region_ubigeo2 text,
  facility_category text,
  institution text,
  allows_evaluation boolean not null default false,
  assessed_on date,
  first_round_key text,
  level smallint,
  severe_by_published_rule boolean,
  dep boolean,
  anx boolean,
  alc boolean,
  sui boolean,
  history_type text,
  treatment text,
  first_session_on date,
  updated_at timestamp with time zone not null
);
alter table evaluation.participant enable row level security;
create table identity.access_log (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  role text not null,
  purpose text not null,
  class text not null,
  what text not null,
  at timestamp with time zone not null
);
alter table identity.access_log enable row level security;
create table identity.account (
  id uuid not null,
  program_id uuid not null,
  email_key text not null,
  name_sealed text not null,
  contacts_sealed text not null,
  display_name text not null,
  roles text[] not null,
  language text not null default 'es'::text,
  demo boolean not null default false,
  totp_since timestamp with time zone,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  contact_keys text[] not null default '{}'::text[],
  contacts_keyed text
);
alter table identity.account enable row level security;
create table identity.alert_care (
  alert_id uuid not null,
  account_id uuid not null,
  program_id uuid not null,
  person_id uuid not null
);
alter table identity.alert_care enable row level security;
create table identity.break_glass (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  reason_sealed text not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  second_reader_due_at timestamp with time zone not null,
  second_reader_account_id uuid,
  second_read_at timestamp with time zone,
  second_reader_says text
);
alter table identity.break_glass enable row level security;
create table identity.care_relation (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  until timestamp with time zone
);
alter table identity.care_relation enable row level security;
create table identity.device (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  label text not null,
  enrolled_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  last_offset_s integer,
  signed_out_at timestamp with time zone,
  wipe_requested_at timestamp with time zone,
  begin_again_at timestamp with time zone
);
alter table identity.device enable row level security;
create table identity.device_code (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null,
  secret_hash text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by_device uuid,
  made_by_account uuid
);
alter table identity.device_code enable row level security;
create table identity.locked (
  person_id uuid not null,
  program_id uuid not null,
  since timestamp with time zone not null,
  erase_after timestamp with time zone not null,
  erased_at timestamp with time zone
);
alter table identity.locked enable row level security;
create table identity.not_wanted (
  person_id uuid not null,
  account_id uuid not null,
  program_id uuid not null,
  since timestamp with time zone not null
);
alter table identity.not_wanted enable row level security;
create table identity.participant (
  person_id uuid not null,
  program_id uuid not null,
  alias text not null,
  language text not null default 'es'::text,
  ended_at timestamp with time zone
);
alter table identity.participant enable row level security;
create table identity.program (
  id uuid not null,
  slug text not null,
  name text not null,
  demo boolean not null default false,
  director_account_id uuid,
  duty_phone text,
  duty_sms text,
  languages text[] not null default '{es,en}'::text[],
  created_at timestamp with time zone not null
);
alter table identity.program enable row level security;
create table identity.push_subscription (
  id uuid not null,
  program_id uuid not null,
  account_id uuid,
  person_id uuid,
  device_id uuid,
  endpoint_key text not null,
  subscription_sealed text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
alter table identity.push_subscription enable row level security;
create table identity.second_factor (
  account_id uuid not null,
  program_id uuid not null,
  secret_sealed text not null,
  made_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  recovery_hashes text[] not null default '{}'::text[]
);
alter table identity.second_factor enable row level security;
create table identity_auth."user" (
  id uuid not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null
);
alter table identity_auth."user" enable row level security;
create table identity_auth.account (
  id uuid not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null
);
alter table identity_auth.account enable row level security;
create table identity_auth.attempt (
  key text not null,
  window_start timestamp with time zone not null,
  tries integer not null
);
alter table identity_auth.attempt enable row level security;
create table identity_auth.session (
  id uuid not null,
  "userId" uuid not null,
  token text not null,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  "expiresAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "lastSeenAt" timestamp with time zone not null,
  "secondFactorAt" timestamp with time zone
);
alter table identity_auth.session enable row level security;
create table identity_auth.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null
);
alter table identity_auth.verification enable row level security;
create table incidents.incident (
  id uuid not null,
  program_id uuid not null,
  person_id uuid,
  source uuid not null,
  kind text not null,
  happened_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  review_due_at timestamp with time zone not null,
  timeline jsonb not null default '[]'::jsonb,
  review_sealed text,
  saved_at timestamp with time zone,
  saved_by uuid,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  mistaken_at timestamp with time zone
);
alter table incidents.incident enable row level security;
create table incidents.stand_down (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  because text not null,
  by_account uuid,
  at timestamp with time zone not null,
  resumed_at timestamp with time zone,
  resumed_by uuid
);
alter table incidents.stand_down enable row level security;
create table incidents.task (
  id uuid not null,
  program_id uuid not null,
  person_id uuid,
  incident_id uuid not null,
  step text,
  what_sealed text,
  owner_id uuid,
  owner_role text not null,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  done_at timestamp with time zone,
  done_by uuid,
  dropped_at timestamp with time zone
);
alter table incidents.task enable row level security;
create table messages.hours_override (
  message_id uuid not null,
  person_id uuid not null,
  program_id uuid not null,
  at timestamp with time zone not null,
  class text not null,
  channel text not null
);
alter table messages.hours_override enable row level security;
create table messages.outbox (
  id uuid not null,
  program_id uuid not null,
  key text not null,
  class text not null,
  lane text not null generated always as (
CASE
    WHEN (class = ANY (ARRAY['N0'::text, 'N1'::text, 'N2'::text])) THEN 'urgent'::text
    ELSE 'rest'::text
END) stored,
  channel text not null,
  to_account uuid,
  to_person uuid,
  sealed text not null,
  address_hint text not null,
  template text not null,
  params jsonb not null,
  language text not null,
  subject_ref text,
  hours jsonb,
  appointment_at timestamp with time zone,
  expires_at timestamp with time zone,
  state text not null,
  reason text,
  due_at timestamp with time zone not null,
  lease uuid,
  attempts integer not null default 0,
  provider text,
  provider_id text,
  fallback_of uuid,
  queued_at timestamp with time zone not null,
  handed_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  ended_at timestamp with time zone,
  contact_id text,
  tried text[] not null default '{}'::text[],
  root_id uuid,
  after_id uuid,
  contact_told_at timestamp with time zone
);
alter table messages.outbox enable row level security;
create table messages.outreach_turn (
  person_id uuid not null,
  message_id uuid not null,
  at timestamp with time zone not null
);
alter table messages.outreach_turn enable row level security;
create table messages.template_override (
  program_id uuid not null,
  template text not null,
  language text not null,
  version integer not null,
  short text,
  push text,
  subject text,
  by_account uuid not null,
  at timestamp with time zone not null
);
alter table messages.template_override enable row level security;
create table messages.whatsapp_window (
  number_key text not null,
  heard_at timestamp with time zone not null
);
alter table messages.whatsapp_window enable row level security;
create table my_data.copy (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  form text not null,
  language text not null,
  device_id uuid,
  taken_at timestamp with time zone not null
);
alter table my_data.copy enable row level security;
create table my_data.disagreement (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  section text not null,
  about text not null,
  said_sealed text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table my_data.disagreement enable row level security;
create table my_data.request (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null,
  section text,
  words_sealed text,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  refused_at timestamp with time zone,
  reason text,
  by_account uuid,
  erased jsonb not null default '{}'::jsonb
);
alter table my_data.request enable row level security;
create table outreach.asked (
  person_id uuid not null,
  program_id uuid not null,
  what text not null,
  at timestamp with time zone not null
);
alter table outreach.asked enable row level security;
create table outreach.attempt (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  cycle_no integer not null,
  how text not null,
  channel text not null,
  contact_id uuid,
  purpose text not null,
  subject text,
  template text,
  window_kind text not null,
  slot text not null,
  at timestamp with time zone not null,
  result text,
  result_at timestamp with time zone,
  message_id uuid,
  by_account uuid,
  override_sealed text,
  later_at timestamp with time zone,
  undone_at timestamp with time zone,
  made_at timestamp with time zone not null
);
alter table outreach.attempt enable row level security;
create table outreach.awareness (
  person_id uuid not null,
  program_id uuid not null,
  service text not null,
  day smallint not null,
  shown_at timestamp with time zone not null,
  understood boolean
);
alter table outreach.awareness enable row level security;
create table outreach.cycle (
  person_id uuid not null,
  number integer not null,
  program_id uuid not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text
);
alter table outreach.cycle enable row level security;
create table outreach.digest (
  program_id uuid not null,
  day date not null,
  slot text not null,
  at timestamp with time zone not null
);
alter table outreach.digest enable row level security;
create table outreach.link (
  id uuid not null,
  program_id uuid not null,
  kind text not null,
  by_person uuid,
  by_account uuid,
  label text,
  secret_hash text not null,
  secret_sealed text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  uses_left integer not null,
  revoked_at timestamp with time zone
);
alter table outreach.link enable row level security;
create table outreach.nonuse (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  cycle_no integer not null,
  code text not null,
  note_sealed text,
  said_to text not null,
  at timestamp with time zone not null
);
alter table outreach.nonuse enable row level security;
create table outreach.registration (
  id uuid not null,
  program_id uuid not null,
  link_id uuid not null,
  person_id uuid,
  key_hash text not null,
  inviter_may_know boolean not null,
  called_sealed text,
  at timestamp with time zone not null,
  joined_at timestamp with time zone
);
alter table outreach.registration enable row level security;
create table outreach.standing (
  person_id uuid not null,
  program_id uuid not null,
  cycle_no integer not null default 1,
  attempts integer not null default 0,
  attempts_ever integer not null default 0,
  last_at timestamp with time zone,
  last_channel text,
  last_slot text,
  ready_at timestamp with time zone not null,
  silent_until timestamp with time zone,
  asked_at timestamp with time zone,
  call_waits_since timestamp with time zone,
  no_message_until timestamp with time zone,
  reached_at timestamp with time zone,
  declined_at timestamp with time zone,
  reinvited_at timestamp with time zone,
  unreachable_at timestamp with time zone,
  new_contact_at timestamp with time zone
);
alter table outreach.standing enable row level security;
create table platform.backup (
  id uuid not null,
  at timestamp with time zone not null,
  ledger_seq bigint not null,
  ledger_hash text not null,
  rows bigint not null,
  bytes bigint not null
);
alter table platform.backup enable row level security;
create table platform.change (
  seq bigint not null,
  person_id uuid not null,
  kind text not null,
  key text not null
);
alter table platform.change enable row level security;
create table platform.defect (
  id uuid not null,
  program_id uuid,
  at timestamp with time zone not null,
  code text not null,
  detail jsonb not null default '{}'::jsonb
);
create table platform.holiday_change (
  program_id uuid not null,
  day date not null,
  is_holiday boolean not null,
  name text
);
alter table platform.holiday_change enable row level security;
create table platform.job (
  name text not null,
  next_at timestamp with time zone not null,
  last_started_at timestamp with time zone,
  last_finished_at timestamp with time zone,
  last_failed_at timestamp with time zone
);
create table platform.ledger (
  seq bigint not null,
  command_id uuid not null,
  name text not null,
  program_id uuid,
  person_id uuid,
  account_id uuid,
  device_id uuid,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  input_hash text not null,
  output_sealed text,
  topics text[] not null default '{}'::text[],
  previous_hash text not null,
  hash text not null
);
alter table platform.ledger enable row level security;
create table platform.migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null
);
create table platform.worker (
  id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null
);
create table roster.batch (
  id uuid not null,
  program_id uuid not null,
  file_name text not null,
  rows_total integer not null,
  whole boolean not null,
  started_at timestamp with time zone not null,
  started_by uuid,
  ended_at timestamp with time zone,
  how text,
  left_count integer not null default 0
);
alter table roster.batch enable row level security;
create table roster.chunk (
  batch_id uuid not null,
  n integer not null,
  program_id uuid not null,
  results jsonb not null,
  at timestamp with time zone not null
);
alter table roster.chunk enable row level security;
create table roster.listing (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  source_hash text not null,
  dni_hash text,
  ce_hash text,
  cmp_hash text,
  birth_hash text,
  phone_hashes text[] not null default '{}'::text[],
  facts_hash text not null,
  facts_sealed text,
  documents_sealed text,
  listed_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  batch_id uuid,
  batch_line integer,
  reduce_on date not null,
  reduced_at timestamp with time zone,
  left_at timestamp with time zone
);
alter table roster.listing enable row level security;
create table roster.mapping (
  program_id uuid not null,
  columns jsonb not null,
  at timestamp with time zone not null
);
alter table roster.mapping enable row level security;
create table roster.merge (
  duplicate_id uuid not null,
  survivor_id uuid not null,
  program_id uuid not null,
  at timestamp with time zone not null,
  by_account uuid
);
alter table roster.merge enable row level security;
create table roster.place_seen (
  batch_id uuid not null,
  code text not null,
  at timestamp with time zone not null
);
alter table roster.place_seen enable row level security;
create table roster.review (
  id uuid not null,
  program_id uuid not null,
  person_a uuid not null,
  person_b uuid not null,
  why text not null,
  score numeric(4,3) not null,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision text,
  decided_by uuid,
  survivor_id uuid
);
alter table roster.review enable row level security;
create table safety_episode.assessment (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  alert_id uuid,
  by_account uuid not null,
  spoke_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  minutes integer,
  channel text not null,
  late boolean not null,
  with_plan boolean not null,
  with_means boolean not null,
  sealed text not null,
  intent_sealed text not null,
  attempt_sealed text not null
);
alter table safety_episode.assessment enable row level security;
create table safety_episode.check_in (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  agreed_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  look_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer_sealed text,
  missed_at timestamp with time zone,
  cancelled_at timestamp with time zone
);
alter table safety_episode.check_in enable row level security;
create table safety_episode.closure (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  step text not null,
  signed_by uuid not null,
  at timestamp with time zone not null,
  treatment text,
  caring_schedule text,
  known_clinician uuid,
  reasoning_sealed text not null
);
alter table safety_episode.closure enable row level security;
create table safety_episode.contact (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  kind text not null,
  nth integer not null,
  due_at timestamp with time zone not null,
  first_due_at timestamp with time zone not null,
  call_due_at timestamp with time zone,
  done_at timestamp with time zone,
  by_account uuid,
  missed_at timestamp with time zone,
  superseded_at timestamp with time zone
);
alter table safety_episode.contact enable row level security;
create table safety_episode.contact_try (
  id uuid not null,
  program_id uuid not null,
  contact_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  by_account uuid not null,
  channel text not null,
  result text not null,
  sealed text not null
);
alter table safety_episode.contact_try enable row level security;
create table safety_episode.course (
  episode_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  owed jsonb not null default '[]'::jsonb,
  changed_at timestamp with time zone not null
);
alter table safety_episode.course enable row level security;
create table safety_episode.episode (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  alias text not null,
  class text not null,
  phase text not null,
  opened_at timestamp with time zone not null,
  opened_class text not null,
  received_at timestamp with time zone not null,
  occurred_at timestamp with time zone not null,
  owner_account uuid,
  known_clinician uuid,
  next_at timestamp with time zone,
  due_at timestamp with time zone,
  due_kind text,
  contact_id uuid,
  acknowledged_at timestamp with time zone,
  first_attempt_at timestamp with time zone,
  reached_at timestamp with time zone,
  assessed_at timestamp with time zone,
  unreachable_at timestamp with time zone,
  left_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_because text
);
alter table safety_episode.episode enable row level security;
create table safety_episode.location (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  confirmed_at timestamp with time zone not null,
  ubigeo text,
  sealed text not null
);
alter table safety_episode.location enable row level security;
create table safety_episode.move (
  id uuid not null,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  seq bigint not null generated always as identity,
  by_account uuid,
  sealed text not null
);
alter table safety_episode.move enable row level security;
create table safety_episode.referral (
  referral_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  made_at timestamp with time zone not null,
  appointment_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  how text
);
alter table safety_episode.referral enable row level security;
create table safety_plan.agreement (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  sealed text,
  sole_key_holder boolean not null,
  by_account uuid not null,
  agreed_at timestamp with time zone not null,
  recheck_by timestamp with time zone not null,
  promise_key text not null
);
alter table safety_plan.agreement enable row level security;
create table safety_plan.choice (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  chosen uuid not null,
  over uuid[] not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table safety_plan.choice enable row level security;
create table safety_plan.means_check (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  agreement_id uuid not null,
  result text not null,
  note_sealed text,
  by_account uuid not null,
  at timestamp with time zone not null
);
alter table safety_plan.means_check enable row level security;
create table safety_plan.shown (
  person_id uuid not null,
  program_id uuid not null,
  without_pin boolean not null,
  occurred_at timestamp with time zone not null
);
alter table safety_plan.shown enable row level security;
create table safety_plan.version (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  based_on uuid[] not null default '{}'::uuid[],
  sealed text not null,
  hash text not null,
  missing text[] not null,
  review_on date,
  by_account uuid,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table safety_plan.version enable row level security;
create table screening.owed (
  key text not null,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null,
  owed_by_role text not null,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  level_sealed text not null,
  closed_at timestamp with time zone
);
alter table screening.owed enable row level security;
create table screening.response (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  instrument text not null,
  version text not null,
  language text not null,
  mode text not null,
  occurred_at timestamp with time zone not null,
  raw_occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  device_offset_s integer not null,
  impossible text,
  lateness text not null,
  ruleset_version text not null,
  recorded_by uuid,
  content_hash text not null,
  sealed text not null
);
alter table screening.response enable row level security;
create table screening.risk (
  id uuid not null,
  n bigint not null generated always as identity,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  at timestamp with time zone not null,
  sealed text not null
);
alter table screening.risk enable row level security;
create table screening.round (
  person_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  state text not null,
  started_at timestamp with time zone not null,
  last_occurred_at timestamp with time zone not null,
  last_received_at timestamp with time zone not null,
  skipped text[] not null default '{}'::text[],
  stopped_at timestamp with time zone,
  completed_at timestamp with time zone,
  routed_at timestamp with time zone,
  closed_at timestamp with time zone
);
alter table screening.round enable row level security;
create table screening.schedule (
  person_id uuid not null,
  program_id uuid not null,
  first_check_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
alter table screening.schedule enable row level security;
create table screening.statement (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  n bigint not null generated always as identity,
  kind text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  sealed text not null
);
alter table screening.statement enable row level security;
create table screening.triage (
  id uuid not null,
  n bigint not null generated always as identity,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  at timestamp with time zone not null,
  ruleset_version text not null,
  by_account uuid,
  sealed text not null
);
alter table screening.triage enable row level security;
create table screening.unreliable (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  response_id uuid not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  why_sealed text not null
);
alter table screening.unreliable enable row level security;
create table suicide_prevention.alert (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  alias text not null,
  class text not null,
  opened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  occurred_at timestamp with time zone not null,
  ladder jsonb not null,
  soundings integer not null default 0,
  raise_at timestamp with time zone,
  next_at timestamp with time zone,
  acknowledged_by uuid,
  acknowledged_at timestamp with time zone,
  told_at timestamp with time zone,
  attempts integer not null default 0,
  last_attempt_at timestamp with time zone,
  reached_at timestamp with time zone,
  incident_at timestamp with time zone,
  handled_at timestamp with time zone,
  handled_by uuid,
  outcome_id uuid
);
alter table suicide_prevention.alert enable row level security;
create table suicide_prevention.attempt (
  id uuid not null,
  program_id uuid not null,
  alert_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  channel text not null,
  result text not null,
  note_sealed text
);
alter table suicide_prevention.attempt enable row level security;
create table suicide_prevention.incident (
  id uuid not null,
  program_id uuid not null,
  alert_id uuid,
  drill_id uuid,
  kind text not null,
  opened_at timestamp with time zone not null,
  review_due_at timestamp with time zone not null,
  reviewed_at timestamp with time zone
);
alter table suicide_prevention.incident enable row level security;
create table suicide_prevention.ladder_log (
  id uuid not null,
  program_id uuid not null,
  alert_id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  rung smallint,
  sounding integer,
  account_id uuid,
  channel text,
  because text
);
alter table suicide_prevention.ladder_log enable row level security;
create table suicide_prevention.leaving (
  alert_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  left_at timestamp with time zone not null,
  declines_last_call boolean not null
);
alter table suicide_prevention.leaving enable row level security;
create table suicide_prevention.outcome (
  id uuid not null,
  program_id uuid not null,
  alert_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  outcome text not null,
  next_contact_at timestamp with time zone not null,
  words_sealed text
);
alter table suicide_prevention.outcome enable row level security;
create table suicide_prevention.reach (
  person_id uuid not null,
  program_id uuid not null,
  last_reached_at timestamp with time zone,
  sms_allowed boolean not null default false
);
alter table suicide_prevention.reach enable row level security;
create table suicide_prevention.signal (
  id uuid not null,
  program_id uuid not null,
  alert_id uuid not null,
  person_id uuid not null,
  kind text not null,
  source_id uuid not null,
  class text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  because_sealed text not null,
  untold boolean not null default false
);
alter table suicide_prevention.signal enable row level security;
create table timers.version (
  program_id uuid not null,
  version integer not null,
  timers jsonb not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  signed_by uuid,
  signed_at timestamp with time zone
);
alter table timers.version enable row level security;

alter table administration.change add constraint change_pkey PRIMARY KEY (id);
alter table administration.cycle add constraint cycle_check CHECK ((ends_on > starts_on));
alter table administration.cycle add constraint cycle_code UNIQUE (program_id, code);
alter table administration.cycle add constraint cycle_code_check CHECK ((code ~ '^[0-9]{4}-(I|II|III)$'::text));
alter table administration.cycle add constraint cycle_pkey PRIMARY KEY (id);
alter table administration.cycle add constraint cycle_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table administration.service add constraint service_note_en_check CHECK ((length(note_en) <= 160));
alter table administration.service add constraint service_note_es_check CHECK ((length(note_es) <= 160));
alter table administration.service add constraint service_pkey PRIMARY KEY (program_id, code);
alter table administration.service add constraint service_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table appointments.appointment add constraint appointment_cancelled CHECK (((state = 'cancelled'::text) = (cancelled_why IS NOT NULL)));
alter table appointments.appointment add constraint appointment_cancelled_why_check CHECK ((cancelled_why = ANY (ARRAY['person-cannot'::text, 'team-cannot'::text, 'not-needed'::text, 'not-answered'::text, 'ended'::text])));
alter table appointments.appointment add constraint appointment_changed_by_kind_check CHECK ((changed_by_kind = ANY (ARRAY['person'::text, 'staff'::text, 'house'::text])));
alter table appointments.appointment add constraint appointment_changed_how_check CHECK ((changed_how = ANY (ARRAY['app'::text, 'phone-call'::text, 'house'::text])));
alter table appointments.appointment add constraint appointment_grid CHECK (((mod((EXTRACT(epoch FROM starts_at))::bigint, (300)::bigint) = 0) AND (mod((EXTRACT(epoch FROM ends_at))::bigint, (300)::bigint) = 0) AND (ends_at > starts_at) AND (ends_at <= (starts_at + '02:00:00'::interval))));
alter table appointments.appointment add constraint appointment_kind_check CHECK ((kind = ANY (ARRAY['first-contact'::text, 'session'::text, 'follow-up'::text, 'other'::text])));
alter table appointments.appointment add constraint appointment_missed CHECK (((state = 'missed'::text) = (missed_by IS NOT NULL)));
alter table appointments.appointment add constraint appointment_missed_by_check CHECK ((missed_by = ANY (ARRAY['person'::text, 'team'::text])));
alter table appointments.appointment add constraint appointment_mode_check CHECK ((mode = ANY (ARRAY['phone'::text, 'video'::text, 'in-person'::text])));
alter table appointments.appointment add constraint appointment_needs_choice_check CHECK ((needs_choice = ANY (ARRAY['hours-changed'::text, 'post-changed'::text, 'clinician-away'::text])));
alter table appointments.appointment add constraint appointment_pkey PRIMARY KEY (id);
alter table appointments.appointment add constraint appointment_reminder_check CHECK ((reminder = ANY (ARRAY['day-before'::text, 'soon'::text])));
alter table appointments.appointment add constraint appointment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'held'::text, 'missed'::text, 'cancelled'::text])));
alter table appointments.appointment add constraint appointment_version_check CHECK ((version >= 1));
alter table appointments.appointment add constraint appointment_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table appointments.appointment add constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table appointments.appointment add constraint appointment_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table appointments.availability add constraint availability_pkey PRIMARY KEY (account_id);
alter table appointments.availability add constraint availability_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table appointments.availability add constraint availability_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table appointments.booked add constraint booked_once PRIMARY KEY (who, at);
alter table appointments.booked add constraint booked_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE;
alter table appointments.call_wish add constraint call_wish_pkey PRIMARY KEY (person_id, key);
alter table appointments.history add constraint history_pkey PRIMARY KEY (appointment_id, seq);
alter table appointments.offer add constraint offer_kind_check CHECK ((kind = ANY (ARRAY['first-contact'::text, 'session'::text, 'follow-up'::text, 'other'::text])));
alter table appointments.offer add constraint offer_pkey PRIMARY KEY (person_id, key);
alter table caring_contacts.answer add constraint answer_pkey PRIMARY KEY (message_id);
alter table caring_contacts.answer add constraint answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table caring_contacts.answer add constraint answer_read_by_fkey FOREIGN KEY (read_by) REFERENCES identity.account(id);
alter table caring_contacts.answer add constraint answer_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES caring_contacts.schedule(id);
alter table caring_contacts.contact add constraint contact_done CHECK (((state = 'planned'::text) = (done_at IS NULL)));
alter table caring_contacts.contact add constraint contact_mode_check CHECK ((mode = ANY (ARRAY['message'::text, 'call'::text])));
alter table caring_contacts.contact add constraint contact_once UNIQUE (schedule_id, due_on);
alter table caring_contacts.contact add constraint contact_pkey PRIMARY KEY (id);
alter table caring_contacts.contact add constraint contact_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'called'::text, 'left-out'::text])));
alter table caring_contacts.contact add constraint contact_why_check CHECK ((why = ANY (ARRAY['step'::text, 'birthday'::text])));
alter table caring_contacts.contact add constraint contact_done_by_fkey FOREIGN KEY (done_by) REFERENCES identity.account(id);
alter table caring_contacts.contact add constraint contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table caring_contacts.contact add constraint contact_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES caring_contacts.schedule(id);
alter table caring_contacts.contact add constraint contact_written_by_fkey FOREIGN KEY (written_by) REFERENCES identity.account(id);
alter table caring_contacts.programme_plan add constraint programme_plan_pkey PRIMARY KEY (program_id, schedule);
alter table caring_contacts.programme_plan add constraint programme_plan_schedule_check CHECK ((schedule = ANY (ARRAY['twelve-months'::text, 'who-bic'::text])));
alter table caring_contacts.programme_plan add constraint programme_plan_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table caring_contacts.programme_plan add constraint programme_plan_set_by_fkey FOREIGN KEY (set_by) REFERENCES identity.account(id);
alter table caring_contacts.schedule add constraint schedule_because_check CHECK ((because = ANY (ARRAY['closing'::text, 'hand-over'::text])));
alter table caring_contacts.schedule add constraint schedule_ended CHECK (((ended_at IS NULL) = (ended_why IS NULL)));
alter table caring_contacts.schedule add constraint schedule_ended_why_check CHECK ((ended_why = ANY (ARRAY['person'::text, 'sender'::text, 'completed'::text, 'superseded'::text, 'withdrawn'::text, 'died'::text, 'merged'::text])));
alter table caring_contacts.schedule add constraint schedule_paused_for_check CHECK ((paused_for <@ ARRAY['episode'::text, 'stand-down'::text]));
alter table caring_contacts.schedule add constraint schedule_pkey PRIMARY KEY (id);
alter table caring_contacts.schedule add constraint schedule_schedule_check CHECK ((schedule = ANY (ARRAY['twelve-months'::text, 'who-bic'::text])));
alter table caring_contacts.schedule add constraint schedule_source UNIQUE (source, because);
alter table caring_contacts.schedule add constraint schedule_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table caring_contacts.schedule add constraint schedule_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table caring_contacts.schedule add constraint schedule_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES identity.account(id);
alter table concerns.concern add constraint concern_from_kind_check CHECK ((from_kind = ANY (ARRAY['clinician'::text, 'mentor'::text, 'peer'::text, 'facilitator'::text, 'colleague'::text])));
alter table concerns.concern add constraint concern_pkey PRIMARY KEY (id);
alter table concerns.concern add constraint concern_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table concerns.concern add constraint concern_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table coordination.absence add constraint absence_check CHECK ((until_at > from_at));
alter table coordination.absence add constraint absence_pkey PRIMARY KEY (id);
alter table coordination.capacity add constraint capacity_hours_week_check CHECK (((hours_week >= 0) AND (hours_week <= 60)));
alter table coordination.capacity add constraint capacity_max_open_check CHECK (((max_open >= 0) AND (max_open <= 200)));
alter table coordination.capacity add constraint capacity_pkey PRIMARY KEY (account_id);
alter table coordination.declaration add constraint declaration_kind_check CHECK ((kind = ANY (ARRAY['none'::text, 'same-cohort'::text, 'supervisor'::text, 'relative'::text, 'partner'::text, 'treats'::text, 'same-facility'::text, 'examiner'::text, 'lives-with'::text, 'acquaintance'::text])));
alter table coordination.declaration add constraint declaration_pkey PRIMARY KEY (person_id, account_id, side);
alter table coordination.declaration add constraint declaration_side_check CHECK ((side = ANY (ARRAY['team'::text, 'person'::text])));
alter table coordination.promise add constraint promise_check CHECK (((kept_at IS NULL) OR (withdrawn_at IS NULL)));
alter table coordination.promise add constraint promise_pkey PRIMARY KEY (program_id, key);
alter table coordination.promise add constraint promise_returned_why_check CHECK ((returned_why = ANY (ARRAY['away'::text, 'disabled'::text, 'conflict'::text, 'declined'::text, 'ended'::text])));
alter table coordination.proposal add constraint proposal_pkey PRIMARY KEY (id);
alter table coordination.proposal add constraint proposal_role_check CHECK ((role = ANY (ARRAY['therapist'::text, 'psychiatrist'::text])));
alter table coordination.proposal add constraint proposal_state_check CHECK ((state = ANY (ARRAY['asking-team'::text, 'asking-person'::text, 'begun'::text, 'not-possible'::text, 'declined'::text, 'taken-back'::text, 'ended'::text])));
alter table coordination.reading add constraint reading_level_check CHECK (((level >= 0) AND (level <= 3)));
alter table coordination.reading add constraint reading_pkey PRIMARY KEY (person_id, round_id);
alter table correspondence.candidate add constraint candidate_pkey PRIMARY KEY (thread_id, person_id);
alter table correspondence.candidate add constraint candidate_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES correspondence.thread(id) ON DELETE CASCADE;
alter table correspondence.message add constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'whatsapp'::text, 'app'::text])));
alter table correspondence.message add constraint message_once UNIQUE (provider, provider_id);
alter table correspondence.message add constraint message_pkey PRIMARY KEY (id);
alter table correspondence.message add constraint message_sender_check CHECK ((sender = ANY (ARRAY['person'::text, 'team'::text, 'house'::text])));
alter table correspondence.message add constraint message_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table correspondence.message add constraint message_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES correspondence.thread(id) ON DELETE CASCADE;
alter table correspondence.thread add constraint thread_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'shared'::text, 'unknown'::text, 'wrong'::text])));
alter table correspondence.thread add constraint thread_last_in_channel_check CHECK ((last_in_channel = ANY (ARRAY['sms'::text, 'whatsapp'::text, 'app'::text])));
alter table correspondence.thread add constraint thread_number CHECK (((number_key IS NULL) = (kind = 'person'::text)));
alter table correspondence.thread add constraint thread_of_somebody CHECK ((((person_id IS NULL) = (kind <> 'person'::text)) AND ((person_id IS NULL) OR (person_id = id))));
alter table correspondence.thread add constraint thread_pkey PRIMARY KEY (id);
alter table correspondence.thread add constraint thread_quiet_check CHECK ((quiet = ANY (ARRAY['stop'::text, 'not-now'::text])));
alter table correspondence.thread add constraint thread_reviews_wait CHECK (((review_waiting >= 0) AND (review_waiting <= waiting)));
alter table correspondence.thread add constraint thread_waiting_check CHECK ((waiting >= 0));
alter table correspondence.thread add constraint thread_owner_account_fkey FOREIGN KEY (owner_account) REFERENCES identity.account(id);
alter table correspondence.thread add constraint thread_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table duty.answered add constraint answered_pkey PRIMARY KEY (message_id);
alter table duty.drill add constraint drill_pkey PRIMARY KEY (id);
alter table duty.drill_call add constraint drill_call_pkey PRIMARY KEY (drill_id, account_id);
alter table duty.drill_call add constraint drill_call_way CHECK ((pressed_way = ANY (ARRAY['console'::text, 'link'::text, 'sms'::text, 'key'::text])));
alter table duty.drill_call add constraint drill_call_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table duty.drill_call add constraint drill_call_drill_id_fkey FOREIGN KEY (drill_id) REFERENCES duty.drill(id);
alter table duty.outage add constraint outage_pkey PRIMARY KEY (id);
alter table duty.rota_shift add constraint rota_shift_lasts CHECK ((until_at > from_at));
alter table duty.rota_shift add constraint rota_shift_pkey PRIMARY KEY (id);
alter table duty.rota_shift add constraint rota_shift_role_check CHECK ((role = ANY (ARRAY['first'::text, 'second'::text, 'psychiatrist_lead'::text, 'director'::text, 'coordinator'::text])));
alter table duty.rota_shift add constraint rota_shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table duty.rota_shift add constraint rota_shift_covers_account_fkey FOREIGN KEY (covers_account) REFERENCES identity.account(id);
alter table duty.rota_watch add constraint rota_watch_pkey PRIMARY KEY (program_id);
alter table emergency.action add constraint action_pkey PRIMARY KEY (id);
alter table emergency.action add constraint action_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency.emergency(id);
alter table emergency.course add constraint course_pkey PRIMARY KEY (emergency_id);
alter table emergency.course add constraint course_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency.emergency(id);
alter table emergency.cover add constraint cover_arranged_by_check CHECK ((arranged_by = ANY (ARRAY['physician'::text, 'coordinator'::text])));
alter table emergency.cover add constraint cover_by_coordinator_with_consent CHECK (((arranged_by IS DISTINCT FROM 'coordinator'::text) OR consent));
alter table emergency.cover add constraint cover_pkey PRIMARY KEY (emergency_id);
alter table emergency.cover add constraint cover_state_check CHECK ((state = ANY (ARRAY['not-needed'::text, 'needed'::text, 'arranged'::text])));
alter table emergency.cover add constraint cover_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency.emergency(id);
alter table emergency.decision add constraint decision_asked_check CHECK ((asked = ANY (ARRAY['agreed'::text, 'refused'::text, 'could-not-ask'::text])));
alter table emergency.decision add constraint decision_by_a_psychiatrist CHECK (((what <> ALL (ARRAY['facility'::text, 'samu-pnp'::text, 'local-way'::text])) OR as_psychiatrist OR (asked = 'agreed'::text)));
alter table emergency.decision add constraint decision_imminent CHECK (((NOT imminent) OR as_psychiatrist));
alter table emergency.decision add constraint decision_pkey PRIMARY KEY (id);
alter table emergency.decision add constraint decision_told_check CHECK ((told = ANY (ARRAY['before'::text, 'after'::text, 'no'::text])));
alter table emergency.decision add constraint decision_what_check CHECK ((what = ANY (ARRAY['keep-trying'::text, 'radio'::text, 'trusted-person'::text, 'facility'::text, 'samu-pnp'::text, 'local-way'::text])));
alter table emergency.decision add constraint decision_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency.emergency(id);
alter table emergency.disclosure add constraint disclosure_one_psychiatrist CHECK (((second_by IS NULL) OR first_as_psychiatrist OR second_as_psychiatrist));
alter table emergency.disclosure add constraint disclosure_pkey PRIMARY KEY (id);
alter table emergency.disclosure add constraint disclosure_signed CHECK ((((second_by IS NULL) = (second_at IS NULL)) AND ((second_by IS NULL) = (second_as_psychiatrist IS NULL))));
alter table emergency.disclosure add constraint disclosure_told_check CHECK ((told = ANY (ARRAY['before'::text, 'after'::text, 'no'::text])));
alter table emergency.disclosure add constraint disclosure_two_people CHECK (((second_by IS NULL) OR (second_by <> first_by)));
alter table emergency.emergency add constraint emergency_always_has_a_next_time CHECK (((ended_at IS NOT NULL) OR (next_at IS NOT NULL)));
alter table emergency.emergency add constraint emergency_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text])));
alter table emergency.emergency add constraint emergency_end CHECK (((ended_at IS NULL) = (ended_how IS NULL)));
alter table emergency.emergency add constraint emergency_ended_how_check CHECK ((ended_how = ANY (ARRAY['reached'::text, 'handed-over'::text, 'withdrawn'::text, 'died'::text, 'merged'::text, 'decided'::text])));
alter table emergency.emergency add constraint emergency_ends_with_a_hand_over CHECK (((kind <> 'imminent'::text) OR (ended_how IS NULL) OR (ended_how = ANY (ARRAY['died'::text, 'merged'::text])) OR ((ended_how = 'handed-over'::text) AND (hand_over_id IS NOT NULL))));
alter table emergency.emergency add constraint emergency_kind_check CHECK ((kind = ANY (ARRAY['unreachable'::text, 'imminent'::text])));
alter table emergency.emergency add constraint emergency_pkey PRIMARY KEY (id);
alter table emergency.emergency add constraint emergency_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES emergency.hand_over(id);
alter table emergency.fitness add constraint fitness_pkey PRIMARY KEY (id);
alter table emergency.fitness add constraint fitness_route_check CHECK ((route = ANY (ARRAY['goes-on'::text, 'goes-on-with-changes'::text, 'voluntary-leave'::text, 'not-agreed-yet'::text])));
alter table emergency.fitness add constraint fitness_with_person_check CHECK (with_person);
alter table emergency.hand_over add constraint hand_over_arrived CHECK ((arrived_at <= at));
alter table emergency.hand_over add constraint hand_over_once UNIQUE (emergency_id);
alter table emergency.hand_over add constraint hand_over_pkey PRIMARY KEY (id);
alter table emergency.holder add constraint holder_pkey PRIMARY KEY (emergency_id, account_id);
alter table emergency.holder add constraint holder_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency.emergency(id);
alter table emergency.local_way add constraint local_way_facility_code_check CHECK ((facility_code ~ '^[0-9]{8}$'::text));
alter table emergency.local_way add constraint local_way_hours_check CHECK ((hours >= (0)::numeric));
alter table emergency.local_way add constraint local_way_kind_check CHECK ((kind = ANY (ARRAY['radio'::text, 'boat'::text, 'air'::text, 'health-centre-night'::text, 'police'::text, 'ambulance'::text, 'local-person'::text])));
alter table emergency.local_way add constraint local_way_pkey PRIMARY KEY (id);
alter table emergency.local_way add constraint local_way_ubigeo_check CHECK ((ubigeo ~ '^[0-9]{6}$'::text));
alter table emergency.local_way add constraint local_way_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table emergency.referral add constraint referral_attended_known_how CHECK (((ended_how IS DISTINCT FROM 'attended'::text) OR (confirmed_how IS NOT NULL)));
alter table emergency.referral add constraint referral_confirmed_how_check CHECK ((confirmed_how = ANY (ARRAY['person-said'::text, 'service-said'::text, 'document'::text, 'seen'::text])));
alter table emergency.referral add constraint referral_end CHECK ((((state = 'ended'::text) = (ended_how IS NOT NULL)) AND ((state = 'ended'::text) = (ended_at IS NOT NULL))));
alter table emergency.referral add constraint referral_ended_how_check CHECK ((ended_how = ANY (ARRAY['attended'::text, 'not-attended'::text, 'cancelled'::text])));
alter table emergency.referral add constraint referral_pkey PRIMARY KEY (id);
alter table emergency.referral add constraint referral_service_check CHECK ((service = ANY (ARRAY['csmc'::text, 'hospital'::text, 'essalud'::text, 'health-centre'::text, 'private'::text, 'other'::text])));
alter table emergency.referral add constraint referral_state_check CHECK ((state = ANY (ARRAY['dated'::text, 'missed'::text, 'ended'::text])));
alter table emergency.referral_step add constraint referral_step_pkey PRIMARY KEY (id);
alter table emergency.referral_step add constraint referral_step_what_check CHECK ((what = ANY (ARRAY['made'::text, 'attended'::text, 'missed'::text, 'dated-again'::text, 'not-attended'::text, 'cancelled'::text])));
alter table emergency.referral_step add constraint referral_step_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES emergency.referral(id);
alter table enrollment.assignment add constraint assignment_connectivity_check CHECK ((connectivity = ANY (ARRAY['sin'::text, 'solo_voz'::text, '2g'::text, '3g'::text, '4g'::text, 'satelital'::text])));
alter table enrollment.assignment add constraint assignment_days CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)));
alter table enrollment.assignment add constraint assignment_pkey PRIMARY KEY (id);
alter table enrollment.assignment add constraint assignment_ubigeo_check CHECK ((ubigeo ~ '^[0-9]{6}$'::text));
alter table enrollment.assignment add constraint assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table enrollment.consent add constraint consent_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'import'::text, 'console'::text])));
alter table enrollment.consent add constraint consent_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table enrollment.consent add constraint consent_layer_check CHECK (((layer >= 1) AND (layer <= 7)));
alter table enrollment.consent add constraint consent_pkey PRIMARY KEY (id);
alter table enrollment.consent add constraint consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table enrollment.consent_text add constraint consent_text_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text));
alter table enrollment.consent_text add constraint consent_text_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table enrollment.consent_text add constraint consent_text_layer_check CHECK (((layer >= 1) AND (layer <= 7)));
alter table enrollment.consent_text add constraint consent_text_pkey PRIMARY KEY (program_id, version, layer, language);
alter table enrollment.consent_text add constraint consent_text_says_check CHECK ((cardinality(says) > 0));
alter table enrollment.consent_text add constraint consent_text_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table enrollment.contact_point add constraint contact_point_channel_check CHECK ((channel = ANY (ARRAY['movil'::text, 'whatsapp'::text, 'correo'::text, 'fijo'::text, 'radio_eess'::text])));
alter table enrollment.contact_point add constraint contact_point_owner_check CHECK ((owner = ANY (ARRAY['self'::text, 'relative'::text, 'facility'::text])));
alter table enrollment.contact_point add constraint contact_point_pkey PRIMARY KEY (id);
alter table enrollment.contact_point add constraint contact_point_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table enrollment.facility add constraint facility_code_check CHECK ((code ~ '^[0-9]{8}$'::text));
alter table enrollment.facility add constraint facility_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision)));
alter table enrollment.facility add constraint facility_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision)));
alter table enrollment.facility add constraint facility_pkey PRIMARY KEY (code);
alter table enrollment.facility add constraint facility_place CHECK (((lat IS NULL) = (lon IS NULL)));
alter table enrollment.facility add constraint facility_ubigeo_check CHECK ((ubigeo ~ '^[0-9]{6}$'::text));
alter table enrollment.on_behalf add constraint on_behalf_pkey PRIMARY KEY (id);
alter table enrollment.on_behalf add constraint on_behalf_what_check CHECK ((what = ANY (ARRAY['contact'::text, 'hours'::text, 'post'::text])));
alter table enrollment.on_behalf add constraint on_behalf_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table enrollment.person add constraint person_age_years_check CHECK ((age_years >= 18));
alter table enrollment.person add constraint person_alias UNIQUE (program_id, alias);
alter table enrollment.person add constraint person_channel_order_check CHECK ((channel_order <@ ARRAY['movil'::text, 'whatsapp'::text, 'correo'::text, 'push'::text]));
alter table enrollment.person add constraint person_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table enrollment.person add constraint person_pkey PRIMARY KEY (id);
alter table enrollment.person add constraint person_region_ubigeo2_check CHECK ((region_ubigeo2 ~ '^[0-9]{2}$'::text));
alter table enrollment.person add constraint person_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text])));
alter table enrollment.person add constraint person_source_key UNIQUE (program_id, source_key);
alter table enrollment.person add constraint person_spoken_language_check CHECK ((spoken_language = ANY (ARRAY['es'::text, 'qu'::text, 'ay'::text, 'en'::text, 'otro'::text])));
alter table enrollment.person add constraint person_state_check CHECK ((state = ANY (ARRAY['imported'::text, 'verified_contact'::text, 'invited'::text, 'engaged'::text, 'consented'::text, 'profile_complete'::text, 'active'::text, 'paused'::text, 'ended'::text, 'unreachable'::text, 'declined'::text, 'duplicate'::text, 'ineligible'::text, 'withdrawn'::text, 'deceased'::text])));
alter table enrollment.person add constraint person_work_pattern_check CHECK ((work_pattern = ANY (ARRAY['mon-fri'::text, 'mon-sat'::text, 'guards'::text, 'always-there'::text, 'own'::text])));
alter table enrollment.person add constraint person_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table enrollment.state_change add constraint state_change_pkey PRIMARY KEY (id);
alter table enrollment.state_change add constraint state_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table enrollment.trusted_person add constraint trusted_person_pkey PRIMARY KEY (person_id);
alter table enrollment.trusted_person add constraint trusted_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table evaluation.participant add constraint participant_level_check CHECK (((level >= 0) AND (level <= 3)));
alter table evaluation.participant add constraint participant_pkey PRIMARY KEY (study_key);
alter table evaluation.participant add constraint participant_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text])));
alter table identity.access_log add constraint access_log_class_check CHECK ((class = ANY (ARRAY['C1'::text, 'C2'::text, 'C3'::text, 'C4'::text])));
alter table identity.access_log add constraint access_log_pkey PRIMARY KEY (id);
alter table identity.account add constraint account_email_key UNIQUE (email_key);
alter table identity.account add constraint account_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table identity.account add constraint account_pkey PRIMARY KEY (id);
alter table identity.account add constraint account_roles_check CHECK (((cardinality(roles) > 0) AND (NOT ('physician'::text = ANY (roles))) AND (NOT ('system'::text = ANY (roles)))));
alter table identity.account add constraint account_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table identity.alert_care add constraint alert_care_pkey PRIMARY KEY (alert_id, account_id);
alter table identity.alert_care add constraint alert_care_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.break_glass add constraint break_glass_check CHECK (((second_reader_account_id IS NULL) OR (second_reader_account_id <> account_id)));
alter table identity.break_glass add constraint break_glass_pkey PRIMARY KEY (id);
alter table identity.break_glass add constraint break_glass_second_reader_says_check CHECK ((second_reader_says = ANY (ARRAY['justified'::text, 'not_justified'::text])));
alter table identity.break_glass add constraint break_glass_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.break_glass add constraint break_glass_second_reader_account_id_fkey FOREIGN KEY (second_reader_account_id) REFERENCES identity.account(id);
alter table identity.care_relation add constraint care_relation_check CHECK (((until IS NULL) OR (until >= since)));
alter table identity.care_relation add constraint care_relation_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'duty_alert'::text, 'break_glass'::text, 'episode'::text])));
alter table identity.care_relation add constraint care_relation_pkey PRIMARY KEY (id);
alter table identity.care_relation add constraint care_relation_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.device add constraint device_pkey PRIMARY KEY (id);
alter table identity.device add constraint device_token_hash UNIQUE (token_hash);
alter table identity.device add constraint device_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table identity.device_code add constraint device_code_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'code'::text])));
alter table identity.device_code add constraint device_code_pkey PRIMARY KEY (id);
alter table identity.device_code add constraint device_code_secret UNIQUE (secret_hash);
alter table identity.device_code add constraint device_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table identity.locked add constraint locked_pkey PRIMARY KEY (person_id);
alter table identity.not_wanted add constraint not_wanted_pkey PRIMARY KEY (person_id, account_id);
alter table identity.not_wanted add constraint not_wanted_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.participant add constraint participant_alias UNIQUE (program_id, alias);
alter table identity.participant add constraint participant_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table identity.participant add constraint participant_pkey PRIMARY KEY (person_id);
alter table identity.participant add constraint participant_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table identity.program add constraint program_pkey PRIMARY KEY (id);
alter table identity.program add constraint program_slug UNIQUE (slug);
alter table identity.program add constraint program_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'::text));
alter table identity.push_subscription add constraint push_subscription_owner CHECK (((account_id IS NULL) <> (person_id IS NULL)));
alter table identity.push_subscription add constraint push_subscription_pkey PRIMARY KEY (id);
alter table identity.push_subscription add constraint push_subscription_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.push_subscription add constraint push_subscription_device_id_fkey FOREIGN KEY (device_id) REFERENCES identity.device(id);
alter table identity.second_factor add constraint second_factor_pkey PRIMARY KEY (account_id);
alter table identity.second_factor add constraint second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity_auth."user" add constraint user_email_key UNIQUE (email);
alter table identity_auth."user" add constraint user_pkey PRIMARY KEY (id);
alter table identity_auth.account add constraint account_pkey PRIMARY KEY (id);
alter table identity_auth.account add constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES identity_auth."user"(id) ON DELETE CASCADE;
alter table identity_auth.attempt add constraint attempt_pkey PRIMARY KEY (key);
alter table identity_auth.session add constraint session_pkey PRIMARY KEY (id);
alter table identity_auth.session add constraint session_token_key UNIQUE (token);
alter table identity_auth.session add constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES identity_auth."user"(id) ON DELETE CASCADE;
alter table identity_auth.verification add constraint verification_pkey PRIMARY KEY (id);
alter table incidents.incident add constraint incident_kind_check CHECK ((kind = ANY (ARRAY['attempt'::text, 'death'::text, 'hospitalisation'::text, 'unacknowledged-acute'::text, 'nobody-on-call'::text, 'no-contact-recorded'::text, 'no-owner'::text, 'drill-missed'::text, 'watch-stopped'::text, 'other'::text])));
alter table incidents.incident add constraint incident_pkey PRIMARY KEY (id);
alter table incidents.incident add constraint incident_signed CHECK ((((reviewed_at IS NULL) = (reviewed_by IS NULL)) AND ((reviewed_at IS NULL) OR (review_sealed IS NOT NULL))));
alter table incidents.incident add constraint incident_source UNIQUE (program_id, source);
alter table incidents.incident add constraint incident_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table incidents.incident add constraint incident_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table incidents.incident add constraint incident_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES identity.account(id);
alter table incidents.incident add constraint incident_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES identity.account(id);
alter table incidents.stand_down add constraint stand_down_because_check CHECK ((because = ANY (ARRAY['died'::text, 'hospitalised'::text, 'attempt'::text, 'unanswered'::text])));
alter table incidents.stand_down add constraint stand_down_pkey PRIMARY KEY (id);
alter table incidents.stand_down add constraint stand_down_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table incidents.stand_down add constraint stand_down_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table incidents.stand_down add constraint stand_down_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table incidents.stand_down add constraint stand_down_resumed_by_fkey FOREIGN KEY (resumed_by) REFERENCES identity.account(id);
alter table incidents.task add constraint task_pkey PRIMARY KEY (id);
alter table incidents.task add constraint task_says_what CHECK (((step IS NULL) <> (what_sealed IS NULL)));
alter table incidents.task add constraint task_step_once UNIQUE (incident_id, step);
alter table incidents.task add constraint task_done_by_fkey FOREIGN KEY (done_by) REFERENCES identity.account(id);
alter table incidents.task add constraint task_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id);
alter table incidents.task add constraint task_made_by_fkey FOREIGN KEY (made_by) REFERENCES identity.account(id);
alter table incidents.task add constraint task_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES identity.account(id);
alter table incidents.task add constraint task_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table incidents.task add constraint task_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table messages.hours_override add constraint hours_override_pkey PRIMARY KEY (message_id);
alter table messages.outbox add constraint outbox_channel CHECK ((channel = ANY (ARRAY['push'::text, 'sms'::text, 'voice'::text, 'email'::text, 'whatsapp'::text, 'in_app'::text])));
alter table messages.outbox add constraint outbox_class CHECK ((class = ANY (ARRAY['N0'::text, 'N1'::text, 'N2'::text, 'N3'::text, 'N4'::text, 'N5'::text, 'N6'::text])));
alter table messages.outbox add constraint outbox_ended CHECK (((state <> ALL (ARRAY['failed'::text, 'expired'::text])) OR (reason IS NOT NULL)));
alter table messages.outbox add constraint outbox_key UNIQUE (program_id, key);
alter table messages.outbox add constraint outbox_key_length CHECK (((length(key) >= 1) AND (length(key) <= 300)));
alter table messages.outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table messages.outbox add constraint outbox_reason CHECK (((reason IS NULL) OR (reason ~ '^[a-z]+(\.[a-z-]+)+$'::text)));
alter table messages.outbox add constraint outbox_recipient CHECK (((to_account IS NOT NULL) OR (to_person IS NOT NULL)));
alter table messages.outbox add constraint outbox_state CHECK ((state = ANY (ARRAY['queued'::text, 'held'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'expired'::text])));
alter table messages.outbox add constraint outbox_fallback_of_fkey FOREIGN KEY (fallback_of) REFERENCES messages.outbox(id);
alter table messages.outreach_turn add constraint outreach_turn_pkey PRIMARY KEY (person_id);
alter table messages.template_override add constraint override_language CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table messages.template_override add constraint override_whole CHECK ((((short IS NULL) = (push IS NULL)) AND ((short IS NULL) = (subject IS NULL))));
alter table messages.template_override add constraint template_override_pkey PRIMARY KEY (program_id, template, language, version);
alter table messages.whatsapp_window add constraint whatsapp_window_pkey PRIMARY KEY (number_key);
alter table my_data.copy add constraint copy_form_check CHECK ((form = ANY (ARRAY['json'::text, 'html'::text])));
alter table my_data.copy add constraint copy_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table my_data.copy add constraint copy_pkey PRIMARY KEY (id);
alter table my_data.disagreement add constraint disagreement_pkey PRIMARY KEY (id);
alter table my_data.request add constraint request_kind_check CHECK ((kind = ANY (ARRAY['correct'::text, 'erase'::text, 'oppose'::text])));
alter table my_data.request add constraint request_one_end CHECK (((done_at IS NULL) OR (refused_at IS NULL)));
alter table my_data.request add constraint request_pkey PRIMARY KEY (id);
alter table my_data.request add constraint request_refused_with_reason CHECK (((refused_at IS NULL) OR (reason IS NOT NULL)));
alter table outreach.asked add constraint asked_pkey PRIMARY KEY (person_id, what, at);
alter table outreach.asked add constraint asked_what_check CHECK ((what = ANY (ARRAY['nonuse'::text, 'not-now'::text])));
alter table outreach.asked add constraint asked_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table outreach.attempt add constraint attempt_how_check CHECK ((how = ANY (ARRAY['call'::text, 'message'::text])));
alter table outreach.attempt add constraint attempt_pkey PRIMARY KEY (id);
alter table outreach.attempt add constraint attempt_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'first-check'::text, 'resume'::text, 'profile'::text])));
alter table outreach.attempt add constraint attempt_result_check CHECK ((result = ANY (ARRAY['entregado'::text, 'leido'::text, 'respondido'::text, 'no_contesta'::text, 'equivocado'::text, 'rechazo'::text, 'error'::text])));
alter table outreach.attempt add constraint attempt_window_kind_check CHECK ((window_kind = ANY (ARRAY['laboral'::text, 'fuera'::text, 'quieto'::text])));
alter table outreach.attempt add constraint attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table outreach.awareness add constraint awareness_pkey PRIMARY KEY (person_id, service, day);
alter table outreach.awareness add constraint awareness_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table outreach.cycle add constraint cycle_ended_why_check CHECK ((ended_why = ANY (ARRAY['answered'::text, 'full'::text, 'declined'::text, 'lapsed'::text])));
alter table outreach.cycle add constraint cycle_pkey PRIMARY KEY (person_id, number);
alter table outreach.cycle add constraint cycle_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table outreach.digest add constraint digest_pkey PRIMARY KEY (program_id, day, slot);
alter table outreach.digest add constraint digest_slot_check CHECK ((slot = ANY (ARRAY['morning'::text, 'evening'::text])));
alter table outreach.link add constraint link_kind_check CHECK ((kind = ANY (ARRAY['colleague'::text, 'programme'::text])));
alter table outreach.link add constraint link_owner CHECK (((kind = 'colleague'::text) = (by_person IS NOT NULL)));
alter table outreach.link add constraint link_pkey PRIMARY KEY (id);
alter table outreach.link add constraint link_secret UNIQUE (secret_hash);
alter table outreach.link add constraint link_uses_left_check CHECK ((uses_left >= 0));
alter table outreach.link add constraint link_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table outreach.nonuse add constraint nonuse_code_check CHECK ((code = ANY (ARRAY['sin_tiempo'::text, 'jornada'::text, 'olvido'::text, 'no_sabia'::text, 'recursos_propios'::text, 'ignorar_malestar'::text, 'estigma'::text, 'confidencialidad'::text, 'internet'::text, 'ya_en_tratamiento'::text, 'otro'::text])));
alter table outreach.nonuse add constraint nonuse_pkey PRIMARY KEY (id);
alter table outreach.nonuse add constraint nonuse_said_to_check CHECK ((said_to = ANY (ARRAY['phone'::text, 'coordinator'::text])));
alter table outreach.nonuse add constraint nonuse_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table outreach.registration add constraint registration_pkey PRIMARY KEY (id);
alter table outreach.registration add constraint registration_link_id_fkey FOREIGN KEY (link_id) REFERENCES outreach.link(id);
alter table outreach.standing add constraint standing_pkey PRIMARY KEY (person_id);
alter table outreach.standing add constraint standing_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
alter table platform.backup add constraint backup_pkey PRIMARY KEY (id);
alter table platform.change add constraint change_pkey PRIMARY KEY (person_id, seq, kind, key);
alter table platform.change add constraint change_seq_fkey FOREIGN KEY (seq) REFERENCES platform.ledger(seq);
alter table platform.defect add constraint defect_pkey PRIMARY KEY (id);
alter table platform.holiday_change add constraint holiday_change_pkey PRIMARY KEY (program_id, day);
alter table platform.job add constraint job_pkey PRIMARY KEY (name);
alter table platform.ledger add constraint ledger_command_id UNIQUE (command_id);
alter table platform.ledger add constraint ledger_pkey PRIMARY KEY (seq);
alter table platform.migration add constraint migration_pkey PRIMARY KEY (name);
alter table platform.worker add constraint worker_pkey PRIMARY KEY (id);
alter table roster.batch add constraint batch_ended CHECK (((ended_at IS NULL) = (how IS NULL)));
alter table roster.batch add constraint batch_how_check CHECK ((how = ANY (ARRAY['done'::text, 'cancelled'::text])));
alter table roster.batch add constraint batch_pkey PRIMARY KEY (id);
alter table roster.chunk add constraint chunk_pkey PRIMARY KEY (batch_id, n);
alter table roster.chunk add constraint chunk_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES roster.batch(id);
alter table roster.listing add constraint listing_pkey PRIMARY KEY (id);
alter table roster.listing add constraint listing_reduced CHECK (((reduced_at IS NULL) OR ((facts_sealed IS NULL) AND (documents_sealed IS NULL))));
alter table roster.listing add constraint listing_source UNIQUE (program_id, source_hash);
alter table roster.mapping add constraint mapping_pkey PRIMARY KEY (program_id);
alter table roster.merge add constraint merge_pkey PRIMARY KEY (duplicate_id);
alter table roster.merge add constraint merge_two CHECK ((duplicate_id <> survivor_id));
alter table roster.place_seen add constraint place_seen_pkey PRIMARY KEY (batch_id, code);
alter table roster.review add constraint review_decided CHECK (((decided_at IS NULL) = (decision IS NULL)));
alter table roster.review add constraint review_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text])));
alter table roster.review add constraint review_order CHECK ((person_a < person_b));
alter table roster.review add constraint review_pair UNIQUE (person_a, person_b);
alter table roster.review add constraint review_pkey PRIMARY KEY (id);
alter table roster.review add constraint review_score_check CHECK (((score >= (0)::numeric) AND (score <= (1)::numeric)));
alter table roster.review add constraint review_survivor CHECK ((((decision = 'same'::text) = (survivor_id IS NOT NULL)) OR (decision IS NULL)));
alter table roster.review add constraint review_why_check CHECK ((why = ANY (ARRAY['documents'::text, 'birth-and-name'::text, 'phone-and-name'::text])));
alter table safety_episode.assessment add constraint assessment_pkey PRIMARY KEY (id);
alter table safety_episode.check_in add constraint check_in_pkey PRIMARY KEY (id);
alter table safety_episode.closure add constraint closure_pkey PRIMARY KEY (id);
alter table safety_episode.closure add constraint closure_step_check CHECK ((step = ANY (ARRAY['stepping-down'::text, 'closed'::text, 'withdrawn'::text])));
alter table safety_episode.contact add constraint contact_ends_once CHECK (((done_at IS NULL) OR (superseded_at IS NULL)));
alter table safety_episode.contact add constraint contact_kind_check CHECK ((kind = ANY (ARRAY['scheduled'::text, 'after-hand-over'::text, 'offer-again'::text])));
alter table safety_episode.contact add constraint contact_pkey PRIMARY KEY (id);
alter table safety_episode.contact_try add constraint contact_try_pkey PRIMARY KEY (id);
alter table safety_episode.contact_try add constraint contact_try_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES safety_episode.contact(id);
alter table safety_episode.course add constraint course_pkey PRIMARY KEY (episode_id);
alter table safety_episode.course add constraint course_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES safety_episode.episode(id) ON DELETE CASCADE;
alter table safety_episode.episode add constraint episode_always_has_a_next_time CHECK (((closed_at IS NOT NULL) OR ((next_at IS NOT NULL) AND (due_at IS NOT NULL) AND (due_kind IS NOT NULL))));
alter table safety_episode.episode add constraint episode_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text])));
alter table safety_episode.episode add constraint episode_closed_because_check CHECK ((closed_because = ANY (ARRAY['criteria-met'::text, 'withdrawn'::text, 'died'::text])));
alter table safety_episode.episode add constraint episode_ends_with_a_reason CHECK (((closed_at IS NULL) = (closed_because IS NULL)));
alter table safety_episode.episode add constraint episode_opened_class_check CHECK ((opened_class = ANY (ARRAY['A'::text, 'B'::text])));
alter table safety_episode.episode add constraint episode_phase_check CHECK ((phase = ANY (ARRAY['signalled'::text, 'acknowledged'::text, 'contacting'::text, 'reached'::text, 'assessed'::text, 'plan-active'::text, 'stepping-down'::text, 'closed'::text, 'unreachable'::text, 'emergency-active'::text, 'handed-off'::text, 'contact-declined'::text, 'withdrawn'::text])));
alter table safety_episode.episode add constraint episode_pkey PRIMARY KEY (id);
alter table safety_episode.episode add constraint episode_known_clinician_fkey FOREIGN KEY (known_clinician) REFERENCES identity.account(id);
alter table safety_episode.episode add constraint episode_owner_account_fkey FOREIGN KEY (owner_account) REFERENCES identity.account(id);
alter table safety_episode.episode add constraint episode_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table safety_episode.location add constraint location_pkey PRIMARY KEY (id);
alter table safety_episode.move add constraint move_pkey PRIMARY KEY (id);
alter table safety_episode.referral add constraint referral_how_check CHECK ((how = ANY (ARRAY['attended'::text, 'not-attended'::text, 'cancelled'::text])));
alter table safety_episode.referral add constraint referral_pkey PRIMARY KEY (referral_id);
alter table safety_plan.agreement add constraint agreement_pkey PRIMARY KEY (id);
alter table safety_plan.agreement add constraint agreement_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table safety_plan.agreement add constraint agreement_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table safety_plan.agreement add constraint agreement_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table safety_plan.choice add constraint choice_pkey PRIMARY KEY (id);
alter table safety_plan.choice add constraint choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table safety_plan.choice add constraint choice_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table safety_plan.means_check add constraint means_check_pkey PRIMARY KEY (id);
alter table safety_plan.means_check add constraint means_check_result_check CHECK ((result = ANY (ARRAY['kept'::text, 'changed'::text, 'not-kept'::text])));
alter table safety_plan.means_check add constraint means_check_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES safety_plan.agreement(id);
alter table safety_plan.means_check add constraint means_check_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table safety_plan.means_check add constraint means_check_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table safety_plan.means_check add constraint means_check_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table safety_plan.shown add constraint shown_pkey PRIMARY KEY (person_id);
alter table safety_plan.shown add constraint shown_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table safety_plan.shown add constraint shown_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table safety_plan.version add constraint version_pkey PRIMARY KEY (id);
alter table safety_plan.version add constraint version_by_account_fkey FOREIGN KEY (by_account) REFERENCES identity.account(id);
alter table safety_plan.version add constraint version_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table safety_plan.version add constraint version_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table screening.owed add constraint owed_kind_check CHECK ((kind = ANY (ARRAY['first-contact'::text, 'first-session'::text, 'clinical-review'::text, 'ask-missing-answers'::text])));
alter table screening.owed add constraint owed_pkey PRIMARY KEY (key);
alter table screening.response add constraint response_impossible_check CHECK ((impossible = ANY (ARRAY['future'::text, 'before-enrollment'::text])));
alter table screening.response add constraint response_instrument_check CHECK ((instrument = ANY (ARRAY['phq-9'::text, 'gad-7'::text, 'audit'::text, 'asq'::text])));
alter table screening.response add constraint response_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table screening.response add constraint response_lateness_check CHECK ((lateness = ANY (ARRAY['fresh'::text, 'late'::text, 'old'::text])));
alter table screening.response add constraint response_mode_check CHECK ((mode = ANY (ARRAY['self'::text, 'phone'::text, 'in-person'::text])));
alter table screening.response add constraint response_once UNIQUE (person_id, content_hash);
alter table screening.response add constraint response_pkey PRIMARY KEY (id);
alter table screening.response add constraint response_person_id_round_id_fkey FOREIGN KEY (person_id, round_id) REFERENCES screening.round(person_id, id);
alter table screening.risk add constraint risk_pkey PRIMARY KEY (id);
alter table screening.risk add constraint risk_id_fkey FOREIGN KEY (id) REFERENCES screening.triage(id);
alter table screening.round add constraint round_pkey PRIMARY KEY (person_id, id);
alter table screening.round add constraint round_state_check CHECK ((state = ANY (ARRAY['in_progress'::text, 'triaged'::text, 'routed'::text, 'closed'::text, 'partial_expired'::text, 'refused'::text, 'not_scorable'::text, 'superseded'::text])));
alter table screening.schedule add constraint schedule_pkey PRIMARY KEY (person_id);
alter table screening.statement add constraint statement_kind_check CHECK ((kind = ANY (ARRAY['history'::text, 'choice'::text])));
alter table screening.statement add constraint statement_pkey PRIMARY KEY (id);
alter table screening.statement add constraint statement_person_id_round_id_fkey FOREIGN KEY (person_id, round_id) REFERENCES screening.round(person_id, id);
alter table screening.triage add constraint triage_pkey PRIMARY KEY (id);
alter table screening.triage add constraint triage_person_id_round_id_fkey FOREIGN KEY (person_id, round_id) REFERENCES screening.round(person_id, id);
alter table screening.unreliable add constraint unreliable_pkey PRIMARY KEY (id);
alter table screening.unreliable add constraint unreliable_response_id_fkey FOREIGN KEY (response_id) REFERENCES screening.response(id);
alter table suicide_prevention.alert add constraint alert_always_has_a_next_time CHECK (((handled_at IS NOT NULL) OR (next_at IS NOT NULL)));
alter table suicide_prevention.alert add constraint alert_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text])));
alter table suicide_prevention.alert add constraint alert_ends_with_an_outcome CHECK ((((handled_at IS NULL) = (outcome_id IS NULL)) AND ((handled_at IS NULL) = (handled_by IS NULL))));
alter table suicide_prevention.alert add constraint alert_owner CHECK (((acknowledged_by IS NULL) = (acknowledged_at IS NULL)));
alter table suicide_prevention.alert add constraint alert_pkey PRIMARY KEY (id);
alter table suicide_prevention.alert add constraint alert_outcome FOREIGN KEY (outcome_id) REFERENCES suicide_prevention.outcome(id);
alter table suicide_prevention.attempt add constraint attempt_pkey PRIMARY KEY (id);
alter table suicide_prevention.attempt add constraint attempt_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.incident add constraint incident_kind_check CHECK ((kind = ANY (ARRAY['nobody-on-call'::text, 'rungs-exhausted'::text, 'no-contact-recorded'::text, 'drill-missed'::text])));
alter table suicide_prevention.incident add constraint incident_of_something CHECK (((alert_id IS NOT NULL) OR (drill_id IS NOT NULL)));
alter table suicide_prevention.incident add constraint incident_pkey PRIMARY KEY (id);
alter table suicide_prevention.incident add constraint incident_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.incident add constraint incident_drill_id_fkey FOREIGN KEY (drill_id) REFERENCES duty.drill(id);
alter table suicide_prevention.ladder_log add constraint ladder_log_pkey PRIMARY KEY (id);
alter table suicide_prevention.ladder_log add constraint ladder_log_what_check CHECK ((what = ANY (ARRAY['told'::text, 'no-address'::text, 'raised'::text, 'acknowledged'::text, 'lapsed'::text, 'returned'::text, 'incident'::text, 'handled'::text])));
alter table suicide_prevention.ladder_log add constraint ladder_log_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.leaving add constraint leaving_pkey PRIMARY KEY (alert_id);
alter table suicide_prevention.leaving add constraint leaving_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.outcome add constraint outcome_next_contact CHECK ((next_contact_at > at));
alter table suicide_prevention.outcome add constraint outcome_of_alert UNIQUE (alert_id);
alter table suicide_prevention.outcome add constraint outcome_pkey PRIMARY KEY (id);
alter table suicide_prevention.outcome add constraint outcome_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.reach add constraint reach_pkey PRIMARY KEY (person_id);
alter table suicide_prevention.signal add constraint signal_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text])));
alter table suicide_prevention.signal add constraint signal_kind_check CHECK ((kind = ANY (ARRAY['screening'::text, 'help-now'::text, 'reply'::text, 'clinician'::text, 'mentor'::text, 'peer'::text, 'facilitator'::text, 'third-party'::text, 'check-in'::text, 'missed-check-in'::text, 'missed-contact'::text])));
alter table suicide_prevention.signal add constraint signal_pkey PRIMARY KEY (id);
alter table suicide_prevention.signal add constraint signal_source UNIQUE (source_id);
alter table suicide_prevention.signal add constraint signal_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table timers.version add constraint version_pkey PRIMARY KEY (program_id, version);
alter table timers.version add constraint version_signature CHECK (((signed_by IS NULL) = (signed_at IS NULL)));
alter table timers.version add constraint version_version_check CHECK ((version > 0));
alter table timers.version add constraint version_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
alter table timers.version add constraint version_set_by_fkey FOREIGN KEY (set_by) REFERENCES identity.account(id);
alter table timers.version add constraint version_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES identity.account(id);

CREATE INDEX absence_account ON coordination.absence USING btree (account_id, from_at) WHERE (cancelled_at IS NULL);
CREATE INDEX access_log_person ON identity.access_log USING btree (person_id, at DESC);
CREATE INDEX access_log_program ON identity.access_log USING btree (program_id, at DESC);
CREATE INDEX account_of_user ON identity_auth.account USING btree ("userId");
CREATE INDEX account_program ON identity.account USING btree (program_id) WHERE active;
CREATE INDEX action_emergency ON emergency.action USING btree (emergency_id, at);
CREATE INDEX action_person ON emergency.action USING btree (person_id, at DESC);
CREATE INDEX agreement_person ON safety_plan.agreement USING btree (person_id, agreed_at DESC);
CREATE INDEX alert_care_person ON identity.alert_care USING btree (person_id);
CREATE INDEX alert_due ON suicide_prevention.alert USING btree (next_at) WHERE (handled_at IS NULL);
CREATE INDEX alert_open_program ON suicide_prevention.alert USING btree (program_id, next_at) WHERE (handled_at IS NULL);
CREATE INDEX alert_person ON suicide_prevention.alert USING btree (person_id, opened_at DESC);
CREATE INDEX answer_person ON caring_contacts.answer USING btree (person_id) WHERE (read_at IS NULL);
CREATE INDEX appointment_account ON appointments.appointment USING btree (account_id, starts_at);
CREATE INDEX appointment_person ON appointments.appointment USING btree (person_id, starts_at DESC);
CREATE INDEX appointment_program ON appointments.appointment USING btree (program_id, starts_at);
CREATE INDEX appointment_promise ON appointments.appointment USING btree (promise_key) WHERE (state = ANY (ARRAY['proposed'::text, 'agreed'::text]));
CREATE INDEX appointment_reminder ON appointments.appointment USING btree (reminder_at) WHERE ((state = 'agreed'::text) AND (reminder_at IS NOT NULL));
CREATE INDEX appointment_unanswered ON appointments.appointment USING btree (starts_at) WHERE (state = 'proposed'::text);
CREATE INDEX appointment_untold ON appointments.appointment USING btree (ended_at) WHERE ((state = 'held'::text) AND (told_at IS NULL));
CREATE INDEX assessment_episode ON safety_episode.assessment USING btree (episode_id, spoke_at);
CREATE INDEX assessment_person ON safety_episode.assessment USING btree (person_id);
CREATE INDEX assignment_person ON enrollment.assignment USING btree (person_id, starts_on DESC);
CREATE INDEX attempt_alert ON suicide_prevention.attempt USING btree (alert_id, at);
CREATE INDEX attempt_awaiting ON outreach.attempt USING btree (at) WHERE ((message_id IS NOT NULL) AND (undone_at IS NULL) AND ((result IS NULL) OR (result = 'entregado'::text)));
CREATE INDEX attempt_message ON outreach.attempt USING btree (message_id) WHERE ((message_id IS NOT NULL) AND (undone_at IS NULL));
CREATE INDEX attempt_person ON outreach.attempt USING btree (person_id, at DESC) WHERE (undone_at IS NULL);
CREATE INDEX attempt_program ON outreach.attempt USING btree (program_id, at);
CREATE INDEX availability_program ON appointments.availability USING btree (program_id);
CREATE INDEX awareness_program ON outreach.awareness USING btree (program_id) WHERE understood;
CREATE INDEX backup_at ON platform.backup USING btree (at DESC);
CREATE INDEX batch_program ON roster.batch USING btree (program_id, started_at DESC);
CREATE INDEX booked_appointment ON appointments.booked USING btree (appointment_id);
CREATE INDEX break_glass_due ON identity.break_glass USING btree (program_id, second_reader_due_at) WHERE (second_read_at IS NULL);
CREATE INDEX call_wish_open ON appointments.call_wish USING btree (program_id, asked_at) WHERE (answered_at IS NULL);
CREATE INDEX candidate_person ON correspondence.candidate USING btree (person_id);
CREATE INDEX care_relation_account ON identity.care_relation USING btree (account_id) WHERE (until IS NULL);
CREATE INDEX change_program ON administration.change USING btree (program_id, at DESC, id DESC);
CREATE INDEX check_in_due ON safety_episode.check_in USING btree (look_at) WHERE (look_at IS NOT NULL);
CREATE INDEX check_in_person ON safety_episode.check_in USING btree (person_id, due_at);
CREATE INDEX choice_person ON safety_plan.choice USING btree (person_id);
CREATE INDEX closure_episode ON safety_episode.closure USING btree (episode_id, at);
CREATE INDEX closure_person ON safety_episode.closure USING btree (person_id);
CREATE INDEX concern_person ON concerns.concern USING btree (person_id, at DESC);
CREATE INDEX consent_person ON enrollment.consent USING btree (person_id, layer, occurred_at DESC, id DESC);
CREATE INDEX contact_due ON caring_contacts.contact USING btree (due_on) WHERE (state = 'planned'::text);
CREATE INDEX contact_person ON caring_contacts.contact USING btree (person_id, due_on);
CREATE INDEX contact_person ON safety_episode.contact USING btree (person_id);
CREATE INDEX contact_point_key ON enrollment.contact_point USING btree (value_key) WHERE ((removed_at IS NULL) AND (wrong_since IS NULL));
CREATE INDEX contact_point_person ON enrollment.contact_point USING btree (person_id) WHERE (removed_at IS NULL);
CREATE INDEX contact_point_unkeyed ON enrollment.contact_point USING btree (id) WHERE ((value_key IS NULL) AND (value_sealed IS NOT NULL));
CREATE INDEX contact_point_wrong ON enrollment.contact_point USING btree (wrong_since) WHERE ((wrong_since IS NOT NULL) AND (erased_at IS NULL));
CREATE INDEX contact_program ON safety_episode.contact USING btree (program_id, due_at);
CREATE INDEX contact_try_contact ON safety_episode.contact_try USING btree (contact_id, at);
CREATE INDEX contact_try_episode ON safety_episode.contact_try USING btree (episode_id, at);
CREATE INDEX copy_person ON my_data.copy USING btree (person_id, taken_at DESC);
CREATE INDEX course_person ON emergency.course USING btree (person_id);
CREATE INDEX course_person ON safety_episode.course USING btree (person_id);
CREATE INDEX cover_person ON emergency.cover USING btree (person_id);
CREATE INDEX cover_promise ON emergency.cover USING btree (promise_key);
CREATE INDEX decision_emergency ON emergency.decision USING btree (emergency_id, at);
CREATE INDEX decision_person ON emergency.decision USING btree (person_id, at DESC);
CREATE INDEX device_code_person ON identity.device_code USING btree (person_id);
CREATE INDEX device_person ON identity.device USING btree (person_id);
CREATE INDEX disagreement_person ON my_data.disagreement USING btree (person_id, received_at DESC);
CREATE INDEX disclosure_person ON emergency.disclosure USING btree (person_id, first_at DESC);
CREATE INDEX drill_open ON duty.drill USING btree (due_at) WHERE (finished_at IS NULL);
CREATE INDEX drill_program ON duty.drill USING btree (program_id, started_at DESC);
CREATE INDEX emergency_due ON emergency.emergency USING btree (next_at) WHERE (ended_at IS NULL);
CREATE INDEX emergency_person ON emergency.emergency USING btree (person_id, opened_at DESC);
CREATE INDEX emergency_program ON emergency.emergency USING btree (program_id, next_at) WHERE (ended_at IS NULL);
CREATE INDEX emergency_stay ON emergency.emergency USING btree (stay_key) WHERE (ended_at IS NULL);
CREATE INDEX episode_due ON safety_episode.episode USING btree (next_at) WHERE (closed_at IS NULL);
CREATE INDEX episode_open_program ON safety_episode.episode USING btree (program_id, due_at) WHERE (closed_at IS NULL);
CREATE INDEX episode_person ON safety_episode.episode USING btree (person_id, opened_at DESC);
CREATE INDEX episode_program ON safety_episode.episode USING btree (program_id, opened_at);
CREATE INDEX facility_ubigeo ON enrollment.facility USING btree (ubigeo) WHERE (closed_at IS NULL);
CREATE INDEX fitness_person ON emergency.fitness USING btree (person_id, at DESC);
CREATE INDEX hand_over_person ON emergency.hand_over USING btree (person_id);
CREATE INDEX history_person ON appointments.history USING btree (person_id);
CREATE INDEX holder_person ON emergency.holder USING btree (person_id);
CREATE INDEX hours_override_person ON messages.hours_override USING btree (person_id, at);
CREATE INDEX incident_person ON incidents.incident USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX incident_program ON incidents.incident USING btree (program_id, happened_at DESC);
CREATE INDEX incident_program ON suicide_prevention.incident USING btree (program_id, opened_at DESC);
CREATE INDEX ladder_log_alert ON suicide_prevention.ladder_log USING btree (alert_id, at);
CREATE INDEX ledger_person ON platform.ledger USING btree (person_id, seq) WHERE (person_id IS NOT NULL);
CREATE INDEX ledger_program ON platform.ledger USING btree (program_id, seq);
CREATE INDEX ledger_program_staff ON platform.ledger USING btree (program_id, seq DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX link_person ON outreach.link USING btree (by_person) WHERE (by_person IS NOT NULL);
CREATE INDEX link_program ON outreach.link USING btree (program_id, kind);
CREATE INDEX listing_batch ON roster.listing USING btree (batch_id);
CREATE INDEX listing_birth ON roster.listing USING btree (program_id, birth_hash) WHERE (birth_hash IS NOT NULL);
CREATE INDEX listing_ce ON roster.listing USING btree (program_id, ce_hash) WHERE (ce_hash IS NOT NULL);
CREATE INDEX listing_cmp ON roster.listing USING btree (program_id, cmp_hash) WHERE (cmp_hash IS NOT NULL);
CREATE INDEX listing_dni ON roster.listing USING btree (program_id, dni_hash) WHERE (dni_hash IS NOT NULL);
CREATE INDEX listing_person ON roster.listing USING btree (person_id);
CREATE INDEX listing_phones ON roster.listing USING gin (phone_hashes);
CREATE INDEX listing_reduce ON roster.listing USING btree (reduce_on) WHERE (reduced_at IS NULL);
CREATE INDEX local_way_place ON emergency.local_way USING btree (program_id, ubigeo) WHERE (retired_at IS NULL);
CREATE INDEX location_episode ON safety_episode.location USING btree (episode_id, confirmed_at DESC);
CREATE INDEX locked_due ON identity.locked USING btree (erase_after) WHERE (erased_at IS NULL);
CREATE INDEX locked_program ON identity.locked USING btree (program_id);
CREATE INDEX means_check_person ON safety_plan.means_check USING btree (person_id, at DESC);
CREATE INDEX merge_survivor ON roster.merge USING btree (survivor_id);
CREATE INDEX message_person ON correspondence.message USING btree (person_id, received_at DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX message_thread ON correspondence.message USING btree (thread_id, received_at DESC);
CREATE INDEX move_episode ON safety_episode.move USING btree (episode_id, at, seq);
CREATE INDEX move_person ON safety_episode.move USING btree (person_id);
CREATE INDEX nonuse_person ON outreach.nonuse USING btree (person_id, at DESC);
CREATE INDEX nonuse_program ON outreach.nonuse USING btree (program_id, code);
CREATE INDEX offer_made ON appointments.offer USING btree (made_at);
CREATE INDEX on_behalf_person ON enrollment.on_behalf USING btree (person_id, at DESC);
CREATE INDEX outbox_account ON messages.outbox USING btree (to_account, queued_at) WHERE (channel = 'in_app'::text);
CREATE INDEX outbox_after ON messages.outbox USING btree (after_id) WHERE (after_id IS NOT NULL);
CREATE INDEX outbox_contact_gone ON messages.outbox USING btree (ended_at) WHERE ((state = 'failed'::text) AND (contact_id IS NOT NULL) AND (contact_told_at IS NULL) AND (reason = ANY (ARRAY['address.gone'::text, 'address.invalid'::text, 'address.opted-out'::text, 'receipt.address-invalid'::text])));
CREATE INDEX outbox_demo ON messages.outbox USING btree (handed_at, id) WHERE (provider = 'demo'::text);
CREATE INDEX outbox_due ON messages.outbox USING btree (lane, channel, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'held'::text, 'sending'::text]));
CREATE INDEX outbox_ended ON messages.outbox USING btree (program_id, ended_at) WHERE (state = ANY (ARRAY['failed'::text, 'expired'::text]));
CREATE INDEX outbox_person ON messages.outbox USING btree (to_person) WHERE (to_person IS NOT NULL);
CREATE INDEX outbox_provider ON messages.outbox USING btree (provider, provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX outbox_root ON messages.outbox USING btree (root_id) WHERE (root_id IS NOT NULL);
CREATE INDEX outbox_subject ON messages.outbox USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);
CREATE INDEX outreach_turn_message ON messages.outreach_turn USING btree (message_id);
CREATE INDEX owed_due ON screening.owed USING btree (program_id, due_at) WHERE (closed_at IS NULL);
CREATE INDEX participant_program ON evaluation.participant USING btree (program_id);
CREATE INDEX person_service_ends ON enrollment.person USING btree (service_ends_on) WHERE (service_ends_on IS NOT NULL);
CREATE INDEX promise_clock ON coordination.promise USING btree (program_id, kind, made_at);
CREATE INDEX promise_open ON coordination.promise USING btree (program_id, due_at) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX promise_owner ON coordination.promise USING btree (owed_by) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL) AND (owed_by IS NOT NULL));
CREATE INDEX promise_person ON coordination.promise USING btree (person_id);
CREATE INDEX proposal_account ON coordination.proposal USING btree (account_id) WHERE (state = 'asking-team'::text);
CREATE INDEX proposal_due ON coordination.proposal USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX proposal_person ON coordination.proposal USING btree (person_id, proposed_at DESC);
CREATE INDEX push_subscription_account ON identity.push_subscription USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX push_subscription_person ON identity.push_subscription USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX reading_person ON coordination.reading USING btree (person_id, received_at DESC);
CREATE INDEX referral_person ON emergency.referral USING btree (person_id, made_at DESC);
CREATE INDEX referral_person ON safety_episode.referral USING btree (person_id);
CREATE INDEX referral_promise ON emergency.referral USING btree (promise_key) WHERE (state <> 'ended'::text);
CREATE INDEX referral_step_person ON emergency.referral_step USING btree (person_id);
CREATE INDEX referral_step_referral ON emergency.referral_step USING btree (referral_id, at);
CREATE INDEX registration_link ON outreach.registration USING btree (link_id);
CREATE INDEX registration_person ON outreach.registration USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX request_open ON my_data.request USING btree (program_id, due_at) WHERE ((done_at IS NULL) AND (refused_at IS NULL));
CREATE INDEX request_person ON my_data.request USING btree (person_id, asked_at DESC);
CREATE INDEX response_person ON screening.response USING btree (person_id, occurred_at DESC);
CREATE INDEX review_a ON roster.review USING btree (person_a) WHERE (decided_at IS NULL);
CREATE INDEX review_b ON roster.review USING btree (person_b) WHERE (decided_at IS NULL);
CREATE INDEX review_open ON roster.review USING btree (program_id, id) WHERE (decided_at IS NULL);
CREATE INDEX risk_round ON screening.risk USING btree (person_id, round_id, n DESC);
CREATE INDEX rota_shift_now ON duty.rota_shift USING btree (program_id, until_at) WHERE (ended_at IS NULL);
CREATE INDEX rota_shift_of ON duty.rota_shift USING btree (account_id, until_at) WHERE (ended_at IS NULL);
CREATE INDEX round_open ON screening.round USING btree (last_received_at) WHERE (state = 'in_progress'::text);
CREATE INDEX schedule_person ON caring_contacts.schedule USING btree (person_id, started_at DESC);
CREATE INDEX schedule_sender ON caring_contacts.schedule USING btree (sender_id) WHERE (ended_at IS NULL);
CREATE INDEX session_of_user ON identity_auth.session USING btree ("userId");
CREATE INDEX signal_alert ON suicide_prevention.signal USING btree (alert_id);
CREATE INDEX signal_untold ON suicide_prevention.signal USING btree (received_at) WHERE untold;
CREATE INDEX stand_down_person ON incidents.stand_down USING btree (person_id, at DESC);
CREATE INDEX standing_asked ON outreach.standing USING btree (program_id, asked_at) WHERE (asked_at IS NOT NULL);
CREATE INDEX standing_program ON outreach.standing USING btree (program_id, ready_at);
CREATE INDEX state_change_person ON enrollment.state_change USING btree (person_id, at DESC);
CREATE INDEX statement_round ON screening.statement USING btree (person_id, round_id, kind, occurred_at DESC, n DESC);
CREATE INDEX task_incident ON incidents.task USING btree (incident_id);
CREATE INDEX task_open ON incidents.task USING btree (program_id, due_at) WHERE ((done_at IS NULL) AND (dropped_at IS NULL));
CREATE INDEX task_person ON incidents.task USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX thread_done ON correspondence.thread USING btree (program_id, done_at DESC) WHERE (done_at IS NOT NULL);
CREATE INDEX thread_erase ON correspondence.thread USING btree (erase_at) WHERE (erase_at IS NOT NULL);
CREATE INDEX thread_open ON correspondence.thread USING btree (program_id, ((waiting > 0)) DESC, last_at DESC) WHERE (done_at IS NULL);
CREATE INDEX triage_round ON screening.triage USING btree (person_id, round_id, n DESC);
CREATE INDEX unreliable_response ON screening.unreliable USING btree (response_id);
CREATE INDEX verification_identifier ON identity_auth.verification USING btree (identifier);
CREATE INDEX version_person ON safety_plan.version USING btree (person_id, occurred_at DESC);
CREATE UNIQUE INDEX alert_one_open ON suicide_prevention.alert USING btree (person_id) WHERE (handled_at IS NULL);
CREATE UNIQUE INDEX assignment_open ON enrollment.assignment USING btree (person_id) WHERE (ends_on IS NULL);
CREATE UNIQUE INDEX attempt_subject ON outreach.attempt USING btree (person_id, subject) WHERE ((subject IS NOT NULL) AND (undone_at IS NULL));
CREATE UNIQUE INDEX care_relation_open ON identity.care_relation USING btree (person_id, account_id, kind) WHERE (until IS NULL);
CREATE UNIQUE INDEX contact_one_planned ON safety_episode.contact USING btree (episode_id) WHERE ((done_at IS NULL) AND (superseded_at IS NULL));
CREATE UNIQUE INDEX emergency_one_open ON emergency.emergency USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX episode_one_open ON safety_episode.episode USING btree (person_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX ladder_log_once ON suicide_prevention.ladder_log USING btree (alert_id, sounding, account_id, channel) WHERE (what = 'told'::text);
CREATE UNIQUE INDEX outage_one_open ON duty.outage USING btree ((true)) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX owed_open ON screening.owed USING btree (person_id, kind) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX proposal_open ON coordination.proposal USING btree (person_id, account_id) WHERE (state = ANY (ARRAY['asking-team'::text, 'asking-person'::text, 'begun'::text]));
CREATE UNIQUE INDEX push_subscription_open ON identity.push_subscription USING btree (endpoint_key) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX schedule_one_running ON caring_contacts.schedule USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX stand_down_once ON incidents.stand_down USING btree (person_id, because) WHERE (resumed_at IS NULL);
CREATE UNIQUE INDEX thread_number_once ON correspondence.thread USING btree (program_id, number_key) WHERE (number_key IS NOT NULL);

create view enrollment.consent_now as
 SELECT DISTINCT ON (person_id, layer) person_id,
    program_id,
    layer,
    given,
    text_version,
    occurred_at,
    received_at
   FROM enrollment.consent
  ORDER BY person_id, layer, occurred_at DESC, id DESC;
create view evaluation.flow_counts as
 SELECT program_id,
    count(*)::integer AS graduates,
    count(*) FILTER (WHERE contactable)::integer AS contactable,
    count(*) FILTER (WHERE contactable AND agreed)::integer AS agreed,
    count(*) FILTER (WHERE assessed_on IS NOT NULL)::integer AS assessed,
    count(*) FILTER (WHERE assessed_on IS NOT NULL AND allows_evaluation)::integer AS assessed_evaluable,
    count(*) FILTER (WHERE allows_evaluation AND (dep OR anx OR alc OR sui))::integer AS any_mental_disease,
    count(*) FILTER (WHERE allows_evaluation AND level >= 2)::integer AS moderate_or_high,
    count(*) FILTER (WHERE allows_evaluation AND level = 2)::integer AS moderate,
    count(*) FILTER (WHERE allows_evaluation AND level = 3)::integer AS high,
    count(*) FILTER (WHERE allows_evaluation AND sui)::integer AS suicide_risk
   FROM evaluation.participant
  GROUP BY program_id;
create view evaluation.table1_cells as
 SELECT program_id,
    dep,
    anx,
    alc,
    sui,
    dep OR anx OR alc OR sui AS mh,
    sex,
    COALESCE(history_type, 'unknown'::text) AS history_type,
    COALESCE(treatment, 'unknown'::text) AS treatment,
    count(*)::integer AS n,
    count(age_years)::integer AS n_age,
    COALESCE(sum(age_years), 0::bigint) AS age_sum,
    COALESCE(sum(age_years::bigint * age_years), 0::numeric)::bigint AS age_squares
   FROM evaluation.participant
  WHERE assessed_on IS NOT NULL AND allows_evaluation AND dep IS NOT NULL
  GROUP BY program_id, dep, anx, alc, sui, sex, history_type, treatment;
create view identity.blocked as
 SELECT not_wanted.person_id,
    not_wanted.account_id,
    not_wanted.program_id
   FROM identity.not_wanted
UNION
 SELECT same_person.person_id,
    same_person.account_id,
    same_person.program_id
   FROM identity.same_person;
create view identity.same_person as
 SELECT c.person_id,
    a.id AS account_id,
    a.program_id
   FROM identity.account a
     JOIN enrollment.contact_point c ON (c.value_key = ANY (a.contact_keys)) AND c.program_id = a.program_id
  WHERE c.owner = 'self'::text AND c.removed_at IS NULL AND c.wrong_since IS NULL;
create view messages.metadata as
 SELECT id,
    program_id,
    class,
    lane,
    channel,
    to_account,
    to_person,
    address_hint,
    template,
    params,
    language,
    subject_ref,
    state,
    reason,
    due_at,
    attempts,
    provider,
    fallback_of,
    queued_at,
    handed_at,
    delivered_at,
    read_at,
    ended_at
   FROM messages.outbox;

CREATE OR REPLACE FUNCTION appointments.about(p_people uuid[])
 RETURNS TABLE(person uuid, near uuid[], apart uuid[], hours_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
  select p.id, array(select c.account_id from identity.care_relation c where c.person_id = p.id and c.kind = 'assigned' and c.until is null order by c.since desc),
    appointments.kept_apart(p.id), e.hours_at
  from unnest(p_people) as p(id) left join enrollment.person e on e.id = p.id
$function$
;
CREATE OR REPLACE FUNCTION appointments.busy(p_who uuid[], p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS TABLE(who uuid, starts_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
  select a.account_id, a.starts_at, a.ends_at from appointments.appointment a
  where a.account_id = any (p_who) and a.state in ('proposed', 'agreed') and a.ends_at > p_from and a.starts_at < p_to
  union all select a.person_id, a.starts_at, a.ends_at from appointments.appointment a
  where a.person_id = any (p_who) and a.state in ('proposed', 'agreed') and a.ends_at > p_from and a.starts_at < p_to
  union all select c.account_id, c.from_at, c.until_at from coordination.absence c
  where c.account_id = any (p_who) and c.cancelled_at is null and c.until_at > p_from and c.from_at < p_to
$function$
;
CREATE OR REPLACE FUNCTION appointments.follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
begin
  insert into appointments.history (appointment_id, program_id, person_id, seq, version, state, account_id, starts_at, missed_by, cancelled_why, by_kind, by_account, how, at)
  select new.id, new.program_id, new.person_id, 1 + coalesce((select max(h.seq) from appointments.history h where h.appointment_id = new.id), 0),
    new.version, new.state, new.account_id, new.starts_at, new.missed_by, new.cancelled_why, new.changed_by_kind, new.changed_by, new.changed_how, new.changed_at;
  delete from appointments.booked b where b.appointment_id = new.id;
  if new.state in ('proposed', 'agreed') then
    insert into appointments.booked (who, at, appointment_id)
    select who, at, new.id from unnest(array[new.account_id, new.person_id]) as who,
      generate_series(new.starts_at, new.ends_at - interval '5 minutes', interval '5 minutes') as at;
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION appointments.kept_apart(p_person uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
  select array(select b.account_id from identity.blocked b where b.person_id = p_person
    union select d.account_id from coordination.declaration d
      where d.person_id = p_person and d.kind in ('supervisor', 'relative', 'partner', 'examiner', 'lives-with'))
$function$
;
CREATE OR REPLACE FUNCTION appointments.name_of(p_account uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
  select a.display_name from identity.account a where a.id = p_account and (platform.actor_system() or a.program_id = platform.actor_program())
$function$
;
CREATE OR REPLACE FUNCTION appointments.try_hour(p_program uuid, p_person uuid, p_account uuid, p_from timestamp with time zone, p_to timestamp with time zone, p_except uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'appointments', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('appointments:' || who::text, 98))
  from (select unnest(array[p_account, p_person]) as who order by 1) as both_of_them;
  if not exists (select 1 from identity.account a where a.id = p_account and a.program_id = p_program and a.active)
    or p_account = any (appointments.kept_apart(p_person)) then
    return 'not-offerable';
  end if;
  if exists (select 1 from appointments.booked b where b.who in (p_account, p_person) and b.at >= p_from and b.at < p_to
    and b.appointment_id is distinct from p_except) then
    return 'taken';
  end if;
  return 'free';
end $function$
;
CREATE OR REPLACE FUNCTION caring_contacts.alarmed(p_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
  select exists (select 1 from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null)
    and (platform.actor_system() or platform.actor_program() is not null)
$function$
;
CREATE OR REPLACE FUNCTION caring_contacts.hold_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
begin
  with stopped as (
    update messages.outbox m set state = 'expired', reason = 'stopped.incident', ended_at = new.opened_at, lease = null
    where m.to_person = new.person_id and m.class = 'N6' and m.state in ('queued', 'held') returning m.key)
  update caring_contacts.contact c set state = 'left-out'
  where c.person_id = new.person_id and c.state = 'sent' and 'caring:' || c.id in (select split_part(s.key, '|', 1) from stopped s);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION caring_contacts.my_people()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
  select s.person_id from caring_contacts.schedule s
  where s.sender_id = platform.actor_account() and s.ended_at is null and identity.actor_is_clinical()
$function$
;
CREATE OR REPLACE FUNCTION caring_contacts.possible_senders(p_person uuid, p_wanted uuid, p_at timestamp with time zone)
 RETURNS TABLE(account uuid, name text, roles text[], known boolean, active boolean, away boolean, apart boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
  select a.id, a.display_name, a.roles, c.account_id is not null, a.active and a.roles && array['duty', 'therapist', 'psychiatrist'],
    exists (select 1 from coordination.absence x where x.account_id = a.id and x.cancelled_at is null and x.from_at <= p_at and x.until_at > p_at),
    a.id = any (appointments.kept_apart(p_person))
  from identity.account a
    left join lateral (select r.account_id, bool_or(r.until is null and r.kind = 'assigned') as now, max(r.since) as since
      from identity.care_relation r where r.person_id = p_person and r.account_id = a.id and r.kind in ('assigned', 'duty_alert', 'episode')
      group by r.account_id) c on true
  where platform.actor_system() and (a.id = p_wanted or c.account_id is not null)
  order by c.now desc nulls last, c.since desc nulls last, a.id
$function$
;
CREATE OR REPLACE FUNCTION caring_contacts.sent_between(p_program uuid, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
  select jsonb_build_object('of', count(*), 'in', count(*) filter (where state in ('sent', 'called')))
  from caring_contacts.contact where program_id = p_program and state <> 'planned' and done_at >= p_from and done_at < p_to
    and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
$function$
;
CREATE OR REPLACE FUNCTION caring_contacts.standing(p_person uuid)
 RETURNS TABLE(running boolean, schedule text, paused boolean, stopped_by_person boolean, next_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'caring_contacts', 'pg_temp'
AS $function$
  select s.ended_at is null, s.schedule, s.paused_for <> '{}', coalesce(s.ended_why = 'person', false),
    case when s.ended_at is null then (select min(c.due_on) from caring_contacts.contact c where c.schedule_id = s.id and c.state = 'planned') end
  from caring_contacts.schedule s
  where s.person_id = p_person and (platform.actor_system() or identity.may_open(p_person, 'C4'))
  order by s.ended_at is null desc, s.started_at desc limit 1
$function$
;
CREATE OR REPLACE FUNCTION concerns.merge_people(p_from uuid, p_to uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'concerns', 'pg_temp'
AS $function$ select roster.move_person('concerns', p_from, p_to, '{}') $function$
;
CREATE OR REPLACE FUNCTION concerns.name_stand_in(p_stand_in uuid, p_person uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'concerns', 'pg_temp'
AS $function$
  with moved as (update concerns.concern set person_id = p_person
    where person_id = p_stand_in and id = p_stand_in and platform.actor_system() returning id)
  select count(*)::integer from moved
$function$
;
CREATE OR REPLACE FUNCTION coordination.hidden_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(b.person_id) from identity.blocked b where b.account_id = platform.actor_account()), '{}') end
$function$
;
CREATE OR REPLACE FUNCTION coordination.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'coordination', 'pg_temp'
AS $function$
begin
  perform roster.check_merge(p_from, p_to);
  update coordination.declaration t set kind = f.kind, declared_at = f.declared_at from coordination.declaration f
    where t.person_id = p_to and f.person_id = p_from and f.account_id = t.account_id and f.side = t.side and t.kind = 'none' and f.kind <> 'none';
  update coordination.proposal set state = 'ended', ended_at = p_at, next_at = null where id in (
    select o.id from (select id, row_number() over (partition by account_id
        order by array_position(array['begun', 'asking-person', 'asking-team'], state), proposed_at, id) as nth
      from coordination.proposal where person_id in (p_from, p_to) and state in ('asking-team', 'asking-person', 'begun')) o where o.nth > 1);
  update coordination.promise p set withdrawn_at = p_at, withdrawn_why = 'superseded'
    where p.person_id in (p_from, p_to) and p.kept_at is null and p.withdrawn_at is null
      and p.kind in ('find-clinician', 'choose-together', 'replace-clinician', 'outside-care', 'complete-screening')
      and exists (select 1 from coordination.promise o where o.kind = p.kind and o.person_id in (p_from, p_to) and o.person_id <> p.person_id
        and o.kept_at is null and o.withdrawn_at is null and (o.due_at, o.key) < (p.due_at, p.key));
  perform roster.move_person('coordination', p_from, p_to, '{}');
end $function$
;
CREATE OR REPLACE FUNCTION coordination.unfinished_checks()
 RETURNS TABLE(person uuid, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'screening', 'pg_temp'
AS $function$
  select r.person_id, min(r.last_received_at) from screening.round r
  where r.state = 'in_progress' and r.program_id = platform.actor_program()
    and (platform.actor_is('coordinator') or platform.actor_is('director'))
    and r.person_id <> all ((select coordination.hidden_people())::uuid[])
  group by r.person_id
$function$
;
CREATE OR REPLACE FUNCTION coordination.unwatched()
 RETURNS TABLE(alias text, kind text, due_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'coordination', 'pg_temp'
AS $function$
  select coalesce(e.alias, i.alias, ''), p.kind, p.due_at
  from coordination.promise p
    left join enrollment.person e on e.id = p.person_id left join identity.participant i on i.person_id = p.person_id
  where platform.actor_is('director') and p.program_id = platform.actor_program() and p.kept_at is null and p.withdrawn_at is null
    and exists (select 1 from identity.blocked b where b.person_id = p.person_id)
    and not exists (
      select 1 from identity.account a
      where a.program_id = p.program_id and a.active
        and ('coordinator' = any (a.roles) or a.id = p.owed_by or (p.owed_by is null and p.owed_by_role = any (a.roles)))
        and not exists (select 1 from identity.blocked b where b.person_id = p.person_id and b.account_id = a.id))
  order by p.due_at limit 200
$function$
;
CREATE OR REPLACE FUNCTION correspondence.clinical_count(p_thread uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'correspondence', 'pg_temp'
AS $function$ select count(*) from correspondence.message where thread_id = p_thread and for_clinicians $function$
;
CREATE OR REPLACE FUNCTION correspondence.clinical_moments(p_thread uuid)
 RETURNS TABLE(id uuid, at timestamp with time zone, channel text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'correspondence', 'pg_temp'
AS $function$
  select m.id, m.received_at, m.channel from correspondence.message m join correspondence.thread t on t.id = m.thread_id
  where m.thread_id = p_thread and m.for_clinicians and t.program_id = platform.actor_program()
    and not (t.id = any (array(select correspondence.shut_to_me())))
    and platform.actor_is('coordinator')
$function$
;
CREATE OR REPLACE FUNCTION correspondence.shut_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'correspondence', 'pg_temp'
AS $function$
  select b.person_id from identity.blocked b where b.account_id = platform.actor_account()
  union
  select c.thread_id from correspondence.candidate c join identity.blocked b on b.person_id = c.person_id
  where b.account_id = platform.actor_account()
$function$
;
CREATE OR REPLACE FUNCTION duty.drills_between(p_program uuid, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'duty', 'pg_temp'
AS $function$
  select jsonb_build_object('of', count(*), 'in', count(*) filter (where passed))
  from duty.drill where program_id = p_program and passed is not null and started_at >= p_from and started_at < p_to
    and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
$function$
;
CREATE OR REPLACE FUNCTION duty.on_the_team(program uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select platform.actor_system() or (program = platform.actor_program() and platform.actor_account() is not null and (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
    or platform.actor_is('coordinator') or platform.actor_is('director') or platform.actor_is('admin')))
$function$
;
CREATE OR REPLACE FUNCTION duty.who_may_own(p_person uuid, p_program uuid, p_at timestamp with time zone)
 RETURNS TABLE(account uuid, name text, on_duty boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'duty', 'pg_temp'
AS $function$
  select a.id, a.display_name, d.on_duty from identity.account a
    cross join lateral (select exists (select 1 from duty.rota_shift r where r.account_id = a.id and r.program_id = a.program_id
      and r.ended_at is null and r.from_at <= p_at and r.until_at > p_at) as on_duty) d
    cross join lateral (select count(*) as held from safety_episode.episode e where e.owner_account = a.id and e.closed_at is null) h
  where a.program_id = p_program and a.active and 'psychiatrist' = any (a.roles)
    and not safety_episode.kept_apart(p_person, a.id)
    and not exists (select 1 from coordination.absence x where x.account_id = a.id and x.cancelled_at is null and x.from_at <= p_at and x.until_at > p_at)
    and (platform.actor_system() or (p_program = platform.actor_program() and not p_person = any (identity.hidden_from_me())))
  order by d.on_duty desc, h.held, a.display_name, a.id
$function$
;
CREATE OR REPLACE FUNCTION emergency.let_go(p_emergency uuid, p_keep uuid, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'emergency', 'pg_temp'
AS $function$
declare h record;
begin
  for h in delete from emergency.holder where emergency_id = p_emergency and account_id is distinct from p_keep returning person_id, account_id loop
    if not exists (select 1 from suicide_prevention.alert a where a.person_id = h.person_id and a.handled_at is null) then
      perform identity.end_care(h.person_id, h.account_id, 'duty_alert', p_at);
    end if;
  end loop;
end $function$
;
CREATE OR REPLACE FUNCTION emergency.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'emergency', 'pg_temp'
AS $function$
declare keep record; other record; twice text[] := '{}';
begin
  perform roster.check_merge(p_from, p_to);
  perform 1 from emergency.emergency where person_id in (p_from, p_to) and ended_at is null order by id for update;
  select * into keep from emergency.emergency where person_id in (p_from, p_to) and ended_at is null order by kind, opened_at, id limit 1;
  select * into other from emergency.emergency where person_id in (p_from, p_to) and ended_at is null and id <> keep.id;
  if other.id is not null then
    update emergency.decision set emergency_id = keep.id where emergency_id = other.id;
    update emergency.action set emergency_id = keep.id where emergency_id = other.id;
    update emergency.holder h set emergency_id = keep.id where emergency_id = other.id
      and not exists (select 1 from emergency.holder k where k.emergency_id = keep.id and k.account_id = h.account_id);
    delete from emergency.holder where emergency_id = other.id;
    update emergency.cover set emergency_id = keep.id where emergency_id = other.id
      and not exists (select 1 from emergency.cover k where k.emergency_id = keep.id);
    update emergency.emergency set next_at = least(next_at, other.next_at), class = least(class, other.class),
      soundings = soundings + other.soundings where id = keep.id;
    select coalesce(array_agg(k), '{}') into twice from unnest(array[other.stay_key, other.decision_key]) k where k is not null;
    update emergency.emergency set ended_at = p_at, ended_how = 'merged', next_at = null where id = other.id;
  end if;
  perform roster.move_person('emergency', p_from, p_to, '{}');
  return twice;
end $function$
;
CREATE OR REPLACE FUNCTION emergency.standing(p_person uuid)
 RETURNS TABLE(emergency_open boolean, search_open boolean, referrals_open integer, referrals_attended integer, referrals_not_attended integer, untold integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'emergency', 'pg_temp'
AS $function$
  select exists (select 1 from emergency.emergency e where e.person_id = p_person and e.ended_at is null and e.kind = 'imminent'),
    exists (select 1 from emergency.emergency e where e.person_id = p_person and e.ended_at is null and e.kind = 'unreachable'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.state <> 'ended'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.ended_how = 'attended'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.ended_how = 'not-attended'),
    (select count(*)::integer from emergency.decision d where d.person_id = p_person and d.told_at is null and d.what <> 'keep-trying')
$function$
;
CREATE OR REPLACE FUNCTION enrollment.in_emergency(p_person uuid)
 RETURNS TABLE(trusted_sealed text, contact_withdrawn boolean, facility_code text, facility text, ubigeo text, is_head boolean, connectivity text, confirmed_at timestamp with time zone, has_radio boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'enrollment', 'pg_temp'
AS $function$
  select (select t.sealed from enrollment.trusted_person t where t.person_id = p_person),
    exists (select 1 from enrollment.consent_now c where c.person_id = p_person and c.layer = 3 and not c.given),
    s.facility_code, f.name, s.ubigeo, coalesce(s.is_head, false), s.connectivity, s.confirmed_at,
    exists (select 1 from enrollment.contact_point p where p.person_id = p_person and p.channel = 'radio_eess'
      and p.removed_at is null and p.wrong_since is null)
  from (values (1)) as one left join enrollment.assignment s on s.person_id = p_person and s.ends_on is null
    left join enrollment.facility f on f.code = s.facility_code
$function$
;
CREATE OR REPLACE FUNCTION enrollment.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone, p_held boolean)
 RETURNS smallint[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'enrollment', 'pg_temp'
AS $function$
declare dup enrollment.person; mine enrollment.person; taken smallint[]; back smallint[];
  way constant text[] := array['imported', 'unreachable', 'verified_contact', 'invited', 'engaged', 'consented', 'profile_complete', 'active'];
begin
  perform roster.check_merge(p_from, p_to);
  select * into dup from enrollment.person where id = p_from for update;
  select * into mine from enrollment.person where id = p_to for update;
  select coalesce(array_agg(distinct layer), '{}') into back from enrollment.consent_now where person_id in (p_from, p_to) and not given;
  select coalesce(array_agg(distinct layer), '{}') into taken from enrollment.consent_now
    where person_id in (p_from, p_to) and given and layer = any (back);
  update enrollment.contact_point d set removed_at = p_at where d.person_id = p_from and d.removed_at is null and exists (
    select 1 from enrollment.contact_point s where s.person_id = p_to and s.removed_at is null and s.value_key = d.value_key);
  update enrollment.assignment a set ends_on = greatest(a.starts_on, (p_at at time zone 'America/Lima')::date)
    where a.person_id = p_from and a.ends_on is null
      and exists (select 1 from enrollment.assignment s where s.person_id = p_to and s.ends_on is null);
  perform roster.move_person('enrollment', p_from, p_to, array['trusted_person']);
  insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
    select gen_random_uuid(), mine.program_id, p_to, t.layer, false, 'merge', mine.language, 'console',
      -- After every earlier word, also one from a phone whose clock runs ahead.
      greatest(p_at, (select max(c.occurred_at) from enrollment.consent c where c.person_id = p_to and c.layer = t.layer) + interval '1 millisecond'),
      p_at from unnest(taken) as t (layer);
  update enrollment.person set contactable = mine.contactable or dup.contactable, agreed = mine.agreed or dup.agreed,
    reached_at = least(mine.reached_at, dup.reached_at), held_since = case when p_held then coalesce(mine.held_since, p_at) end,
    no_outreach_until = greatest(mine.no_outreach_until, dup.no_outreach_until),
    hospital_since = coalesce(mine.hospital_since, dup.hospital_since),
    offline_until = greatest(mine.offline_until, dup.offline_until),
    hours = coalesce(mine.hours, dup.hours), hours_at = coalesce(mine.hours_at, dup.hours_at),
    work_pattern = coalesce(mine.work_pattern, dup.work_pattern),
    service_started_on = coalesce(mine.service_started_on, dup.service_started_on),
    service_ends_on = coalesce(mine.service_ends_on, dup.service_ends_on),
    sex = coalesce(mine.sex, dup.sex), age_years = coalesce(mine.age_years, dup.age_years),
    region_ubigeo2 = coalesce(mine.region_ubigeo2, dup.region_ubigeo2),
    facility_category = coalesce(mine.facility_category, dup.facility_category), institution = coalesce(mine.institution, dup.institution),
    state = case when mine.state in ('deceased', 'withdrawn') then mine.state
      when dup.state in ('deceased', 'withdrawn') then dup.state
      when 1 = any (taken) then 'withdrawn'
      when mine.state = 'declined' then mine.state
      when dup.state = 'declined' and mine.state = any (array['imported', 'unreachable', 'verified_contact', 'invited', 'engaged']) then dup.state
      when coalesce(array_position(way, dup.state), 0) > coalesce(array_position(way, mine.state), 100) then dup.state
      else mine.state end
  where id = p_to;
  update enrollment.person set state_before = dup.state, state = 'duplicate', state_since = p_at, held_since = null where id = p_from;
  return taken;
end $function$
;
CREATE OR REPLACE FUNCTION enrollment.recipient_ways(p_people uuid[])
 RETURNS TABLE(person uuid, push jsonb, failed jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'enrollment', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  select g.id,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'sealed', s.subscription_sealed) order by s.made_at desc, s.id)
      from identity.push_subscription s
      where s.person_id = g.id and s.ended_at is null and (platform.actor_system() or s.program_id = platform.actor_program())), '[]'),
    coalesce((select jsonb_object_agg(c.id, c.failed_by) from enrollment.contact_point c
      where c.person_id = g.id and c.removed_at is null and c.failed_since is not null and c.failed_key = c.value_key
        and (platform.actor_system() or c.program_id = platform.actor_program())), '{}')
  from (select distinct u.id from unnest(p_people) as u (id)) g
$function$
;
CREATE OR REPLACE FUNCTION enrollment.recipients(p_people uuid[])
 RETURNS TABLE(person uuid, alias text, language text, state text, hospital boolean, held boolean, no_outreach_until timestamp with time zone, offline_until timestamp with time zone, hours jsonb, channel_order text[], whatsapp boolean, addresses jsonb, stood_down boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'enrollment', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  with asked as materialized (select distinct g.id from unnest(p_people) as g (id)),
  -- `offset 0`: found first, one by one, before anything of theirs is.
  found as materialized (
    select p.* from asked cross join lateral (
      select p.* from enrollment.person p where p.id = asked.id offset 0) p
    where platform.actor_system() or p.program_id = platform.actor_program()
  )
  select p.id, p.alias, p.language, p.state, p.hospital_since is not null, p.held_since is not null, p.no_outreach_until,
    p.offline_until, p.hours, p.channel_order, coalesce(w.given, false), coalesce(a.addresses, '[]'), p.stood_down_since is not null
  from found p
    left join lateral (
      select c.given from enrollment.consent c where c.person_id = p.id and c.layer = 7
      order by c.occurred_at desc, c.id desc limit 1
    ) w on true
    left join lateral (
      -- EC-04: the number of a facility that the person heads is never used, whatever was allowed before.
      select exists (select 1 from enrollment.assignment t where t.person_id = p.id and t.ends_on is null and t.is_head) as facility
      offset 0
    ) head on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', c.id, 'channel', c.channel, 'sealed', c.value_sealed)
          order by c.position, c.last_ok_at desc nulls last, c.added_at, c.id) as addresses
      from (select * from enrollment.contact_point c where c.person_id = p.id and c.removed_at is null offset 0) c
      where c.wrong_since is null and c.value_sealed is not null and not c.never_write
        and c.channel in ('movil', 'whatsapp', 'correo') and not (c.owner = 'facility' and head.facility)
        and (c.may_write_since is not null or (c.owner = 'self' and (c.value_key is null or not exists (
          select 1 from (select o.person_id from enrollment.contact_point o
              where o.value_key = c.value_key and o.removed_at is null and o.wrong_since is null offset 0) o
            cross join lateral (select q.program_id, q.state from enrollment.person q where q.id = o.person_id offset 0) q
          where o.person_id <> p.id and q.program_id = p.program_id and q.state <> 'duplicate'))))
    ) a on true
$function$
;
CREATE OR REPLACE FUNCTION identity.account_of_email(p_email_key text)
 RETURNS TABLE(account_id uuid, program_id uuid, contacts_sealed text, language text, demo boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select a.id, a.program_id, a.contacts_sealed, a.language, a.demo from identity.account a where a.email_key = p_email_key and a.active
$function$
;
CREATE OR REPLACE FUNCTION identity.actor_is_clinical()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select platform.actor_is('duty') or platform.actor_is('therapist') or platform.actor_is('psychiatrist') $function$
;
CREATE OR REPLACE FUNCTION identity.begin_care(p_id uuid, p_program uuid, p_person uuid, p_account uuid, p_kind text, p_since timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
  values (p_id, p_program, p_person, p_account, p_kind, p_since)
  on conflict (person_id, account_id, kind) where until is null do nothing
$function$
;
CREATE OR REPLACE FUNCTION identity.cares_for(person uuid, account uuid, class text, treats_alerts boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select exists (
      select 1 from identity.care_relation c
      where c.person_id = person and c.account_id = account and c.until is null
        and (c.kind in ('duty_alert', 'episode') or not exists (select 1 from identity.locked l where l.person_id = person))
        and (class <> 'C4' or treats_alerts or c.kind in ('break_glass', 'episode') or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind in ('duty_alert', 'episode'))))
    and (not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
      or suicide_prevention.called_despite_block(person, account))
$function$
;
CREATE OR REPLACE FUNCTION identity.device_of_token(p_hash text, p_at timestamp with time zone)
 RETURNS TABLE(device_id uuid, person_id uuid, program_id uuid, signed_out_at timestamp with time zone, wipe_requested_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  d identity.device;
begin
  select * into d from identity.device where token_hash = p_hash;
  if not found then return; end if;
  if d.signed_out_at is null and d.last_seen_at + interval '5 minutes' <= p_at then
    update identity.device set last_seen_at = p_at where id = d.id;
  end if;
  return query select d.id, d.person_id, d.program_id, d.signed_out_at, d.wipe_requested_at;
end $function$
;
CREATE OR REPLACE FUNCTION identity.end_care(p_person uuid, p_account uuid, p_kind text, p_until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  update identity.care_relation set until = p_until
  where person_id = p_person and account_id = p_account and kind = p_kind and until is null
$function$
;
CREATE OR REPLACE FUNCTION identity.end_sessions(p_account uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'identity_auth', 'pg_temp'
AS $function$
  delete from identity_auth.session where "userId" = p_account
$function$
;
CREATE OR REPLACE FUNCTION identity.fence_people()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  one record;
begin
  for one in
    select c.table_schema as s, c.table_name as t, c.column_name as col
    from information_schema.columns c
    join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where (c.column_name in ('person_id', 'to_person', 'by_person', 'person_a', 'person_b') or (c.table_schema = 'enrollment' and c.table_name = 'person' and c.column_name = 'id'))
      and c.table_schema not in ('information_schema', 'pg_catalog', 'platform', 'my_data')
      and (c.table_schema, c.table_name) not in (('identity', 'not_wanted'), ('identity', 'locked'))
  loop
    if not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_for_the_blocked_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.hidden_from_me())::uuid[]))',
        'not_for_the_blocked_' || one.col, one.s, one.t, one.col, one.col);
    end if;
    -- Who they are and what they allowed stays known to the coordinator; how to reach them, what they answered and what was agreed does
    -- not. What answers a risk that was known before they left goes on until it is over.
    if one.s not in ('identity', 'messages', 'suicide_prevention', 'safety_episode', 'emergency', 'incidents', 'roster')
      and not (one.s = 'enrollment' and one.t in ('person', 'consent'))
      and not (one.s = 'coordination' and one.t = 'promise')
      and not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_after_leaving_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.locked_for_me())::uuid[]))',
        'not_after_leaving_' || one.col, one.s, one.t, one.col, one.col);
    end if;
  end loop;
end $function$
;
CREATE OR REPLACE FUNCTION identity.hidden_from_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(b.person_id) from identity.blocked b where b.account_id = platform.actor_account()
      and not suicide_prevention.called_despite_block(b.person_id, b.account_id)), '{}') end
$function$
;
CREATE OR REPLACE FUNCTION identity.keep_coordination_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
begin
  if tg_table_name = 'care_relation' then
    perform 1 from identity.account where id = new.account_id for share;
    if new.until is null and new.kind = 'assigned'
      and exists (select 1 from identity.account a where a.id = new.account_id and 'coordinator' = any (a.roles)) then
      raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'coordinator may not be assigned';
    end if;
  elsif 'coordinator' = any (new.roles)
    and exists (select 1 from identity.care_relation c where c.account_id = new.id and c.kind = 'assigned' and c.until is null) then
    raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'account has open cases';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION identity.locked_for_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(l.person_id) from identity.locked l where l.program_id = platform.actor_program()
      and not exists (select 1 from identity.care_relation c
        where c.person_id = l.person_id and c.account_id = platform.actor_account() and c.kind in ('duty_alert', 'episode') and c.until is null)), '{}') end
$function$
;
CREATE OR REPLACE FUNCTION identity.may_open(person uuid, class text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when platform.actor_system() then true
    when platform.actor_person() is not null then platform.actor_person() = person
    when platform.actor_account() is null or not identity.actor_is_clinical() then false
    else identity.cares_for(person, platform.actor_account(), class,
      platform.actor_is('duty') or platform.actor_is('psychiatrist'))
  end
$function$
;
CREATE OR REPLACE FUNCTION identity.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
declare shut uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  select coalesce(array_agg(account_id), '{}') into shut from (
    select account_id from identity.blocked where person_id in (p_from, p_to) group by account_id having count(*) = 1) b;
  perform roster.move_person('identity', p_from, p_to, array['participant']);
  update identity.care_relation set until = greatest(since, p_at) where person_id = p_from and until is null;
  update identity.participant set ended_at = coalesce(ended_at, p_at) where person_id = p_from;
  update identity.device set begin_again_at = p_at where person_id = p_to and signed_out_at is null;
  return shut;
end $function$
;
CREATE OR REPLACE FUNCTION identity.mirror_sign_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity_auth', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and (not new.active or new.email_key <> old.email_key) then
    delete from identity_auth."user" where id = new.id;
  end if;
  if new.active then
    insert into identity_auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (new.id, '', new.email_key || '@ayni.invalid', true, new.created_at, new.created_at)
    on conflict (id) do nothing;
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION identity.pass_second_factor(p_session uuid, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'identity_auth', 'pg_temp'
AS $function$
  update identity_auth.session set "secondFactorAt" = p_at where id = p_session
$function$
;
CREATE OR REPLACE FUNCTION identity.same_program(program uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select platform.actor_system() or program = platform.actor_program() $function$
;
CREATE OR REPLACE FUNCTION identity.staff_of_session(p_token text, p_at timestamp with time zone, p_clinical_idle_s integer, p_idle_s integer)
 RETURNS TABLE(session_id uuid, account_id uuid, program_id uuid, roles text[], totp_since timestamp with time zone, second_factor_at timestamp with time zone, display_name text, language text, demo boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  found_session identity_auth.session;
  holder identity.account;
  allowed_s integer;
begin
  select * into found_session from identity_auth.session s where s.token = p_token;
  if not found then return; end if;
  select * into holder from identity.account a where a.id = found_session."userId" and a.active;
  allowed_s := case when holder.roles && array['duty', 'therapist', 'psychiatrist'] then p_clinical_idle_s else p_idle_s end;
  if holder.id is null or found_session."expiresAt" <= p_at
    or found_session."lastSeenAt" + make_interval(secs => allowed_s) <= p_at then
    delete from identity_auth.session s where s.id = found_session.id;
    return;
  end if;
  if found_session."lastSeenAt" + interval '5 minutes' <= p_at then
    update identity_auth.session s set "lastSeenAt" = p_at where s.id = found_session.id;
  end if;
  return query select found_session.id, holder.id, holder.program_id, holder.roles, holder.totp_since,
    found_session."secondFactorAt", holder.display_name, holder.language, holder.demo;
end $function$
;
CREATE OR REPLACE FUNCTION identity.team_of_my_program()
 RETURNS TABLE(account uuid, who text, roles text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
  select a.id, a.display_name, a.roles from identity.account a
  where a.program_id = platform.actor_program() and a.active and (platform.actor_person() is not null or platform.actor_account() is not null)
  order by a.display_name
$function$
;
CREATE OR REPLACE FUNCTION identity.tell_the_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
begin
  perform platform.append(new.id, 'identity.access-recorded', new.program_id, new.person_id, new.account_id, null, new.at, new.at,
    encode(sha256(convert_to(concat_ws('|', new.id, new.person_id, new.account_id, new.role, new.purpose, new.class, new.what), 'UTF8')), 'hex'),
    null, '{}', jsonb_build_array(jsonb_build_object('person', new.person_id, 'kind', 'access', 'key', new.id)));
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION identity.tidy_sign_in(p_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'identity_auth', 'pg_temp'
AS $function$
  delete from identity_auth.attempt where window_start < p_at - interval '1 day';
  delete from identity_auth.session where "expiresAt" <= p_at;
  delete from identity_auth.verification where "expiresAt" < p_at - interval '1 day';
$function$
;
CREATE OR REPLACE FUNCTION identity_auth.may_try(p_key text, p_at timestamp with time zone, p_window_s integer, p_limit integer)
 RETURNS boolean
 LANGUAGE sql
AS $function$
  insert into identity_auth.attempt as a (key, window_start, tries) values (p_key, p_at, 1)
  on conflict (key) do update set
    tries = case when a.window_start + make_interval(secs => p_window_s) <= p_at then 1 else a.tries + 1 end,
    window_start = case when a.window_start + make_interval(secs => p_window_s) <= p_at then p_at else a.window_start end
  returning a.tries <= p_limit
$function$
;
CREATE OR REPLACE FUNCTION incidents.clocks_of(p_person uuid, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS TABLE(at timestamp with time zone, what text, rung integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'incidents', 'pg_temp'
AS $function$
  select at, what, rung from (
    select l.received_at, l.name, null::integer, 0 from platform.ledger l
    where l.person_id = p_person and l.received_at >= p_from and l.received_at <= p_to
      and split_part(l.name, '.', 1) in ('suicide-prevention', 'safety-episode', 'safety-plan', 'emergency', 'incidents', 'caring-contacts')
      and l.name <> 'incidents.save-review'
    union all select g.at, 'ladder.' || g.what, max(g.rung)::integer, 1 from suicide_prevention.ladder_log g join suicide_prevention.alert a on a.id = g.alert_id
    where a.person_id = p_person and g.at >= p_from and g.at <= p_to and g.what in ('told', 'lapsed', 'raised', 'incident')
    group by g.at, g.what) as all_of_it (at, what, rung, nth)
  where platform.actor_system()
  order by at, nth, what limit 200
$function$
;
CREATE OR REPLACE FUNCTION incidents.may_stand_down(p_person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'incidents', 'pg_temp'
AS $function$
  select p.program_id from identity.participant p
  where p.person_id = p_person and p.program_id = platform.actor_program() and identity.actor_is_clinical()
    and p.person_id <> all ((select identity.hidden_from_me())::uuid[])
$function$
;
CREATE OR REPLACE FUNCTION incidents.untaken(p_limit integer)
 RETURNS TABLE(source uuid, program uuid, person uuid, kind text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'incidents', 'pg_temp'
AS $function$
  select s.id, s.program_id, a.person_id, case when s.kind = 'rungs-exhausted' then 'unacknowledged-acute' when s.kind in ('nobody-on-call', 'no-contact-recorded', 'drill-missed', 'watch-stopped') then s.kind else 'other' end, s.opened_at
  from suicide_prevention.incident s left join suicide_prevention.alert a on a.id = s.alert_id
  where platform.actor_system() and not exists (select 1 from incidents.incident i where i.program_id = s.program_id and i.source = s.id)
  order by s.opened_at limit p_limit
$function$
;
CREATE OR REPLACE FUNCTION messages.enqueue(p_rows jsonb)
 RETURNS TABLE(id uuid, key text, state text, due_at timestamp with time zone, repeated boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  added uuid[];
  barred uuid[];
begin
  with given as (
    select r.id, r.to_person, r.due_at
    from jsonb_to_recordset(p_rows) as r (id uuid, class text, to_person uuid, due_at timestamptz, fallback_of uuid)
    where r.class = 'N5' and r.to_person is not null and r.fallback_of is null
      and not exists (select 1 from messages.outbox o where o.id = r.id)
  ), wanted as (
    select distinct on (to_person) to_person, id, due_at from given order by to_person, due_at, id
  ), taken as (
    insert into messages.outreach_turn as turn (person_id, message_id, at)
    select to_person, id, due_at from wanted order by to_person
    on conflict (person_id) do update set message_id = excluded.message_id, at = excluded.at
      where turn.at <= excluded.at - interval '72 hours'
        or exists (select 1 from messages.outbox o where o.id = turn.message_id and o.state = 'expired' and o.handed_at is null)
    returning turn.message_id
  )
  select coalesce(array_agg(given.id), '{}') into barred from given where given.id not in (select message_id from taken);

  with fresh as (
    insert into messages.outbox (id, program_id, key, class, channel, to_account, to_person, sealed, address_hint, template, params,
      language, subject_ref, hours, appointment_at, expires_at, state, reason, due_at, fallback_of, queued_at, contact_id, tried, root_id, after_id)
    select r.id, r.program_id, r.key, r.class, r.channel, r.to_account, r.to_person, r.sealed, r.address_hint, r.template, r.params,
      r.language, r.subject_ref, r.hours, r.appointment_at, r.expires_at, r.state, r.reason, r.due_at, r.fallback_of, r.queued_at,
      r.contact_id, coalesce(r.tried, '{}'), r.root_id, r.after_id
    from jsonb_to_recordset(p_rows) as r (id uuid, program_id uuid, key text, class text, channel text, to_account uuid, to_person uuid,
      sealed text, address_hint text, template text, params jsonb, language text, subject_ref text, hours jsonb,
      appointment_at timestamptz, expires_at timestamptz, state text, reason text, due_at timestamptz, fallback_of uuid, queued_at timestamptz,
      contact_id text, tried text[], root_id uuid, after_id uuid)
    where not (r.id = any (barred))
    on conflict do nothing
    returning outbox.id
  )
  select coalesce(array_agg(fresh.id), '{}') into added from fresh;
  if cardinality(added) > 0 then
    perform pg_notify('ayni_wake', 'messages');
  end if;
  return query
    select r.id, coalesce(o.key, r.key), coalesce(o.state, 'refused'), coalesce(o.due_at, r.due_at), not (r.id = any (added))
    from jsonb_to_recordset(p_rows) as r (id uuid, key text, due_at timestamptz) left join messages.outbox o on o.id = r.id;
end $function$
;
CREATE OR REPLACE FUNCTION messages.figures(p_program uuid, p_now timestamp with time zone)
 RETURNS TABLE(channel text, failed_24h integer, waiting integer, held integer, oldest_waiting_s integer, oldest_urgent_s integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  return query
    select o.channel,
      (count(*) filter (where o.state = 'failed' and o.ended_at > p_now - interval '24 hours'))::integer,
      (count(*) filter (where o.state in ('queued', 'sending')))::integer,
      (count(*) filter (where o.state = 'held'))::integer,
      (extract(epoch from p_now - min(o.queued_at) filter (where o.state in ('queued', 'sending'))))::integer,
      (extract(epoch from p_now - min(o.queued_at) filter (where o.state in ('queued', 'sending') and o.lane = 'urgent')))::integer
    from messages.outbox o
    where (p_program is null or o.program_id = p_program)
      and (o.state in ('queued', 'held', 'sending') or (o.state = 'failed' and o.ended_at > p_now - interval '24 hours'))
    group by o.channel order by o.channel;
end $function$
;
CREATE OR REPLACE FUNCTION messages.merge_people(p_from uuid, p_to uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
begin
  perform roster.check_merge(p_from, p_to);
  insert into messages.outreach_turn as t (person_id, message_id, at)
    select p_to, message_id, at from messages.outreach_turn where person_id = p_from
    on conflict (person_id) do update set message_id = case when excluded.at > t.at then excluded.message_id else t.message_id end,
      at = greatest(t.at, excluded.at);
  delete from messages.outreach_turn where person_id = p_from;
  update messages.outbox set to_person = p_to where to_person = p_from;
  update messages.hours_override set person_id = p_to where person_id = p_from;
end $function$
;
CREATE OR REPLACE FUNCTION messages.note_read(p_person uuid, p_program uuid, p_subject text, p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
declare
  noted integer;
begin
  update messages.outbox set read_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'in_app' and handed_at is not null and read_at is null
    and (p_subject is null or subject_ref = p_subject) and (platform.actor_system() or p_person = platform.actor_person());
  get diagnostics noted = row_count;
  return noted;
end $function$
;
CREATE OR REPLACE FUNCTION messages.note_seen(p_person uuid, p_program uuid, p_subjects text[], p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
declare
  noted integer;
begin
  if not (platform.actor_system() or p_person = platform.actor_person()) then
    return 0;
  end if;
  update messages.outbox set read_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'in_app' and read_at is null and subject_ref = any (p_subjects);
  get diagnostics noted = row_count;
  update messages.outbox set state = 'expired', reason = 'message.read', ended_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'push' and class = 'N4' and state in ('queued', 'held')
    and subject_ref = any (p_subjects);
  return noted;
end $function$
;
CREATE OR REPLACE FUNCTION messages.stop(p_program uuid, p_person uuid, p_subject text, p_reason text, p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
declare
  stopped integer;
begin
  update messages.outbox set state = 'expired', reason = p_reason, ended_at = p_at, lease = null
  where program_id = p_program and state in ('queued', 'held')
    and ((p_person is not null and to_person = p_person and class in ('N3', 'N4', 'N5', 'N6') and (p_reason <> 'stopped.ended' or class <> 'N6'))
      or (p_subject is not null and subject_ref = p_subject));
  get diagnostics stopped = row_count;
  return stopped;
end $function$
;
CREATE OR REPLACE FUNCTION my_data.erasable()
 RETURNS TABLE(name text, person_column text, nth integer, part text, how text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'my_data', 'pg_temp'
AS $function$
  select * from my_data.erasable_before_plans()
  union all values
  ('safety_plan.version', 'person_id', 23, 'answers', 'delete'),
  ('safety_plan.choice', 'person_id', 24, 'answers', 'delete'),
  ('safety_plan.shown', 'person_id', 25, 'answers', 'delete'),
  ('safety_plan.agreement', 'person_id', 26, 'answers', 'sealed'),
  ('safety_plan.means_check', 'person_id', 27, 'answers', 'note_sealed')
$function$
;
CREATE OR REPLACE FUNCTION my_data.erasable_before_plans()
 RETURNS TABLE(name text, person_column text, nth integer, part text, how text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'my_data', 'pg_temp'
AS $function$
  values
  ('screening.unreliable', 'person_id', 10, 'answers', 'delete'),
  ('screening.risk', 'person_id', 11, 'answers', 'delete'),
  ('screening.triage', 'person_id', 12, 'answers', 'delete'),
  ('screening.statement', 'person_id', 13, 'answers', 'delete'),
  ('screening.response', 'person_id', 14, 'answers', 'delete'),
  ('screening.round', 'person_id', 15, 'answers', 'delete'),
  ('screening.owed', 'person_id', 16, 'answers', 'delete'),
  ('screening.schedule', 'person_id', 17, 'answers', 'delete'),
  ('my_data.disagreement', 'person_id', 18, 'answers', 'delete'),
  ('correspondence.message', 'person_id', 20, 'answers', 'delete'),
  ('outreach.nonuse', 'person_id', 21, 'answers', 'delete'),
  ('coordination.reading', 'person_id', 22, 'answers', 'delete'),
  ('enrollment.trusted_person', 'person_id', 30, 'identity', 'delete'),
  ('enrollment.contact_point', 'person_id', 31, 'identity', 'delete'),
  ('enrollment.assignment', 'person_id', 32, 'identity', 'delete'),
  ('identity.push_subscription', 'person_id', 33, 'identity', 'delete'),
  ('correspondence.candidate', 'person_id', 34, 'identity', 'delete'),
  ('correspondence.thread', 'person_id', 35, 'identity', 'delete'),
  ('outreach.registration', 'person_id', 36, 'identity', 'called_sealed'),
  ('enrollment.on_behalf', 'person_id', 38, 'identity', 'delete'),
  -- Keyed hashes stay, so that the next list does not bring back whom somebody asked to forget; the words go.
  ('roster.listing', 'person_id', 37, 'identity', 'facts_sealed,documents_sealed'),
  ('enrollment.person', 'id', 39, 'identity', 'identity_sealed,sex,age_years,region_ubigeo2,facility_category,institution,service_started_on,service_ends_on,hours,hours_at,work_pattern,spoken_language,offline_until'),
  ('identity.device_code', 'person_id', 41, 'traces', 'delete'),
  ('appointments.history', 'person_id', 42, 'traces', 'delete'),
  ('appointments.appointment', 'person_id', 43, 'traces', 'delete'),
  ('appointments.call_wish', 'person_id', 44, 'traces', 'delete'),
  ('appointments.offer', 'person_id', 45, 'traces', 'delete'),
  ('coordination.declaration', 'person_id', 46, 'traces', 'delete'),
  ('coordination.proposal', 'person_id', 47, 'traces', 'delete'),
  ('coordination.promise', 'person_id', 48, 'traces', 'delete'),
  ('outreach.attempt', 'person_id', 49, 'traces', 'delete'),
  ('outreach.asked', 'person_id', 50, 'traces', 'delete'),
  ('outreach.awareness', 'person_id', 51, 'traces', 'delete'),
  ('messages.outreach_turn', 'person_id', 52, 'traces', 'delete'),
  ('messages.hours_override', 'person_id', 53, 'traces', 'delete'),
  ('messages.outbox', 'to_person', 54, 'traces', 'delete')
$function$
;
CREATE OR REPLACE FUNCTION my_data.erase(p_person uuid, p_parts text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'my_data', 'pg_temp'
AS $function$
declare
  one record;
  n integer;
  counts jsonb := '{}';
begin
  if not platform.actor_system() then
    raise exception 'only the house erases' using errcode = '42501';
  end if;
  if not exists (select 1 from my_data.request r where r.person_id = p_person and r.kind = 'erase' and r.refused_at is null)
    and not exists (select 1 from identity.locked l where l.person_id = p_person) then
    raise exception 'nobody asked for this' using errcode = '42501';
  end if;
  for one in select e.* from my_data.erasable() e where e.part = any (p_parts) and to_regclass(e.name) is not null order by e.nth, e.name loop
    if one.how = 'delete' then
      if one.name = 'messages.outbox' then
        delete from messages.outbox where fallback_of in (select id from messages.outbox where to_person = p_person);
      end if;
      execute format('delete from %s where %I = $1', to_regclass(one.name), one.person_column) using p_person;
    else
      execute format('update %s set %s where %I = $1', to_regclass(one.name),
        (select string_agg(format('%I = null', trim(col)), ', ') from unnest(string_to_array(one.how, ',')) col
          where exists (select 1 from pg_attribute a where a.attrelid = to_regclass(one.name) and a.attname = trim(col) and not a.attisdropped)), one.person_column) using p_person;
    end if;
    get diagnostics n = row_count;
    if n > 0 then counts := counts || jsonb_build_object(one.name, n); end if;
  end loop;
  return counts;
end $function$
;
CREATE OR REPLACE FUNCTION my_data.would_erase(p_person uuid)
 RETURNS TABLE(part text, rows integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'my_data', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  one record;
  n integer;
  counts jsonb := '{}';
begin
  if not (platform.actor_system() or platform.actor_person() = p_person) then
    return;
  end if;
  for one in select e.* from my_data.erasable() e where to_regclass(e.name) is not null loop
    execute format('select count(*) from %s where %I = $1', to_regclass(one.name), one.person_column) into n using p_person;
    counts := counts || jsonb_build_object(one.part, coalesce((counts ->> one.part)::integer, 0) + n);
  end loop;
  return query select k, v::integer from jsonb_each_text(counts) as j (k, v) order by k;
end $function$
;
CREATE OR REPLACE FUNCTION outreach.by_colleagues(p_program uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'outreach', 'pg_temp'
AS $function$
  select count(*)::integer from outreach.registration r join outreach.link l on l.id = r.link_id
  where r.program_id = p_program and l.kind = 'colleague' and (platform.actor_system() or p_program = platform.actor_program())
$function$
;
CREATE OR REPLACE FUNCTION outreach.figures(p_program uuid)
 RETURNS TABLE(declined integer, unreachable integer, withdrawn integer, start_to_invited numeric, invited_to_consented numeric, consented_to_screened numeric, knows_three integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'outreach', 'pg_temp'
AS $function$
  with way as (
    select p.id, p.service_started_on as started,
      (select min(a.at) from outreach.attempt a where a.person_id = p.id and a.purpose = 'invitation' and a.undone_at is null) as invited,
      (select min(c.occurred_at) from enrollment.consent c where c.person_id = p.id and c.layer = 1 and c.given) as consented,
      (select min(r.completed_at) from screening.round r where r.person_id = p.id and r.completed_at is not null) as screened
    from enrollment.person p where p.program_id = p_program and p.state <> 'duplicate'
      and (platform.actor_system() or (p_program = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('director'))))
  ), spans as (
    select extract(epoch from invited - (started::timestamp + interval '5 hours') at time zone 'UTC') / 86400 as si,
      extract(epoch from consented - invited) / 86400 as ic, extract(epoch from screened - consented) / 86400 as cs from way
  )
  select
    (select count(*) from enrollment.person where program_id = p_program and state = 'declined')::integer,
    (select count(*) from enrollment.person where program_id = p_program and state = 'unreachable')::integer,
    (select count(*) from enrollment.person where program_id = p_program and state = 'withdrawn')::integer,
    round((percentile_cont(0.5) within group (order by si) filter (where si >= 0))::numeric, 1),
    round((percentile_cont(0.5) within group (order by ic) filter (where ic >= 0))::numeric, 1),
    round((percentile_cont(0.5) within group (order by cs) filter (where cs >= 0))::numeric, 1),
    (select count(*) from (select person_id from outreach.awareness where program_id = p_program and understood
      group by person_id having count(distinct service) >= 3) k)::integer
  from spans
$function$
;
CREATE OR REPLACE FUNCTION outreach.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone, p_most integer, p_silence interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'outreach', 'pg_temp'
AS $function$
declare d outreach.standing; s outreach.standing; n integer; tried integer; latest outreach.standing;
begin
  perform roster.check_merge(p_from, p_to);
  select * into d from outreach.standing where person_id = p_from for update;
  select * into s from outreach.standing where person_id = p_to for update;
  if d.person_id is not null and s.person_id is not null then
    n := greatest(d.cycle_no, s.cycle_no) + 1;
    update outreach.attempt a set subject = null where a.person_id = p_from and a.undone_at is null
      and exists (select 1 from outreach.attempt o where o.person_id = p_to and o.subject = a.subject and o.undone_at is null);
    update outreach.attempt a set cycle_no = n from outreach.standing o
      where o.person_id in (p_from, p_to) and a.person_id = o.person_id and a.cycle_no = o.cycle_no and a.undone_at is null
        and o.attempts > 0 and o.last_at > p_at - p_silence;
    select count(*)::integer into tried from outreach.attempt
      where person_id in (p_from, p_to) and cycle_no = n and undone_at is null;
    update outreach.cycle set ended_at = p_at, ended_why = 'lapsed' where person_id in (p_from, p_to) and ended_at is null;
    insert into outreach.cycle (person_id, number, program_id, opened_at)
      select p_to, n, s.program_id, min(at) from outreach.attempt
      where person_id in (p_from, p_to) and cycle_no = n and undone_at is null having count(*) > 0;
    latest := case when coalesce(d.last_at, '-infinity') > coalesce(s.last_at, '-infinity') then d else s end;
    update outreach.standing set cycle_no = n, attempts = tried, attempts_ever = s.attempts_ever + d.attempts_ever,
      last_at = latest.last_at, last_channel = latest.last_channel, last_slot = latest.last_slot, ready_at = greatest(s.ready_at, d.ready_at),
      silent_until = greatest(s.silent_until, d.silent_until, case when tried >= p_most then latest.last_at + p_silence end),
      asked_at = coalesce(s.asked_at, d.asked_at), call_waits_since = least(s.call_waits_since, d.call_waits_since),
      no_message_until = greatest(s.no_message_until, d.no_message_until), reached_at = least(s.reached_at, d.reached_at),
      declined_at = greatest(s.declined_at, d.declined_at), reinvited_at = greatest(s.reinvited_at, d.reinvited_at),
      unreachable_at = case when coalesce(s.reached_at, d.reached_at) is null then coalesce(s.unreachable_at, d.unreachable_at) end,
      new_contact_at = greatest(s.new_contact_at, d.new_contact_at)
    where person_id = p_to;
  end if;
  update outreach.link l set revoked_at = p_at where l.by_person = p_from and l.revoked_at is null and exists (
    select 1 from outreach.link o where o.by_person = p_to and o.revoked_at is null and o.expires_at > p_at);
  update outreach.link set by_person = p_to where by_person = p_from;
  perform roster.move_person('outreach', p_from, p_to, '{}');
  -- What follows from the attempts, which have moved.
  delete from outreach.standing where person_id = p_from;
  delete from outreach.cycle where person_id = p_from;
end $function$
;
CREATE OR REPLACE FUNCTION outreach.reach(p_program uuid, p_now timestamp with time zone, p_policy jsonb)
 RETURNS TABLE(person uuid, alias text, state text, purpose text, subject text, attempts integer, cycle_no integer, why text, hours_key bigint, late boolean, slot text, channels text[], last_channel text, last_at timestamp with time zone, asked_at timestamp with time zone, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'outreach', 'pg_temp'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '16MB'
AS $function$
  with v as (
    select (p_policy ->> 'spacingHours')::integer * interval '1 hour' as spacing,
      (p_policy ->> 'silentDays')::integer * interval '1 day' as silence,
      (p_policy ->> 'callWaitDays')::integer * interval '1 day' as call_wait,
      (p_policy ->> 'askedMinutes')::integer * interval '1 minute' as asked_for,
      (p_policy ->> 'declinedMonths')::integer * interval '1 month' as declined_for,
      (p_policy #>> '{unreachable,retryDays}')::integer * interval '1 day' as retry,
      (p_policy #>> '{firstCheck,day}')::integer as check_day,
      (p_policy #>> '{firstCheck,fromDay}')::integer as check_from,
      (p_policy #>> '{firstCheck,toDay}')::integer as check_to,
      (select array_agg(x.value order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'order') with ordinality x) as ways,
      (select array_agg(x.value::integer order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'resumeHours') with ordinality x) as resume,
      (select array_agg(x.value::integer order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'profileDays') with ordinality x) as profile,
      (p_policy ->> 'outsideFromAttempt')::integer as outside_from,
      (p_now at time zone 'America/Lima')::date as today,
      -- Nobody is invited before the programme says that it is time.
      exists (select 1 from administration.cycle c where c.program_id = p_program and c.invitations_open
        and c.ends_on >= (p_now at time zone 'America/Lima')::date) as inviting
    where platform.actor_system() or (p_program = platform.actor_program() and platform.actor_is('coordinator'))
  ), contacts as (
    select c.person_id, bit_or(case c.channel when 'movil' then 1 when 'fijo' then 2 when 'radio_eess' then 4 when 'whatsapp' then 8 else 16 end) as ways,
      bool_or(c.channel <> 'correo') as by_call,
      bool_or(c.channel in ('movil', 'whatsapp', 'correo') and not c.never_write) as by_message
    from enrollment.contact_point c
    where c.program_id = p_program and c.removed_at is null and c.wrong_since is null group by c.person_id
  ), unfinished as (
    select distinct on (r.person_id) r.person_id, r.id as round,
      (select count(*) from unnest(v.resume) h where r.last_received_at <= p_now - h * interval '1 hour')::integer as nth
    from screening.round r cross join v
    where r.program_id = p_program and r.state = 'in_progress'
    order by r.person_id, r.last_received_at desc
  ), entered as (
    select e.person_id, e.at, (select count(*) from unnest(v.profile) d where e.at <= p_now - d * interval '1 day')::integer as profile_nth
    from (select c.person_id, min(c.occurred_at) as at from enrollment.consent c
      where c.program_id = p_program and c.layer = 1 and c.given group by c.person_id) e cross join v
  ), people as (
    select p.id, p.alias, p.state, coalesce(jsonb_hash_extended(p.hours, 0), 0) as hours_key, p.held_since, p.state_since, p.no_outreach_until, p.offline_until, p.service_started_on,
      p.created_at, s.cycle_no, s.last_at, s.last_channel, s.last_slot, s.silent_until, s.asked_at, s.call_waits_since,
      s.no_message_until, s.declined_at, s.reinvited_at, s.new_contact_at, e.at as entered_at,
      coalesce(c.ways, 0) as ways_in, coalesce(c.by_call, false) as by_call,
      coalesce(c.by_message, false) and coalesce(s.no_message_until <= p_now, true) as by_message,
      case when s.last_at is null or s.last_at <= p_now - v.silence then 0 else s.attempts end as tried,
      u.round, u.nth as resume_nth, e.profile_nth
    from enrollment.person p cross join v
      left join outreach.standing s on s.person_id = p.id
      left join contacts c on c.person_id = p.id
      left join unfinished u on u.person_id = p.id
      left join entered e on e.person_id = p.id
    where p.program_id = p_program
      and p.state in ('imported', 'verified_contact', 'invited', 'engaged', 'unreachable', 'declined', 'consented', 'profile_complete', 'active')
      and p.hospital_since is null
      and p.id <> all ((select identity.hidden_from_me())::uuid[]) and p.id <> all ((select identity.locked_for_me())::uuid[])
    -- Here and below: computed once a row and handed on, neither kept on disk nor computed anew wherever it is named.
    offset 0
  ), aimed as (
    select p.*, case
        when p.state in ('imported', 'verified_contact', 'invited', 'engaged', 'unreachable', 'declined') then
          case when v.inviting then 'invitation' end
        when p.resume_nth > 0 and not exists (select 1 from outreach.attempt a where a.person_id = p.id and a.undone_at is null
          and a.subject like 'resume:' || p.round || ':%' and right(a.subject, 1)::integer >= p.resume_nth) then 'resume'
        when p.state in ('consented', 'profile_complete') and p.service_started_on is not null and (
          v.today - p.service_started_on >= v.check_day
          or (v.today - p.service_started_on >= v.check_from and p.offline_until is not null
            and (p.offline_until at time zone 'America/Lima')::date - p.service_started_on > v.check_to)) then 'first-check'
        when p.state = 'consented' and p.profile_nth > 0 and not exists (select 1 from outreach.attempt a
          where a.person_id = p.id and a.undone_at is null and a.subject like 'profile:%' and right(a.subject, 1)::integer >= p.profile_nth) then 'profile'
      end as purpose
    from people p cross join v offset 0
  ), judged as (
    select a.*, case
        when a.purpose in ('resume', 'profile') then 'message'
        when v.ways[least(a.tried + 1, cardinality(v.ways))] = 'call' and a.by_call
          and coalesce(a.call_waits_since > p_now - v.call_wait or not a.by_message, true) then 'call'
        when a.by_message then 'message' else 'call' end as how
    from aimed a cross join v where a.purpose is not null offset 0
  )
  select j.id, j.alias, j.state, j.purpose,
    case j.purpose when 'resume' then 'resume:' || j.round || ':' || j.resume_nth when 'profile' then 'profile:' || j.profile_nth end,
    j.tried, coalesce(j.cycle_no, 1),
    case
      when j.held_since is not null then 'review'
      when j.asked_at is not null and j.asked_at + v.asked_for > p_now and j.by_call then
        case when j.asked_at <= p_now then 'asked-now' when j.asked_at <= p_now + interval '2 hours' then 'asked-soon' else 'recent' end
      when j.state = 'declined' and (j.reinvited_at is not null or coalesce(j.declined_at, j.state_since, p_now) > p_now - v.declined_for) then 'declined'
      when j.state <> 'declined' and j.no_outreach_until > p_now then 'silent'
      -- From day 21 a first check may go before a long absence, because waiting would lead past day 45.
      when j.offline_until > p_now and j.purpose <> 'first-check' then 'offline'
      when not j.by_call and not j.by_message then 'no-contact'
      when j.silent_until > p_now then 'five'
      when j.state = 'unreachable' and j.last_at > p_now - v.retry and coalesce(j.new_contact_at <= j.last_at, true) then 'unreachable'
      when j.last_at > p_now - v.spacing then 'recent'
      when j.state <> 'declined' and j.how = 'message' and j.by_message then 'message'
      when not j.by_call then 'no-contact'
      else 'ready' end,
    j.hours_key, j.tried + 1 >= v.outside_from,
    case when j.tried = 0 then '' else coalesce(j.last_slot, '') end,
    array_remove(array[case when j.ways_in & 1 > 0 then 'movil' end, case when j.ways_in & 2 > 0 then 'fijo' end,
      case when j.ways_in & 4 > 0 then 'radio_eess' end, case when j.ways_in & 8 > 0 then 'whatsapp' end], null), j.last_channel, j.last_at, j.asked_at, coalesce(j.last_at, j.entered_at, j.created_at)
  from judged j cross join v
$function$
;
CREATE OR REPLACE FUNCTION outreach.uses_of(p_link uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'outreach', 'pg_temp'
AS $function$
  select count(*)::integer from outreach.registration r join outreach.link l on l.id = r.link_id
  where r.link_id = p_link and l.kind = 'programme' and (platform.actor_system() or l.program_id = platform.actor_program())
$function$
;
CREATE OR REPLACE FUNCTION platform.actor_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('ayni.account', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION platform.actor_is(role text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select role = any (string_to_array(coalesce(current_setting('ayni.roles', true), ''), ',')) $function$
;
CREATE OR REPLACE FUNCTION platform.actor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('ayni.person', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION platform.actor_program()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('ayni.program', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION platform.actor_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('ayni.roles', true), '') = 'system' $function$
;
CREATE OR REPLACE FUNCTION platform.append(p_command_id uuid, p_name text, p_program uuid, p_person uuid, p_account uuid, p_device uuid, p_occurred timestamp with time zone, p_received timestamp with time zone, p_input_hash text, p_output_sealed text, p_topics text[], p_changes jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$
declare
  head platform.ledger;
  fresh platform.ledger;
begin
  perform pg_advisory_xact_lock(77000);
  select * into head from platform.ledger order by seq desc limit 1;
  fresh.seq := coalesce(head.seq, 0) + 1;
  fresh.command_id := p_command_id; fresh.name := p_name; fresh.program_id := p_program; fresh.person_id := p_person;
  fresh.account_id := p_account; fresh.device_id := p_device; fresh.occurred_at := p_occurred; fresh.received_at := p_received;
  fresh.input_hash := p_input_hash; fresh.output_sealed := p_output_sealed; fresh.topics := p_topics;
  fresh.previous_hash := coalesce(head.hash, repeat('0', 64));
  fresh.hash := encode(sha256(convert_to(platform.ledger_text(fresh), 'UTF8')), 'hex');
  insert into platform.ledger select fresh.*;
  insert into platform.change (seq, person_id, kind, key)
    select distinct fresh.seq, (c ->> 'person')::uuid, c ->> 'kind', c ->> 'key' from jsonb_array_elements(p_changes) c;
  if cardinality(p_topics) > 0 then
    perform pg_notify('ayni_live', json_build_object('seq', fresh.seq, 'program', p_program, 'topics', p_topics)::text);
  end if;
  return fresh.seq;
end $function$
;
CREATE OR REPLACE FUNCTION platform.find_command(p_command_id uuid)
 RETURNS TABLE(seq bigint, name text, input_hash text, output_sealed text, received_at timestamp with time zone, account_id uuid, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$
  select l.seq, l.name, l.input_hash, l.output_sealed, l.received_at, l.account_id, l.person_id
  from platform.ledger l where l.command_id = p_command_id
$function$
;
CREATE OR REPLACE FUNCTION platform.ledger_breaks()
 RETURNS TABLE(seq bigint, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$
  select l.seq, case
      when l.hash <> encode(sha256(convert_to(platform.ledger_text(l), 'UTF8')), 'hex') then 'row-changed'
      when l.previous_hash <> coalesce(lag(l.hash) over w, repeat('0', 64)) then 'chain-broken'
      when l.seq <> coalesce(lag(l.seq) over w, 0) + 1 then 'row-missing'
    end
  from platform.ledger l window w as (order by l.seq)
$function$
;
CREATE OR REPLACE FUNCTION platform.ledger_head()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$ select coalesce(max(seq), 0) from platform.ledger $function$
;
CREATE OR REPLACE FUNCTION platform.ledger_text(l platform.ledger)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select concat_ws('|', l.seq, l.command_id, l.name, coalesce(l.program_id::text, '-'), coalesce(l.person_id::text, '-'),
    coalesce(l.account_id::text, '-'), coalesce(l.device_id::text, '-'),
    (extract(epoch from l.occurred_at) * 1000)::bigint, (extract(epoch from l.received_at) * 1000)::bigint,
    l.input_hash, coalesce(l.output_sealed, '-'), array_to_string(l.topics, ','), l.previous_hash)
$function$
;
CREATE OR REPLACE FUNCTION platform.views_of(p_role text, p_accounts uuid[])
 RETURNS TABLE(account uuid, view text)
 LANGUAGE plpgsql
 SET search_path TO 'platform', 'pg_temp'
AS $function$
declare
  was_roles text := current_setting('ayni.roles', true);
  was_account text := current_setting('ayni.account', true);
begin
  if not platform.actor_system() then
    raise exception 'views are given to the house alone';
  end if;
  perform set_config('ayni.roles', p_role, true);
  foreach account in array p_accounts loop
    perform set_config('ayni.account', account::text, true);
    select md5(array_to_string(array(select unnest(identity.hidden_from_me()) order by 1), ',') || '|' ||
      array_to_string(array(select unnest(identity.locked_for_me()) order by 1), ',')) into view;
    return next;
  end loop;
  perform set_config('ayni.account', was_account, true), set_config('ayni.roles', was_roles, true);
end
$function$
;
CREATE OR REPLACE FUNCTION roster.check_merge(p_from uuid, p_to uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'roster', 'pg_temp'
AS $function$
begin
  if not platform.actor_system() or not exists (select 1 from roster.merge m where m.duplicate_id = p_from and m.survivor_id = p_to) then
    raise exception 'no such merge' using errcode = '42501';
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION roster.move_person(p_schema text, p_from uuid, p_to uuid, p_except text[] DEFAULT '{}'::text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'roster', 'pg_temp'
AS $function$
declare t record; r record; moved integer := 0;
begin
  perform roster.check_merge(p_from, p_to);
  for t in select c.table_name from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = p_schema and c.column_name = 'person_id' and b.table_type = 'BASE TABLE' and c.table_name <> all (p_except)
    order by c.table_name
  loop
    for r in execute format('select ctid from %I.%I where person_id = $1', p_schema, t.table_name) using p_from loop
      begin
        execute format('update %I.%I set person_id = $2 where ctid = $1', p_schema, t.table_name) using r.ctid, p_to;
        moved := moved + 1;
      exception when unique_violation or check_violation or exclusion_violation then null;
      end;
    end loop;
  end loop;
  return moved;
end $function$
;
CREATE OR REPLACE FUNCTION safety_episode.claim(p_episodes uuid[], p_now timestamp with time zone)
 RETURNS TABLE(id uuid, program uuid, person uuid, alias text, class text, phase text, "openedAt" timestamp with time zone, "occurredAt" timestamp with time zone, owner uuid, known uuid, contact uuid, "nextAt" timestamp with time zone, "closedAt" timestamp with time zone, sealed text, owed jsonb, alert uuid, "alertClass" text, timers jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
declare one record;
begin
  for one in select e.id as episode, e.person_id as who from safety_episode.episode e
    where e.id = any (p_episodes) and e.closed_at is null and e.next_at <= p_now order by e.next_at, e.id
  loop
    if pg_try_advisory_xact_lock(77401, hashtext(one.who::text)) then
      return query select * from safety_episode.hold(one.episode, null) h where h."closedAt" is null and h."nextAt" <= p_now;
    end if;
  end loop;
end $function$
;
CREATE OR REPLACE FUNCTION safety_episode.figures(p_program uuid, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
  with mine as (
    select e.*, extract(epoch from e.acknowledged_at - e.opened_at) / 60 as ack, extract(epoch from e.first_attempt_at - e.opened_at) / 60 as try,
      extract(epoch from e.reached_at - e.opened_at) / 60 as live, extract(epoch from e.assessed_at - e.opened_at) / 60 as bssa,
      (select a.with_plan from safety_episode.assessment a where a.episode_id = e.id order by a.spoke_at limit 1) as planned,
      (select bool_or(a.with_means) from safety_episode.assessment a where a.episode_id = e.id) as means
    from safety_episode.episode e where e.program_id = p_program and e.opened_at >= p_from and e.opened_at < p_to
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), spread as (
    select k, count(v) as n, percentile_cont(0.5) within group (order by v) as median,
      percentile_disc(0.9) within group (order by v) as p90, max(v) as worst
    from mine, lateral (values ('acknowledge', ack), ('firstAttempt', try), ('liveContact', live), ('assessment', bssa)) as one (k, v) group by k
  ), acute as (
    select extract(epoch from coalesce(taken.at, a.acknowledged_at) - a.received_at) / 60 as ack
    from suicide_prevention.alert a, lateral (select min(l.at) as at from suicide_prevention.ladder_log l
      where l.alert_id = a.id and l.what in ('acknowledged', 'handled') and l.at >= a.received_at) taken
    where a.program_id = p_program and a.class = 'A' and a.received_at >= p_from and a.received_at < p_to
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), calls as (
    -- Written late: whoever was spoken with before it passed was not missed, whatever the house thought until it heard.
    select c.first_due_at, c.done_at, case when c.missed_at < c.done_at or c.done_at is null then c.missed_at end as missed_at
    from safety_episode.contact c
    where c.program_id = p_program and c.first_due_at >= p_from and c.first_due_at < p_to and c.superseded_at is null
      and (c.done_at is not null or c.missed_at is not null)
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), refs as (
    select r.how from safety_episode.referral r where r.program_id = p_program and r.made_at >= p_from and r.made_at < p_to and r.how is not null
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  )
  select jsonb_build_object(
    'episodes', (select count(*) from mine),
    'spreads', coalesce((select jsonb_object_agg(k, jsonb_build_object('n', n, 'median', median, 'p90', p90, 'worst', worst)) from spread), '{}'),
    'missedToReached', (select jsonb_build_object('n', count(*), 'median', percentile_cont(0.5) within group (order by m),
      'p90', percentile_disc(0.9) within group (order by m), 'worst', max(m))
      from (select extract(epoch from done_at - missed_at) / 60 as m from calls where missed_at is not null and done_at is not null) x),
    'acute', (select jsonb_build_object('of', count(*), 'w15', count(*) filter (where ack <= 15), 'w30', count(*) filter (where ack <= 30),
      'w60', count(*) filter (where ack <= 60)) from acute),
    'nonAcute', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where bssa <= 1440)) from mine where opened_class = 'B'),
    'plan', (select jsonb_build_object('of', count(planned), 'in', count(*) filter (where planned)) from mine),
    'means', (select jsonb_build_object('of', count(means), 'in', count(*) filter (where means)) from mine),
    'onTime', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where done_at is not null and missed_at is null and done_at <= first_due_at)) from calls),
    'referral', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where how = 'attended')) from refs),
    'unreachable', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where unreachable_at is not null)) from mine),
    'again', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where exists (select 1 from safety_episode.episode o
      where o.person_id = m.person_id and o.opened_at > m.closed_at and o.opened_at <= m.closed_at + interval '90 days'))) from mine m where closed_at is not null and closed_because <> 'died'))
$function$
;
CREATE OR REPLACE FUNCTION safety_episode.hold(p_episode uuid, p_person uuid)
 RETURNS TABLE(id uuid, program uuid, person uuid, alias text, class text, phase text, "openedAt" timestamp with time zone, "occurredAt" timestamp with time zone, owner uuid, known uuid, contact uuid, "nextAt" timestamp with time zone, "closedAt" timestamp with time zone, sealed text, owed jsonb, alert uuid, "alertClass" text, timers jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
declare who uuid := p_person; held uuid;
begin
  if p_episode is not null then
    select e.person_id into who from safety_episode.episode e where e.id = p_episode;
  end if;
  if who is null then return; end if;
  perform suicide_prevention.hold_person(who);
  perform 1 from suicide_prevention.alert a where a.person_id = who and a.handled_at is null for update;
  if p_episode is null then
    select e.id into held from safety_episode.episode e where e.person_id = who and e.closed_at is null for update;
  else
    select e.id into held from safety_episode.episode e where e.id = p_episode for update;
  end if;
  return query select e.id, e.program_id, e.person_id, e.alias, e.class, e.phase, e.opened_at, e.occurred_at, e.owner_account, e.known_clinician,
      e.contact_id, e.next_at, e.closed_at, c.sealed, c.owed, a.id, a.class, timers.in_force(e.program_id)
    from safety_episode.episode e join safety_episode.course c on c.episode_id = e.id
      left join suicide_prevention.alert a on a.person_id = e.person_id and a.handled_at is null and e.closed_at is null
    where e.id = held;
end $function$
;
CREATE OR REPLACE FUNCTION safety_episode.kept_apart(p_person uuid, p_account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
  select exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = p_account)
    or exists (select 1 from coordination.declaration d where d.person_id = p_person and d.account_id = p_account
      and d.kind in ('supervisor', 'relative', 'partner', 'examiner', 'lives-with'))
$function$
;
CREATE OR REPLACE FUNCTION safety_episode.merge_people(p_from uuid, p_to uuid, p_keep uuid, p_drop uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
declare said uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  if p_drop is not null then
    update safety_episode.contact set superseded_at = due_at where episode_id = p_drop and done_at is null and superseded_at is null;
    update safety_episode.contact set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.contact_try set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.move set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.assessment set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.location set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.check_in set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.closure set episode_id = p_keep where episode_id = p_drop;
    delete from safety_episode.episode where id = p_drop;
  end if;
  perform roster.move_person('safety_episode', p_from, p_to, '{}');
  update safety_episode.episode set alias = coalesce((select p.alias from enrollment.person p where p.id = p_to), alias) where person_id = p_to;
  select coalesce(array_agg(id), '{}') into said from safety_episode.episode where person_id = p_to;
  return said;
end $function$
;
CREATE OR REPLACE FUNCTION safety_episode.own_card(p_person uuid)
 RETURNS TABLE(episode uuid, who text, next_contact_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
  select e.id, (select a.display_name from identity.account a where a.id = coalesce(e.known_clinician, e.owner_account)),
    (select c.due_at from safety_episode.contact c where c.id = e.contact_id)
  from safety_episode.episode e
  where e.person_id = p_person and e.closed_at is null and (platform.actor_system() or platform.actor_person() = p_person)
$function$
;
CREATE OR REPLACE FUNCTION safety_episode.standing(p_person uuid)
 RETURNS TABLE(episode uuid, phase text, class text, owner uuid, known_clinician uuid, next_at timestamp with time zone, opened_at timestamp with time zone, closed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_episode', 'pg_temp'
AS $function$
  select e.id, e.phase, e.class, e.owner_account, e.known_clinician, e.next_at, e.opened_at, e.closed_at
  from safety_episode.episode e
  where e.person_id = p_person and (platform.actor_system() or identity.may_open(p_person, 'C2'))
  order by (e.closed_at is null) desc, e.opened_at desc limit 1
$function$
;
CREATE OR REPLACE FUNCTION safety_plan.current_version(p_person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_plan', 'pg_temp'
AS $function$
  select v.id from version v
  cross join lateral (select
    exists (select 1 from version c where c.person_id = p_person and c.id <> v.id and v.id = any (c.based_on)) as replaced,
    coalesce((select w.chosen <> v.id from choice w where w.person_id = p_person and (w.chosen = v.id or v.id = any (w.over))
      order by w.occurred_at desc, w.id desc limit 1), false) as aside) s
  where v.person_id = p_person and identity.may_open(p_person, 'C4')
  order by s.replaced, s.aside, v.occurred_at desc, v.id desc limit 1
$function$
;
CREATE OR REPLACE FUNCTION safety_plan.merge_people(p_from uuid, p_to uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'safety_plan', 'pg_temp'
AS $function$
begin
  perform roster.move_person('safety_plan', p_from, p_to);
  delete from shown where person_id = p_from;
end $function$
;
CREATE OR REPLACE FUNCTION safety_plan.standing(p_person uuid)
 RETURNS TABLE(plan_at timestamp with time zone, complete boolean, means_agreed_at timestamp with time zone, means_rechecked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_plan', 'pg_temp'
AS $function$
  select v.occurred_at,
    v.id is not null and array_remove(v.missing, case when a.id is null then null else 'safer-environment' end) = '{}',
    a.agreed_at, case when c.result = 'not-kept' then null else c.at end
  from (select 1) one
  left join version v on v.id = safety_plan.current_version(p_person)
  left join lateral (select * from agreement g where g.person_id = p_person order by g.agreed_at desc, g.id desc limit 1) a on true
  left join lateral (select * from means_check k where k.person_id = p_person order by k.at desc, k.id desc limit 1) c on true
  where identity.may_open(p_person, 'C4')
$function$
;
CREATE OR REPLACE FUNCTION safety_plan.team_of(p_person uuid)
 RETURNS TABLE(name text, psychiatrist boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'safety_plan', 'pg_temp'
AS $function$
  select distinct on (a.id) a.display_name, 'psychiatrist' = any (a.roles) from identity.care_relation c
  join identity.account a on a.id = c.account_id
  where c.person_id = p_person and c.until is null and c.kind in ('assigned', 'duty_alert', 'episode') and a.active
    and identity.may_open(p_person, 'C1')
    and not exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = a.id)
$function$
;
CREATE OR REPLACE FUNCTION screening.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'screening', 'pg_temp'
AS $function$
declare twice text[];
begin
  perform roster.check_merge(p_from, p_to);
  insert into screening.round
    select (jsonb_populate_record(null::screening.round, to_jsonb(r) || jsonb_build_object('person_id', p_to))).*
    from screening.round r where r.person_id = p_from on conflict do nothing;
  select coalesce(array_agg(o.key), '{}') into twice from (
    select key, row_number() over (partition by kind order by due_at, key) as nth
    from screening.owed where person_id in (p_from, p_to) and closed_at is null) o where o.nth > 1;
  update screening.owed set closed_at = p_at where key = any (twice);
  perform roster.move_person('screening', p_from, p_to, array['round']);
  delete from screening.round r where r.person_id = p_from
    and not exists (select 1 from screening.response s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.statement s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.triage s where s.person_id = p_from and s.round_id = r.id);
  delete from screening.schedule where person_id = p_from;
  return twice;
end $function$
;
CREATE OR REPLACE FUNCTION screening.own_fact(person uuid, program uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select platform.actor_system() or (person = platform.actor_person() and program = platform.actor_program()) $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.called_despite_block(p_person uuid, p_account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
  select exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = p_account)
    and exists (
      select 1 from suicide_prevention.alert a
        join suicide_prevention.ladder_log l on l.alert_id = a.id and l.account_id = p_account and l.what = 'told' and l.because is distinct from 'incident'
      where a.person_id = p_person and a.handled_at is null
        -- Whoever has taken it keeps it to its end, though somebody else is allowed meanwhile; blocking them again gives it back.
        and (a.acknowledged_by = p_account or not exists (
          select 1 from identity.account c
          where c.program_id = a.program_id and c.active and c.roles && array['duty', 'psychiatrist', 'therapist']
            and not exists (select 1 from identity.blocked o where o.person_id = a.person_id and o.account_id = c.id))))
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.end_alert(p_alert uuid, p_outcome_id uuid, p_log_id uuid, p_by uuid, p_at timestamp with time zone, p_iso text, p_outcome text, p_next timestamp with time zone, p_words text, p_live boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
declare one suicide_prevention.alert;
begin
  select * into one from suicide_prevention.alert where id = p_alert and handled_at is null for update;
  if not found then return false; end if;
  insert into suicide_prevention.outcome (id, program_id, alert_id, person_id, by_account, at, outcome, next_contact_at, words_sealed)
    values (p_outcome_id, one.program_id, one.id, one.person_id, p_by, p_at, p_outcome, p_next, p_words);
  update suicide_prevention.alert set handled_at = p_at, handled_by = p_by, outcome_id = p_outcome_id, next_at = null, raise_at = null,
    reached_at = case when p_live then coalesce(reached_at, p_at) else reached_at end, ladder = ladder || jsonb_build_object('handledAt', p_iso)
    where id = one.id;
  insert into suicide_prevention.ladder_log (id, program_id, alert_id, at, what, account_id) values (p_log_id, one.program_id, one.id, p_at, 'handled', p_by);
  perform identity.end_care(c.person_id, c.account_id, c.kind, p_at) from identity.care_relation c
    where c.person_id = one.person_id and c.kind = 'duty_alert' and c.until is null;
  perform messages.stop(one.program_id, null, 'alert:' || one.id, 'alert.handled', p_at);
  return true;
end $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.hold_alert(p_alert uuid)
 RETURNS SETOF suicide_prevention.alert
 LANGUAGE plpgsql
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
begin
  perform suicide_prevention.hold_person(a.person_id) from suicide_prevention.alert a where a.id = p_alert;
  return query select * from suicide_prevention.alert a where a.id = p_alert for update;
end $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.hold_person(p_person uuid)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
  select pg_advisory_xact_lock(77401, hashtext(p_person::text))
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.meet_people(p_sources jsonb)
 RETURNS TABLE(source uuid, their_alias text, blocked text[], in_force jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
#variable_conflict use_column
declare free uuid[];
begin
  -- First held, then read: what whoever held them has just stored is seen.
  select array_agg(one.person) into free
    from (select distinct given.person from jsonb_to_recordset(p_sources) as given (person uuid) order by given.person) one
    where pg_try_advisory_xact_lock(77401, hashtext(one.person::text));
  return query
    with held as materialized (
      select distinct on (given.person) given.source, given.person, given.program
      from jsonb_to_recordset(p_sources) as given (source uuid, person uuid, program uuid) where given.person = any (free)
      order by given.person, given.source
    )
    select held.source, coalesce(i.alias, p.alias),
      coalesce((select array_agg(b.account_id::text) from identity.blocked b where b.person_id = held.person), '{}'), timers.in_force(held.program)
    from held left join identity.participant i on i.person_id = held.person left join enrollment.person p on p.id = held.person
    where not exists (select 1 from suicide_prevention.alert a where a.person_id = held.person and a.handled_at is null)
      and not exists (select 1 from suicide_prevention.signal s where s.source_id = held.source);
end $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.meet_person(p_person uuid, p_source uuid)
 RETURNS TABLE(their_alias text, known boolean, blocked text[], open suicide_prevention.alert)
 LANGUAGE plpgsql
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
declare one suicide_prevention.alert;
begin
  perform pg_advisory_xact_lock(77401, hashtext(p_person::text));
  select * into one from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null for update;
  return query select coalesce((select i.alias from identity.participant i where i.person_id = p_person), (select p.alias from enrollment.person p where p.id = p_person)),
    exists (select 1 from suicide_prevention.signal s where s.source_id = p_source),
    coalesce((select array_agg(b.account_id::text) from identity.blocked b where b.person_id = p_person), '{}'), one;
end $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.merge_people(p_from uuid, p_to uuid, p_at timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
declare keep record; other record; v_alias text; said uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  perform 1 from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null order by id for update;
  select alias into v_alias from enrollment.person where id = p_to;
  select * into keep from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null
    order by class, received_at, id limit 1;
  select * into other from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null and id <> keep.id;
  if other.id is not null then
    update suicide_prevention.signal set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.attempt set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.incident set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.ladder_log set alert_id = keep.id, sounding = sounding + keep.soundings + 1000 where alert_id = other.id;
    insert into identity.alert_care (alert_id, account_id, program_id, person_id)
      select keep.id, c.account_id, c.program_id, p_to from identity.alert_care c where c.alert_id = other.id on conflict do nothing;
    delete from identity.alert_care where alert_id = other.id;
    -- Only who declined the last call as both is not called.
    insert into suicide_prevention.leaving as l (alert_id, program_id, person_id, left_at, declines_last_call)
      select keep.id, program_id, p_to, left_at, declines_last_call from suicide_prevention.leaving where alert_id = other.id
      on conflict (alert_id) do update set left_at = least(l.left_at, excluded.left_at),
        declines_last_call = l.declines_last_call and excluded.declines_last_call;
    delete from suicide_prevention.leaving where alert_id = other.id;
    update suicide_prevention.alert set next_at = least(next_at, other.next_at, p_at),
      raise_at = case when class = 'A' then null else least(raise_at, other.raise_at) end,
      attempts = attempts + other.attempts, reached_at = case when class = other.class then coalesce(reached_at, other.reached_at) else reached_at end,
      last_attempt_at = greatest(last_attempt_at, other.last_attempt_at), told_at = least(told_at, other.told_at)
    where id = keep.id;
    delete from suicide_prevention.alert where id = other.id;
  end if;
  update suicide_prevention.reach t set last_reached_at = greatest(t.last_reached_at, f.last_reached_at)
    from suicide_prevention.reach f where t.person_id = p_to and f.person_id = p_from;
  perform roster.move_person('suicide_prevention', p_from, p_to, '{}');
  delete from suicide_prevention.reach where person_id = p_from;
  update suicide_prevention.alert set alias = v_alias where person_id = p_to;
  select coalesce(array_agg(id), '{}') into said from suicide_prevention.alert where person_id = p_to;
  return said;
end $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.oldest_unacknowledged()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$ select min(received_at) from suicide_prevention.alert where handled_at is null and acknowledged_at is null $function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.on_the_team(program uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select platform.actor_system() or (program = platform.actor_program() and platform.actor_account() is not null and (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
    or platform.actor_is('coordinator') or platform.actor_is('director') or platform.actor_is('admin')))
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.phone_seen(p_person uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
  select max(d.last_seen_at) from identity.device d
  where d.person_id = p_person and d.signed_out_at is null and exists (
    select 1 from suicide_prevention.alert a where a.person_id = p_person and suicide_prevention.on_the_team(a.program_id))
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.reach_facts(p_person uuid)
 RETURNS TABLE(good_channel text, offline_until timestamp with time zone, place_confirmed_at timestamp with time zone, trusted boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
  select (select c.channel from enrollment.contact_point c
      where c.person_id = p_person and c.removed_at is null and c.wrong_since is null and c.last_ok_at is not null
      order by c.last_ok_at desc limit 1),
    (select p.offline_until from enrollment.person p where p.id = p_person),
    (select a.confirmed_at from enrollment.assignment a where a.person_id = p_person and a.ends_on is null),
    exists (select 1 from enrollment.trusted_person t where t.person_id = p_person)
  where exists (
    select 1 from suicide_prevention.alert a where a.person_id = p_person and suicide_prevention.on_the_team(a.program_id))
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.search_facts(p_person uuid)
 RETURNS TABLE(alert uuid, class text, received_at timestamp with time zone, reached_at timestamp with time zone, attempts jsonb)
 LANGUAGE sql
 STABLE
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
  select a.id, a.class, a.received_at, a.reached_at,
    coalesce((select jsonb_agg(jsonb_build_object('at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'channel', t.channel, 'live', t.result = 'reached') order by t.at)
      from suicide_prevention.attempt t where t.alert_id = a.id), '[]')
  from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null
$function$
;
CREATE OR REPLACE FUNCTION suicide_prevention.told_now(p_alert uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'suicide_prevention', 'pg_temp'
AS $function$
begin
  if not platform.actor_system() then raise exception 'only the house tells itself'; end if;
  update suicide_prevention.signal set untold = false where alert_id = p_alert and untold;
  return found;
end $function$
;
CREATE OR REPLACE FUNCTION timers.in_force(program uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'timers', 'pg_temp'
AS $function$
  select jsonb_build_object('version', v.version, 'timers', v.timers) from timers.version v
  where v.program_id = program and v.signed_at is not null order by v.version desc limit 1
$function$
;

CREATE TRIGGER appointment_follow AFTER INSERT OR UPDATE OF state, version, account_id, person_id, starts_at, ends_at ON appointments.appointment FOR EACH ROW EXECUTE FUNCTION appointments.follow();
CREATE CONSTRAINT TRIGGER access_log_told AFTER INSERT ON identity.access_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION identity.tell_the_person();
CREATE TRIGGER account_apart BEFORE UPDATE OF roles ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.keep_coordination_apart();
CREATE TRIGGER account_mirror AFTER INSERT OR UPDATE OF active, email_key ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.mirror_sign_in();
CREATE TRIGGER care_relation_apart BEFORE INSERT OR UPDATE ON identity.care_relation FOR EACH ROW EXECUTE FUNCTION identity.keep_coordination_apart();
CREATE TRIGGER alert_holds_greetings_back AFTER INSERT ON suicide_prevention.alert FOR EACH ROW EXECUTE FUNCTION caring_contacts.hold_back();

create policy change_add on administration.change as permissive for insert to public
  with check ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy change_read on administration.change as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('dpo'::text) OR platform.actor_is('director'::text)))));
create policy cycle_add on administration.cycle as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('director'::text)))));
create policy cycle_change on administration.cycle as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('director'::text)))));
create policy cycle_read on administration.cycle as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy service_add on administration.service as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('coordinator'::text)))));
create policy service_change on administration.service as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('coordinator'::text)))));
create policy service_read on administration.service as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy appointment_add on appointments.appointment as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((person_id = platform.actor_person()) OR platform.actor_is('coordinator'::text) OR (account_id = platform.actor_account())))));
create policy appointment_change on appointments.appointment as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((person_id = platform.actor_person()) OR platform.actor_is('coordinator'::text) OR (account_id = platform.actor_account())))));
create policy appointment_read on appointments.appointment as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (person_id <> ALL (( SELECT coordination.hidden_people() AS hidden_people)::uuid[])) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR (account_id = ( SELECT platform.actor_account() AS actor_account))))));
create policy not_after_leaving_person_id on appointments.appointment as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on appointments.appointment as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy availability_add on appointments.availability as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text)))));
create policy availability_change on appointments.availability as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text)))));
create policy availability_read on appointments.availability as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy call_wish_add on appointments.call_wish as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND (program_id = platform.actor_program()))));
create policy call_wish_change on appointments.call_wish as permissive for update to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text)) OR identity.may_open(person_id, 'C2'::text)));
create policy call_wish_read on appointments.call_wish as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (person_id <> ALL (( SELECT coordination.hidden_people() AS hidden_people)::uuid[])) AND platform.actor_is('coordinator'::text)) OR identity.may_open(person_id, 'C2'::text)));
create policy not_after_leaving_person_id on appointments.call_wish as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on appointments.call_wish as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy history_read on appointments.history as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR (account_id = ( SELECT platform.actor_account() AS actor_account))))));
create policy not_after_leaving_person_id on appointments.history as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on appointments.history as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_after_leaving_person_id on appointments.offer as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on appointments.offer as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy offer_house on appointments.offer as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy offer_own on appointments.offer as permissive for select to public
  using ((person_id = platform.actor_person()));
create policy answer_add on caring_contacts.answer as permissive for insert to public
  with check (platform.actor_system());
create policy answer_change on caring_contacts.answer as permissive for update to public
  using (platform.actor_system());
create policy answer_read on caring_contacts.answer as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (EXISTS ( SELECT 1
   FROM caring_contacts.schedule s
  WHERE (s.id = answer.schedule_id)))));
create policy not_after_leaving_person_id on caring_contacts.answer as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on caring_contacts.answer as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy contact_add on caring_contacts.contact as permissive for insert to public
  with check (platform.actor_system());
create policy contact_change on caring_contacts.contact as permissive for update to public
  using (platform.actor_system());
create policy contact_end on caring_contacts.contact as permissive for delete to public
  using (platform.actor_system());
create policy contact_read on caring_contacts.contact as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (EXISTS ( SELECT 1
   FROM caring_contacts.schedule s
  WHERE (s.id = contact.schedule_id)))));
create policy not_after_leaving_person_id on caring_contacts.contact as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on caring_contacts.contact as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy programme_plan_add on caring_contacts.programme_plan as permissive for insert to public
  with check (((program_id = platform.actor_program()) AND platform.actor_is('psychiatrist'::text)));
create policy programme_plan_change on caring_contacts.programme_plan as permissive for update to public
  using (((program_id = platform.actor_program()) AND platform.actor_is('psychiatrist'::text)));
create policy programme_plan_read on caring_contacts.programme_plan as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy not_after_leaving_person_id on caring_contacts.schedule as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on caring_contacts.schedule as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy schedule_add on caring_contacts.schedule as permissive for insert to public
  with check (platform.actor_system());
create policy schedule_change on caring_contacts.schedule as permissive for update to public
  using (platform.actor_system());
create policy schedule_read on caring_contacts.schedule as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND ((sender_id = platform.actor_account()) OR identity.may_open(person_id, 'C4'::text)))));
create policy concern_add on concerns.concern as permissive for insert to public
  with check (platform.actor_system());
create policy concern_read on concerns.concern as permissive for select to public
  using ((platform.actor_system() OR ((platform.actor_account() IS NOT NULL) AND identity.may_open(person_id, 'C4'::text))));
create policy not_after_leaving_person_id on concerns.concern as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on concerns.concern as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy absence_add on coordination.absence as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy absence_change on coordination.absence as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy absence_read on coordination.absence as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_account() IS NOT NULL))));
create policy capacity_add on coordination.capacity as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy capacity_change on coordination.capacity as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((account_id = platform.actor_account()) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy capacity_read on coordination.capacity as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_account() IS NOT NULL))));
create policy declaration_add on coordination.declaration as permissive for insert to public
  with check (platform.actor_system());
create policy declaration_change on coordination.declaration as permissive for update to public
  using (platform.actor_system());
create policy declaration_end on coordination.declaration as permissive for delete to public
  using (platform.actor_system());
create policy declaration_read on coordination.declaration as permissive for select to public
  using ((platform.actor_system() OR ((side = 'person'::text) AND (person_id = platform.actor_person())) OR ((side = 'team'::text) AND (account_id = platform.actor_account()))));
create policy not_after_leaving_person_id on coordination.declaration as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on coordination.declaration as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_for_the_blocked_person_id on coordination.promise as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy promise_change on coordination.promise as permissive for update to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (person_id <> ALL (( SELECT coordination.hidden_people() AS hidden_people)::uuid[])) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR (owed_by = ( SELECT platform.actor_account() AS actor_account)) OR ((owed_by IS NULL) AND platform.actor_is(owed_by_role))))));
create policy promise_read on coordination.promise as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (person_id <> ALL (( SELECT coordination.hidden_people() AS hidden_people)::uuid[])) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is) OR (owed_by = ( SELECT platform.actor_account() AS actor_account)) OR ((owed_by IS NULL) AND platform.actor_is(owed_by_role))))));
create policy promise_write on coordination.promise as permissive for insert to public
  with check (platform.actor_system());
create policy not_after_leaving_person_id on coordination.proposal as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on coordination.proposal as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy proposal_add on coordination.proposal as permissive for insert to public
  with check (platform.actor_system());
create policy proposal_change on coordination.proposal as permissive for update to public
  using (platform.actor_system());
create policy proposal_read on coordination.proposal as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((person_id = ( SELECT platform.actor_person() AS actor_person)) AND (state = ANY (ARRAY['asking-person'::text, 'begun'::text, 'declined'::text]))) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (person_id <> ALL (( SELECT coordination.hidden_people() AS hidden_people)::uuid[])) AND ((account_id = ( SELECT platform.actor_account() AS actor_account)) OR ( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is)))));
create policy not_after_leaving_person_id on coordination.reading as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on coordination.reading as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy reading_house on coordination.reading as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy candidate_add on correspondence.candidate as permissive for insert to public
  with check (platform.actor_system());
create policy candidate_erase on correspondence.candidate as permissive for delete to public
  using (platform.actor_system());
create policy candidate_read on correspondence.candidate as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is) AND (NOT (thread_id = ANY (ARRAY( SELECT correspondence.shut_to_me() AS shut_to_me))))) OR identity.may_open(thread_id, 'C3'::text)));
create policy not_after_leaving_person_id on correspondence.candidate as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on correspondence.candidate as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy message_add on correspondence.message as permissive for insert to public
  with check (platform.actor_system());
create policy message_change on correspondence.message as permissive for update to public
  using (platform.actor_system());
create policy message_erase on correspondence.message as permissive for delete to public
  using (platform.actor_system());
create policy message_read on correspondence.message as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((NOT for_clinicians) AND (program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is) AND (NOT (thread_id = ANY (ARRAY( SELECT correspondence.shut_to_me() AS shut_to_me))))) OR identity.may_open(thread_id, 'C3'::text)));
create policy message_read_by_sender on correspondence.message as permissive for select to public
  using ((thread_id = ANY (ARRAY( SELECT caring_contacts.my_people() AS my_people))));
create policy not_after_leaving_person_id on correspondence.message as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[])) OR (received_at >= ( SELECT l.since
   FROM identity.locked l
  WHERE (l.person_id = message.person_id)))));
create policy not_for_the_blocked_person_id on correspondence.message as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_after_leaving_person_id on correspondence.thread as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[])) OR (last_in_at >= ( SELECT l.since
   FROM identity.locked l
  WHERE (l.person_id = thread.person_id)))));
create policy not_for_the_blocked_person_id on correspondence.thread as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy thread_add on correspondence.thread as permissive for insert to public
  with check (platform.actor_system());
create policy thread_change on correspondence.thread as permissive for update to public
  using (platform.actor_system());
create policy thread_erase on correspondence.thread as permissive for delete to public
  using (platform.actor_system());
create policy thread_read on correspondence.thread as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is) AND (NOT (id = ANY (ARRAY( SELECT correspondence.shut_to_me() AS shut_to_me))))) OR identity.may_open(id, 'C3'::text)));
create policy thread_read_by_sender on correspondence.thread as permissive for select to public
  using ((id = ANY (ARRAY( SELECT caring_contacts.my_people() AS my_people))));
create policy answered_system on duty.answered as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy drill_add on duty.drill as permissive for insert to public
  with check (platform.actor_system());
create policy drill_change on duty.drill as permissive for update to public
  using (platform.actor_system());
create policy drill_read on duty.drill as permissive for select to public
  using (duty.on_the_team(program_id));
create policy drill_call_add on duty.drill_call as permissive for insert to public
  with check (platform.actor_system());
create policy drill_call_press on duty.drill_call as permissive for update to public
  using ((platform.actor_system() OR ((account_id = platform.actor_account()) AND (program_id = platform.actor_program()))));
create policy drill_call_read on duty.drill_call as permissive for select to public
  using (duty.on_the_team(program_id));
create policy outage_system on duty.outage as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy rota_add on duty.rota_shift as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy rota_change on duty.rota_shift as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy rota_read on duty.rota_shift as permissive for select to public
  using (duty.on_the_team(program_id));
create policy watch_add on duty.rota_watch as permissive for insert to public
  with check (platform.actor_system());
create policy watch_change on duty.rota_watch as permissive for update to public
  using (platform.actor_system());
create policy watch_read on duty.rota_watch as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy action_add on emergency.action as permissive for insert to public
  with check (platform.actor_system());
create policy action_read on emergency.action as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.action as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy course_add on emergency.course as permissive for insert to public
  with check (platform.actor_system());
create policy course_change on emergency.course as permissive for update to public
  using (platform.actor_system());
create policy course_read on emergency.course as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.course as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy cover_add on emergency.cover as permissive for insert to public
  with check (platform.actor_system());
create policy cover_change on emergency.cover as permissive for update to public
  using (platform.actor_system());
create policy cover_read on emergency.cover as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.cover as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy decision_add on emergency.decision as permissive for insert to public
  with check (platform.actor_system());
create policy decision_read on emergency.decision as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy decision_tell on emergency.decision as permissive for update to public
  using (platform.actor_system());
create policy not_for_the_blocked_person_id on emergency.decision as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy disclosure_add on emergency.disclosure as permissive for insert to public
  with check (platform.actor_system());
create policy disclosure_change on emergency.disclosure as permissive for update to public
  using (platform.actor_system());
create policy disclosure_read on emergency.disclosure as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.disclosure as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy emergency_add on emergency.emergency as permissive for insert to public
  with check (platform.actor_system());
create policy emergency_change on emergency.emergency as permissive for update to public
  using (platform.actor_system());
create policy emergency_read on emergency.emergency as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('duty'::text) AS actor_is) OR ( SELECT platform.actor_is('psychiatrist'::text) AS actor_is) OR ( SELECT platform.actor_is('therapist'::text) AS actor_is) OR ( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is)))));
create policy not_for_the_blocked_person_id on emergency.emergency as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy fitness_add on emergency.fitness as permissive for insert to public
  with check (platform.actor_system());
create policy fitness_read on emergency.fitness as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.fitness as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy hand_over_add on emergency.hand_over as permissive for insert to public
  with check (platform.actor_system());
create policy hand_over_read on emergency.hand_over as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.hand_over as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy holder_house on emergency.holder as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy holder_own on emergency.holder as permissive for select to public
  using ((person_id = platform.actor_person()));
create policy not_for_the_blocked_person_id on emergency.holder as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy local_way_add on emergency.local_way as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('liaison'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('duty'::text)))));
create policy local_way_change on emergency.local_way as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('liaison'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('duty'::text)))));
create policy local_way_read on emergency.local_way as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('liaison'::text) AS actor_is) OR ( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('duty'::text) AS actor_is) OR ( SELECT platform.actor_is('psychiatrist'::text) AS actor_is) OR ( SELECT platform.actor_is('therapist'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is)))));
create policy not_for_the_blocked_person_id on emergency.referral as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy referral_add on emergency.referral as permissive for insert to public
  with check (platform.actor_system());
create policy referral_change on emergency.referral as permissive for update to public
  using (platform.actor_system());
create policy referral_read on emergency.referral as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on emergency.referral_step as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy referral_step_add on emergency.referral_step as permissive for insert to public
  with check (platform.actor_system());
create policy referral_step_read on emergency.referral_step as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy assignment_add on enrollment.assignment as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy assignment_change on enrollment.assignment as permissive for update to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR identity.may_open(person_id, 'C1'::text) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy assignment_read on enrollment.assignment as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is)) OR identity.may_open(person_id, 'C1'::text)));
create policy not_after_leaving_person_id on enrollment.assignment as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on enrollment.assignment as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy consent_add on enrollment.consent as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy consent_read on enrollment.consent as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('dpo'::text) AS actor_is))) OR identity.may_open(person_id, 'C2'::text)));
create policy not_for_the_blocked_person_id on enrollment.consent as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy consent_text_keep on enrollment.consent_text as permissive for insert to public
  with check ((platform.actor_system() OR (identity.same_program(program_id) AND platform.actor_is('dpo'::text))));
create policy consent_text_read on enrollment.consent_text as permissive for select to public
  using ((platform.actor_system() OR identity.same_program(program_id)));
create policy contact_change on enrollment.contact_point as permissive for update to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy contact_change_by_carer on enrollment.contact_point as permissive for update to public
  using (identity.may_open(person_id, 'C1'::text));
create policy contact_read on enrollment.contact_point as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text)) OR identity.may_open(person_id, 'C1'::text)));
create policy contact_write on enrollment.contact_point as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy not_after_leaving_person_id on enrollment.contact_point as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on enrollment.contact_point as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy facility_add on enrollment.facility as permissive for insert to public
  with check (platform.actor_system());
create policy facility_change on enrollment.facility as permissive for update to public
  using (platform.actor_system());
create policy facility_read on enrollment.facility as permissive for select to public
  using (true);
create policy not_after_leaving_person_id on enrollment.on_behalf as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on enrollment.on_behalf as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy on_behalf_add on enrollment.on_behalf as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy on_behalf_read on enrollment.on_behalf as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is)) OR identity.may_open(person_id, 'C1'::text)));
create policy not_for_the_blocked_id on enrollment.person as restrictive for select to ayni_app
  using (((id IS NULL) OR (id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy person_add on enrollment.person as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy person_change on enrollment.person as permissive for update to public
  using ((platform.actor_system() OR (id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy person_change_by_carer on enrollment.person as permissive for update to public
  using (identity.may_open(id, 'C2'::text));
create policy person_read on enrollment.person as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is)) OR identity.may_open(id, 'C1'::text)));
create policy not_after_leaving_person_id on enrollment.state_change as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on enrollment.state_change as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy state_change_add on enrollment.state_change as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text)) OR identity.may_open(person_id, 'C2'::text)));
create policy state_change_read on enrollment.state_change as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is)) OR identity.may_open(person_id, 'C2'::text)));
create policy not_after_leaving_person_id on enrollment.trusted_person as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on enrollment.trusted_person as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy trusted_own on enrollment.trusted_person as permissive for all to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())))
  with check ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy trusted_read on enrollment.trusted_person as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy participant_system on evaluation.participant as permissive for all to ayni_app
  using (platform.actor_system())
  with check (platform.actor_system());
create policy access_log_add on identity.access_log as permissive for insert to public
  with check ((platform.actor_system() OR ((account_id = platform.actor_account()) AND identity.same_program(program_id))));
create policy access_log_read on identity.access_log as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND platform.actor_is('dpo'::text))));
create policy not_for_the_blocked_person_id on identity.access_log as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy account_add on identity.account as permissive for insert to public
  with check ((platform.actor_system() OR (identity.same_program(program_id) AND platform.actor_is('admin'::text))));
create policy account_change on identity.account as permissive for update to public
  using ((platform.actor_system() OR (identity.same_program(program_id) AND platform.actor_is('admin'::text))));
create policy account_read on identity.account as permissive for select to public
  using ((platform.actor_system() OR (id = platform.actor_account()) OR (identity.same_program(program_id) AND (platform.actor_account() IS NOT NULL)) OR ((platform.actor_person() IS NOT NULL) AND ((EXISTS ( SELECT 1
   FROM identity.care_relation c
  WHERE ((c.person_id = platform.actor_person()) AND (c.account_id = account.id)))) OR (EXISTS ( SELECT 1
   FROM identity.access_log l
  WHERE ((l.person_id = platform.actor_person()) AND (l.account_id = account.id)))) OR (EXISTS ( SELECT 1
   FROM identity.not_wanted b
  WHERE ((b.person_id = platform.actor_person()) AND (b.account_id = account.id))))))));
create policy alert_care_house on identity.alert_care as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy not_for_the_blocked_person_id on identity.alert_care as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy break_glass_open on identity.break_glass as permissive for insert to public
  with check ((platform.actor_system() OR ((account_id = platform.actor_account()) AND identity.same_program(program_id))));
create policy break_glass_read on identity.break_glass as permissive for select to public
  using ((platform.actor_system() OR (account_id = platform.actor_account()) OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND (platform.actor_is('psychiatrist'::text) OR platform.actor_is('dpo'::text) OR platform.actor_is('director'::text)))));
create policy break_glass_review on identity.break_glass as permissive for update to public
  using ((platform.actor_system() OR (identity.same_program(program_id) AND (account_id <> platform.actor_account()) AND (platform.actor_is('psychiatrist'::text) OR platform.actor_is('dpo'::text) OR platform.actor_is('director'::text)))));
create policy not_for_the_blocked_person_id on identity.break_glass as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy care_relation_add on identity.care_relation as permissive for insert to public
  with check (platform.actor_system());
create policy care_relation_end on identity.care_relation as permissive for update to public
  using (platform.actor_system());
create policy care_relation_read on identity.care_relation as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (account_id = platform.actor_account()) OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('dpo'::text)))));
create policy not_for_the_blocked_person_id on identity.care_relation as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy device_add on identity.device as permissive for insert to public
  with check (platform.actor_system());
create policy device_change on identity.device as permissive for update to public
  using (((person_id = platform.actor_person()) OR platform.actor_system() OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text)))));
create policy device_read on identity.device as permissive for select to public
  using (((person_id = platform.actor_person()) OR platform.actor_system() OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text)))));
create policy not_for_the_blocked_person_id on identity.device as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy device_code_add on identity.device_code as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND platform.actor_is('coordinator'::text))));
create policy device_code_read on identity.device_code as permissive for select to public
  using (platform.actor_system());
create policy device_code_use on identity.device_code as permissive for update to public
  using (platform.actor_system());
create policy not_for_the_blocked_person_id on identity.device_code as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy locked_change on identity.locked as permissive for update to public
  using (platform.actor_system());
create policy locked_end on identity.locked as permissive for delete to public
  using (platform.actor_system());
create policy locked_read on identity.locked as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND (platform.actor_is('dpo'::text) OR platform.actor_is('coordinator'::text)))));
create policy locked_write on identity.locked as permissive for insert to public
  with check (platform.actor_system());
create policy not_wanted_add on identity.not_wanted as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND identity.same_program(program_id))));
create policy not_wanted_end on identity.not_wanted as permissive for delete to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy not_wanted_read on identity.not_wanted as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy not_for_the_blocked_person_id on identity.participant as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy participant_change on identity.participant as permissive for update to public
  using (platform.actor_system());
create policy participant_read on identity.participant as permissive for select to public
  using (((person_id = platform.actor_person()) OR (identity.same_program(program_id) AND (platform.actor_account() IS NOT NULL)) OR platform.actor_system()));
create policy participant_write on identity.participant as permissive for insert to public
  with check (platform.actor_system());
create policy program_add on identity.program as permissive for insert to public
  with check (platform.actor_system());
create policy program_change on identity.program as permissive for update to public
  using ((platform.actor_system() OR (identity.same_program(id) AND platform.actor_is('admin'::text))));
create policy program_change_by_director on identity.program as permissive for update to public
  using ((identity.same_program(id) AND platform.actor_is('director'::text)));
create policy program_read on identity.program as permissive for select to public
  using (identity.same_program(id));
create policy not_for_the_blocked_person_id on identity.push_subscription as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy push_subscription_own on identity.push_subscription as permissive for all to public
  using ((platform.actor_system() OR (account_id = platform.actor_account()) OR (person_id = platform.actor_person())));
create policy second_factor_house on identity.second_factor as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy sign_in on identity_auth."user" as permissive for all to ayni_auth
  using (true)
  with check (true);
create policy sign_in on identity_auth.account as permissive for all to ayni_auth
  using (true)
  with check (true);
create policy sign_in on identity_auth.attempt as permissive for all to ayni_auth
  using (true)
  with check (true);
create policy sign_in on identity_auth.session as permissive for all to ayni_auth
  using (true)
  with check (true);
create policy sign_in on identity_auth.verification as permissive for all to ayni_auth
  using (true)
  with check (true);
create policy incident_add on incidents.incident as permissive for insert to public
  with check (platform.actor_system());
create policy incident_change on incidents.incident as permissive for update to public
  using (platform.actor_system());
create policy incident_read on incidents.incident as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (platform.actor_is('psychiatrist'::text) OR ((person_id IS NULL) AND (platform.actor_is('director'::text) OR platform.actor_is('coordinator'::text)))))));
create policy not_for_the_blocked_person_id on incidents.incident as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_for_the_blocked_person_id on incidents.stand_down as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy stand_down_add on incidents.stand_down as permissive for insert to public
  with check (platform.actor_system());
create policy stand_down_change on incidents.stand_down as permissive for update to public
  using (platform.actor_system());
create policy stand_down_read on incidents.stand_down as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (platform.actor_is('psychiatrist'::text) OR identity.may_open(person_id, 'C4'::text)))));
create policy not_for_the_blocked_person_id on incidents.task as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy task_add on incidents.task as permissive for insert to public
  with check (platform.actor_system());
create policy task_change on incidents.task as permissive for update to public
  using (platform.actor_system());
create policy task_read on incidents.task as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND ((owner_id = platform.actor_account()) OR (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE (i.id = task.incident_id)))))));
create policy not_for_the_blocked_person_id on messages.hours_override as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy override_own on messages.hours_override as permissive for select to public
  using ((person_id = ( SELECT platform.actor_person() AS actor_person)));
create policy override_system on messages.hours_override as permissive for all to public
  using (( SELECT platform.actor_system() AS actor_system))
  with check (( SELECT platform.actor_system() AS actor_system));
create policy not_for_the_blocked_to_person on messages.outbox as restrictive for select to ayni_app
  using (((to_person IS NULL) OR (to_person <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy outbox_own_in_app on messages.outbox as permissive for select to public
  using (((channel = 'in_app'::text) AND ((to_account = platform.actor_account()) OR (to_person = platform.actor_person()))));
create policy outbox_staff on messages.outbox as permissive for select to public
  using (((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text) OR platform.actor_is('director'::text)) AND ((class <> 'N6'::text) OR (provider = 'demo'::text))));
create policy outbox_system on messages.outbox as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy not_for_the_blocked_person_id on messages.outreach_turn as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy turn_system on messages.outreach_turn as permissive for all to public
  using (( SELECT platform.actor_system() AS actor_system))
  with check (( SELECT platform.actor_system() AS actor_system));
create policy words_read on messages.template_override as permissive for select to public
  using ((program_id = ( SELECT platform.actor_program() AS actor_program)));
create policy words_system on messages.template_override as permissive for all to public
  using (( SELECT platform.actor_system() AS actor_system))
  with check (( SELECT platform.actor_system() AS actor_system));
create policy words_write on messages.template_override as permissive for insert to public
  with check (((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (by_account = ( SELECT platform.actor_account() AS actor_account)) AND (( SELECT platform.actor_is('admin'::text) AS actor_is) OR ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy window_system on messages.whatsapp_window as permissive for all to public
  using (( SELECT platform.actor_system() AS actor_system))
  with check (( SELECT platform.actor_system() AS actor_system));
create policy copy_add on my_data.copy as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND identity.same_program(program_id))));
create policy copy_read on my_data.copy as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND platform.actor_is('dpo'::text))));
create policy disagreement_add on my_data.disagreement as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND identity.same_program(program_id))));
create policy disagreement_read on my_data.disagreement as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy request_add on my_data.request as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND identity.same_program(program_id))));
create policy request_answer on my_data.request as permissive for update to public
  using ((platform.actor_system() OR (identity.same_program(program_id) AND platform.actor_is('dpo'::text))));
create policy request_read on my_data.request as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND platform.actor_is('dpo'::text) AND (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[])))));
create policy asked_add on outreach.asked as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy asked_read on outreach.asked as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person))));
create policy not_after_leaving_person_id on outreach.asked as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.asked as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy attempt_add on outreach.attempt as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy attempt_change on outreach.attempt as permissive for update to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy attempt_read on outreach.attempt as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is)))));
create policy not_after_leaving_person_id on outreach.attempt as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.attempt as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy awareness_own on outreach.awareness as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person))))
  with check ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy not_after_leaving_person_id on outreach.awareness as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.awareness as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy cycle_all on outreach.cycle as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))))
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy not_after_leaving_person_id on outreach.cycle as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.cycle as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy digest_add on outreach.digest as permissive for insert to public
  with check (platform.actor_system());
create policy digest_read on outreach.digest as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy link_add on outreach.link as permissive for insert to public
  with check ((platform.actor_system() OR ((kind = 'colleague'::text) AND (by_person = platform.actor_person())) OR ((kind = 'programme'::text) AND (program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy link_change on outreach.link as permissive for update to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (by_person = ( SELECT platform.actor_person() AS actor_person)) OR ((kind = 'programme'::text) AND (program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy link_read on outreach.link as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (by_person = ( SELECT platform.actor_person() AS actor_person)) OR ((kind = 'programme'::text) AND (program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy not_after_leaving_by_person on outreach.link as restrictive for select to ayni_app
  using (((by_person IS NULL) OR (by_person <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_by_person on outreach.link as restrictive for select to ayni_app
  using (((by_person IS NULL) OR (by_person <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy nonuse_add on outreach.nonuse as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy nonuse_read on outreach.nonuse as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy not_after_leaving_person_id on outreach.nonuse as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.nonuse as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_after_leaving_person_id on outreach.registration as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.registration as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy registration_system on outreach.registration as permissive for all to public
  using (( SELECT platform.actor_system() AS actor_system))
  with check (platform.actor_system());
create policy registration_wished on outreach.registration as permissive for select to public
  using ((inviter_may_know AND (joined_at IS NOT NULL) AND (EXISTS ( SELECT 1
   FROM outreach.link l
  WHERE ((l.id = registration.link_id) AND (l.by_person = ( SELECT platform.actor_person() AS actor_person)))))));
create policy not_after_leaving_person_id on outreach.standing as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on outreach.standing as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy standing_add on outreach.standing as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy standing_change on outreach.standing as permissive for update to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy standing_read on outreach.standing as permissive for select to public
  using ((( SELECT platform.actor_system() AS actor_system) OR (person_id = ( SELECT platform.actor_person() AS actor_person)) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND (( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('director'::text) AS actor_is)))));
create policy backup_read on platform.backup as permissive for select to ayni_app
  using (true);
create policy change_read on platform.change as permissive for select to ayni_app
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy holiday_add on platform.holiday_change as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy holiday_change on platform.holiday_change as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy holiday_read on platform.holiday_change as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy holiday_remove on platform.holiday_change as permissive for delete to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy ledger_read on platform.ledger as permissive for select to ayni_app
  using ((platform.actor_system() OR (account_id = platform.actor_account()) OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('dpo'::text)))));
create policy batch_all on roster.batch as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy chunk_all on roster.chunk as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy listing_all on roster.listing as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy not_for_the_blocked_person_id on roster.listing as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy mapping_all on roster.mapping as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy merge_all on roster.merge as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy place_seen_all on roster.place_seen as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ( SELECT platform.actor_is('coordinator'::text) AS actor_is) OR ( SELECT platform.actor_is('admin'::text) AS actor_is)));
create policy not_for_the_blocked_person_a on roster.review as restrictive for select to ayni_app
  using (((person_a IS NULL) OR (person_a <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_for_the_blocked_person_b on roster.review as restrictive for select to ayni_app
  using (((person_b IS NULL) OR (person_b <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy review_all on roster.review as permissive for all to public
  using ((( SELECT platform.actor_system() AS actor_system) OR ((program_id = ( SELECT platform.actor_program() AS actor_program)) AND ( SELECT platform.actor_is('coordinator'::text) AS actor_is))));
create policy assessment_add on safety_episode.assessment as permissive for insert to public
  with check (platform.actor_system());
create policy assessment_read on safety_episode.assessment as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.assessment as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy check_in_add on safety_episode.check_in as permissive for insert to public
  with check (platform.actor_system());
create policy check_in_change on safety_episode.check_in as permissive for update to public
  using (platform.actor_system());
create policy check_in_read on safety_episode.check_in as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.check_in as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy closure_add on safety_episode.closure as permissive for insert to public
  with check (platform.actor_system());
create policy closure_read on safety_episode.closure as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.closure as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy contact_add on safety_episode.contact as permissive for insert to public
  with check (platform.actor_system());
create policy contact_change on safety_episode.contact as permissive for update to public
  using (platform.actor_system());
create policy contact_read on safety_episode.contact as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_account() IS NOT NULL) AND (platform.actor_is('duty'::text) OR platform.actor_is('psychiatrist'::text) OR platform.actor_is('therapist'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy not_for_the_blocked_person_id on safety_episode.contact as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy contact_try_add on safety_episode.contact_try as permissive for insert to public
  with check (platform.actor_system());
create policy contact_try_read on safety_episode.contact_try as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.contact_try as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy course_absorbed on safety_episode.course as permissive for delete to public
  using (platform.actor_system());
create policy course_add on safety_episode.course as permissive for insert to public
  with check (platform.actor_system());
create policy course_change on safety_episode.course as permissive for update to public
  using (platform.actor_system());
create policy course_read on safety_episode.course as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.course as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy episode_absorbed on safety_episode.episode as permissive for delete to public
  using (platform.actor_system());
create policy episode_add on safety_episode.episode as permissive for insert to public
  with check (platform.actor_system());
create policy episode_change on safety_episode.episode as permissive for update to public
  using (platform.actor_system());
create policy episode_read on safety_episode.episode as permissive for select to public
  using (((person_id = platform.actor_person()) OR (suicide_prevention.on_the_team(program_id) AND (NOT (platform.actor_is('admin'::text) AND (NOT (platform.actor_is('duty'::text) OR platform.actor_is('psychiatrist'::text) OR platform.actor_is('therapist'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text))))))));
create policy not_for_the_blocked_person_id on safety_episode.episode as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy location_add on safety_episode.location as permissive for insert to public
  with check (platform.actor_system());
create policy location_read on safety_episode.location as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.location as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy move_add on safety_episode.move as permissive for insert to public
  with check (platform.actor_system());
create policy move_read on safety_episode.move as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on safety_episode.move as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_episode.referral as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy referral_add on safety_episode.referral as permissive for insert to public
  with check (platform.actor_system());
create policy referral_change on safety_episode.referral as permissive for update to public
  using (platform.actor_system());
create policy referral_read on safety_episode.referral as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy agreement_add on safety_plan.agreement as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_account() IS NOT NULL) AND identity.may_open(person_id, 'C4'::text))));
create policy agreement_change on safety_plan.agreement as permissive for update to public
  using ((platform.actor_system() OR ((platform.actor_account() IS NOT NULL) AND identity.may_open(person_id, 'C4'::text))));
create policy agreement_read on safety_plan.agreement as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_after_leaving_person_id on safety_plan.agreement as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_plan.agreement as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy choice_add on safety_plan.choice as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (person_id = platform.actor_person()))));
create policy choice_read on safety_plan.choice as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_after_leaving_person_id on safety_plan.choice as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_plan.choice as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy means_check_add on safety_plan.means_check as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_account() IS NOT NULL) AND identity.may_open(person_id, 'C4'::text))));
create policy means_check_read on safety_plan.means_check as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_after_leaving_person_id on safety_plan.means_check as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_plan.means_check as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_after_leaving_person_id on safety_plan.shown as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_plan.shown as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy shown_add on safety_plan.shown as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (person_id = platform.actor_person()))));
create policy shown_change on safety_plan.shown as permissive for update to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy shown_read on safety_plan.shown as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy shown_remove on safety_plan.shown as permissive for delete to public
  using (platform.actor_system());
create policy not_after_leaving_person_id on safety_plan.version as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on safety_plan.version as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy version_add on safety_plan.version as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND identity.may_open(person_id, 'C4'::text))));
create policy version_read on safety_plan.version as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_after_leaving_person_id on screening.owed as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.owed as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy owed_add on screening.owed as permissive for insert to public
  with check (platform.actor_system());
create policy owed_close on screening.owed as permissive for update to public
  using (platform.actor_system());
create policy owed_read on screening.owed as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND identity.actor_is_clinical())));
create policy not_after_leaving_person_id on screening.response as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.response as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy response_add on screening.response as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy response_read on screening.response as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy not_after_leaving_person_id on screening.risk as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.risk as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy risk_add on screening.risk as permissive for insert to public
  with check (platform.actor_system());
create policy risk_read on screening.risk as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_after_leaving_person_id on screening.round as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.round as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy round_add on screening.round as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy round_change on screening.round as permissive for update to public
  using (platform.actor_system());
create policy round_read on screening.round as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy not_after_leaving_person_id on screening.schedule as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.schedule as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy schedule_add on screening.schedule as permissive for insert to public
  with check (platform.actor_system());
create policy schedule_change on screening.schedule as permissive for update to public
  using (platform.actor_system());
create policy schedule_read on screening.schedule as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy not_after_leaving_person_id on screening.statement as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.statement as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy statement_add on screening.statement as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy statement_read on screening.statement as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy not_after_leaving_person_id on screening.triage as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.triage as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy triage_add on screening.triage as permissive for insert to public
  with check (platform.actor_system());
create policy triage_read on screening.triage as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy not_after_leaving_person_id on screening.unreliable as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.locked_for_me() AS locked_for_me)::uuid[]))));
create policy not_for_the_blocked_person_id on screening.unreliable as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy unreliable_add on screening.unreliable as permissive for insert to public
  with check (platform.actor_system());
create policy unreliable_read on screening.unreliable as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy alert_change on suicide_prevention.alert as permissive for update to public
  using (platform.actor_system());
create policy alert_open on suicide_prevention.alert as permissive for insert to public
  with check (platform.actor_system());
create policy alert_read on suicide_prevention.alert as permissive for select to public
  using (((person_id = platform.actor_person()) OR (suicide_prevention.on_the_team(program_id) AND (platform.actor_system() OR platform.actor_is('duty'::text) OR platform.actor_is('psychiatrist'::text) OR platform.actor_is('therapist'::text) OR platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy not_for_the_blocked_person_id on suicide_prevention.alert as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy attempt_add on suicide_prevention.attempt as permissive for insert to public
  with check ((platform.actor_system() OR ((by_account = platform.actor_account()) AND identity.may_open(person_id, 'C4'::text))));
create policy attempt_read on suicide_prevention.attempt as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on suicide_prevention.attempt as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy incident_add on suicide_prevention.incident as permissive for insert to public
  with check (platform.actor_system());
create policy incident_change on suicide_prevention.incident as permissive for update to public
  using (platform.actor_system());
create policy incident_read on suicide_prevention.incident as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy ladder_log_add on suicide_prevention.ladder_log as permissive for insert to public
  with check (platform.actor_system());
create policy ladder_log_read on suicide_prevention.ladder_log as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy leaving_add on suicide_prevention.leaving as permissive for insert to public
  with check (platform.actor_system());
create policy leaving_change on suicide_prevention.leaving as permissive for update to public
  using (platform.actor_system());
create policy leaving_end on suicide_prevention.leaving as permissive for delete to public
  using (platform.actor_system());
create policy leaving_read on suicide_prevention.leaving as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on suicide_prevention.leaving as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy not_for_the_blocked_person_id on suicide_prevention.outcome as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy outcome_add on suicide_prevention.outcome as permissive for insert to public
  with check ((platform.actor_system() OR ((by_account = platform.actor_account()) AND identity.may_open(person_id, 'C4'::text))));
create policy outcome_read on suicide_prevention.outcome as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy not_for_the_blocked_person_id on suicide_prevention.reach as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy reach_add on suicide_prevention.reach as permissive for insert to public
  with check (platform.actor_system());
create policy reach_change on suicide_prevention.reach as permissive for update to public
  using (platform.actor_system());
create policy reach_read on suicide_prevention.reach as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy not_for_the_blocked_person_id on suicide_prevention.signal as restrictive for select to ayni_app
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT identity.hidden_from_me() AS hidden_from_me)::uuid[]))));
create policy signal_add on suicide_prevention.signal as permissive for insert to public
  with check (platform.actor_system());
create policy signal_read on suicide_prevention.signal as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy version_add on timers.version as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (set_by = platform.actor_account()) AND (signed_at IS NULL) AND (platform.actor_is('psychiatrist'::text) OR platform.actor_is('director'::text)))));
create policy version_read on timers.version as permissive for select to public
  using (duty.on_the_team(program_id));
create policy version_sign on timers.version as permissive for update to public
  using (((program_id = platform.actor_program()) AND platform.actor_is('psychiatrist'::text) AND (signed_at IS NULL)))
  with check ((signed_by = platform.actor_account()));

grant insert, select on administration.change to ayni_app;
grant insert, select, update on administration.cycle to ayni_app;
grant insert, select, update on administration.service to ayni_app;
grant insert, select, update on appointments.appointment to ayni_app;
grant insert, select, update on appointments.availability to ayni_app;
grant insert, select, update on appointments.call_wish to ayni_app;
grant select on appointments.history to ayni_app;
grant delete, insert, select, update on appointments.offer to ayni_app;
grant insert, select, update on caring_contacts.answer to ayni_app;
grant delete, insert, select, update on caring_contacts.contact to ayni_app;
grant insert, select, update on caring_contacts.programme_plan to ayni_app;
grant insert, select, update on caring_contacts.schedule to ayni_app;
grant insert, select on concerns.concern to ayni_app;
grant insert, select, update on coordination.absence to ayni_app;
grant insert, select, update on coordination.capacity to ayni_app;
grant delete, insert, select, update on coordination.declaration to ayni_app;
grant insert, select, update on coordination.promise to ayni_app;
grant insert, select, update on coordination.proposal to ayni_app;
grant delete, insert, select, update on coordination.reading to ayni_app;
grant delete, insert, select on correspondence.candidate to ayni_app;
grant delete, insert, select, update on correspondence.message to ayni_app;
grant delete, insert, select, update on correspondence.thread to ayni_app;
grant insert, select on duty.answered to ayni_app;
grant insert, select, update on duty.drill to ayni_app;
grant insert, select, update on duty.drill_call to ayni_app;
grant insert, select, update on duty.outage to ayni_app;
grant insert, select, update on duty.rota_shift to ayni_app;
grant insert, select, update on duty.rota_watch to ayni_app;
grant insert, select on emergency.action to ayni_app;
grant insert, select, update on emergency.course to ayni_app;
grant insert, select, update on emergency.cover to ayni_app;
grant insert, select, update on emergency.decision to ayni_app;
grant insert, select, update on emergency.disclosure to ayni_app;
grant insert, select, update on emergency.emergency to ayni_app;
grant insert, select on emergency.fitness to ayni_app;
grant insert, select on emergency.hand_over to ayni_app;
grant delete, insert, select on emergency.holder to ayni_app;
grant insert, select, update on emergency.local_way to ayni_app;
grant insert, select, update on emergency.referral to ayni_app;
grant insert, select on emergency.referral_step to ayni_app;
grant insert, select, update on enrollment.assignment to ayni_app;
grant insert, select on enrollment.consent to ayni_app;
grant select on enrollment.consent_now to ayni_app;
grant insert, select on enrollment.consent_text to ayni_app;
grant insert, select, update on enrollment.contact_point to ayni_app;
grant insert, select, update on enrollment.facility to ayni_app;
grant insert, select on enrollment.on_behalf to ayni_app;
grant insert, select, update on enrollment.person to ayni_app;
grant insert, select on enrollment.state_change to ayni_app;
grant delete, insert, select, update on enrollment.trusted_person to ayni_app;
grant select on evaluation.flow_counts to ayni_evaluation;
grant delete, insert, select, update on evaluation.participant to ayni_app;
grant select on evaluation.table1_cells to ayni_evaluation;
grant execute on function appointments.about(uuid[]) to ayni_app;
grant execute on function appointments.busy(uuid[],timestamp with time zone,timestamp with time zone) to ayni_app;
grant execute on function appointments.follow() to public;
grant execute on function appointments.kept_apart(uuid) to ayni_app;
grant execute on function appointments.name_of(uuid) to ayni_app;
grant execute on function appointments.try_hour(uuid,uuid,uuid,timestamp with time zone,timestamp with time zone,uuid) to ayni_app;
grant execute on function caring_contacts.alarmed(uuid) to ayni_app;
grant execute on function caring_contacts.hold_back() to public;
grant execute on function caring_contacts.my_people() to ayni_app;
grant execute on function caring_contacts.possible_senders(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function caring_contacts.sent_between(uuid,timestamp with time zone,timestamp with time zone) to ayni_app;
grant execute on function caring_contacts.standing(uuid) to ayni_app;
grant execute on function concerns.merge_people(uuid,uuid) to ayni_app;
grant execute on function concerns.name_stand_in(uuid,uuid) to ayni_app;
grant execute on function coordination.hidden_people() to ayni_app;
grant execute on function coordination.merge_people(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function coordination.unfinished_checks() to ayni_app;
grant execute on function coordination.unwatched() to ayni_app;
grant execute on function correspondence.clinical_count(uuid) to ayni_app;
grant execute on function correspondence.clinical_moments(uuid) to ayni_app;
grant execute on function correspondence.shut_to_me() to ayni_app;
grant execute on function duty.drills_between(uuid,timestamp with time zone,timestamp with time zone) to ayni_app;
grant execute on function duty.on_the_team(uuid) to public;
grant execute on function duty.who_may_own(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function emergency.let_go(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function emergency.merge_people(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function emergency.standing(uuid) to ayni_app;
grant execute on function enrollment.in_emergency(uuid) to ayni_app;
grant execute on function enrollment.merge_people(uuid,uuid,timestamp with time zone,boolean) to ayni_app;
grant execute on function enrollment.recipient_ways(uuid[]) to ayni_app;
grant execute on function enrollment.recipients(uuid[]) to ayni_app;
grant execute on function identity.account_of_email(text) to ayni_app;
grant execute on function identity.actor_is_clinical() to public;
grant execute on function identity.begin_care(uuid,uuid,uuid,uuid,text,timestamp with time zone) to public;
grant execute on function identity.cares_for(uuid,uuid,text,boolean) to ayni_app;
grant execute on function identity.device_of_token(text,timestamp with time zone) to ayni_app;
grant execute on function identity.end_care(uuid,uuid,text,timestamp with time zone) to public;
grant execute on function identity.end_sessions(uuid) to ayni_app;
grant execute on function identity.hidden_from_me() to ayni_app;
grant execute on function identity.locked_for_me() to ayni_app;
grant execute on function identity.may_open(uuid,text) to public;
grant execute on function identity.merge_people(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function identity.pass_second_factor(uuid,timestamp with time zone) to ayni_app;
grant execute on function identity.same_program(uuid) to public;
grant execute on function identity.staff_of_session(text,timestamp with time zone,integer,integer) to ayni_app;
grant execute on function identity.team_of_my_program() to ayni_app;
grant execute on function identity.tidy_sign_in(timestamp with time zone) to ayni_app;
grant execute on function identity_auth.may_try(text,timestamp with time zone,integer,integer) to ayni_auth;
grant execute on function incidents.clocks_of(uuid,timestamp with time zone,timestamp with time zone) to ayni_app;
grant execute on function incidents.may_stand_down(uuid) to ayni_app;
grant execute on function incidents.untaken(integer) to ayni_app;
grant execute on function messages.enqueue(jsonb) to ayni_app;
grant execute on function messages.figures(uuid,timestamp with time zone) to ayni_app;
grant execute on function messages.merge_people(uuid,uuid) to ayni_app;
grant execute on function messages.note_read(uuid,uuid,text,timestamp with time zone) to ayni_app;
grant execute on function messages.note_seen(uuid,uuid,text[],timestamp with time zone) to ayni_app;
grant execute on function messages.stop(uuid,uuid,text,text,timestamp with time zone) to ayni_app;
grant execute on function my_data.erasable() to ayni_app;
grant execute on function my_data.erasable_before_plans() to ayni_app;
grant execute on function my_data.erase(uuid,text[]) to ayni_app;
grant execute on function my_data.would_erase(uuid) to ayni_app;
grant execute on function outreach.by_colleagues(uuid) to ayni_app;
grant execute on function outreach.figures(uuid) to ayni_app;
grant execute on function outreach.merge_people(uuid,uuid,timestamp with time zone,integer,interval) to ayni_app;
grant execute on function outreach.reach(uuid,timestamp with time zone,jsonb) to ayni_app;
grant execute on function outreach.uses_of(uuid) to ayni_app;
grant execute on function platform.actor_account() to public;
grant execute on function platform.actor_is(text) to public;
grant execute on function platform.actor_person() to public;
grant execute on function platform.actor_program() to public;
grant execute on function platform.actor_system() to public;
grant execute on function platform.append(uuid,text,uuid,uuid,uuid,uuid,timestamp with time zone,timestamp with time zone,text,text,text[],jsonb) to ayni_app;
grant execute on function platform.find_command(uuid) to ayni_app;
grant execute on function platform.ledger_breaks() to ayni_app;
grant execute on function platform.ledger_head() to ayni_app;
grant execute on function platform.ledger_head() to public;
grant execute on function platform.ledger_text(platform.ledger) to public;
grant execute on function platform.views_of(text,uuid[]) to ayni_app;
grant execute on function roster.move_person(text,uuid,uuid,text[]) to ayni_app;
grant execute on function safety_episode.claim(uuid[],timestamp with time zone) to ayni_app;
grant execute on function safety_episode.figures(uuid,timestamp with time zone,timestamp with time zone) to ayni_app;
grant execute on function safety_episode.hold(uuid,uuid) to ayni_app;
grant execute on function safety_episode.kept_apart(uuid,uuid) to ayni_app;
grant execute on function safety_episode.merge_people(uuid,uuid,uuid,uuid) to ayni_app;
grant execute on function safety_episode.own_card(uuid) to ayni_app;
grant execute on function safety_episode.standing(uuid) to ayni_app;
grant execute on function safety_plan.current_version(uuid) to ayni_app;
grant execute on function safety_plan.merge_people(uuid,uuid) to ayni_app;
grant execute on function safety_plan.standing(uuid) to ayni_app;
grant execute on function safety_plan.team_of(uuid) to ayni_app;
grant execute on function screening.merge_people(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function screening.own_fact(uuid,uuid) to public;
grant execute on function suicide_prevention.called_despite_block(uuid,uuid) to ayni_app;
grant execute on function suicide_prevention.end_alert(uuid,uuid,uuid,uuid,timestamp with time zone,text,text,timestamp with time zone,text,boolean) to ayni_app;
grant execute on function suicide_prevention.hold_alert(uuid) to ayni_app;
grant execute on function suicide_prevention.hold_person(uuid) to ayni_app;
grant execute on function suicide_prevention.meet_people(jsonb) to ayni_app;
grant execute on function suicide_prevention.meet_person(uuid,uuid) to ayni_app;
grant execute on function suicide_prevention.merge_people(uuid,uuid,timestamp with time zone) to ayni_app;
grant execute on function suicide_prevention.oldest_unacknowledged() to ayni_app;
grant execute on function suicide_prevention.on_the_team(uuid) to public;
grant execute on function suicide_prevention.phone_seen(uuid) to ayni_app;
grant execute on function suicide_prevention.reach_facts(uuid) to ayni_app;
grant execute on function suicide_prevention.search_facts(uuid) to ayni_app;
grant execute on function suicide_prevention.told_now(uuid) to ayni_app;
grant execute on function timers.in_force(uuid) to ayni_app;
grant insert, select on identity.access_log to ayni_app;
grant insert, select, update on identity.account to ayni_app;
grant delete, insert, select on identity.alert_care to ayni_app;
grant select on identity.blocked to ayni_app;
grant insert, select, update on identity.break_glass to ayni_app;
grant insert, select, update on identity.care_relation to ayni_app;
grant insert, select, update on identity.device to ayni_app;
grant insert, select, update on identity.device_code to ayni_app;
grant delete, insert, select, update on identity.locked to ayni_app;
grant delete, insert, select on identity.not_wanted to ayni_app;
grant insert, select, update on identity.participant to ayni_app;
grant insert, select, update on identity.program to ayni_app;
grant insert, select, update on identity.push_subscription to ayni_app;
grant select on identity.same_person to ayni_app;
grant delete, insert, select, update on identity.second_factor to ayni_app;
grant delete, insert, select, update on identity_auth."user" to ayni_auth;
grant delete, insert, select, update on identity_auth.account to ayni_auth;
grant delete, insert, select, update on identity_auth.attempt to ayni_auth;
grant delete, insert, select, update on identity_auth.session to ayni_auth;
grant delete, insert, select, update on identity_auth.verification to ayni_auth;
grant insert, select, update on incidents.incident to ayni_app;
grant insert, select, update on incidents.stand_down to ayni_app;
grant insert, select, update on incidents.task to ayni_app;
grant insert, select on messages.hours_override to ayni_app;
grant select on messages.metadata to ayni_app;
grant insert, select, update on messages.outbox to ayni_app;
grant insert, select, update on messages.outreach_turn to ayni_app;
grant insert, select on messages.template_override to ayni_app;
grant delete, insert, select, update on messages.whatsapp_window to ayni_app;
grant insert, select on my_data.copy to ayni_app;
grant insert, select on my_data.disagreement to ayni_app;
grant insert, select, update on my_data.request to ayni_app;
grant insert, select on outreach.asked to ayni_app;
grant insert, select, update on outreach.attempt to ayni_app;
grant insert, select, update on outreach.awareness to ayni_app;
grant insert, select, update on outreach.cycle to ayni_app;
grant insert, select on outreach.digest to ayni_app;
grant insert, select, update on outreach.link to ayni_app;
grant insert, select on outreach.nonuse to ayni_app;
grant insert, select, update on outreach.registration to ayni_app;
grant insert, select, update on outreach.standing to ayni_app;
grant select on platform.backup to ayni_app;
grant select on platform.change to ayni_app;
grant insert, select on platform.defect to ayni_app;
grant delete, insert, select, update on platform.holiday_change to ayni_app;
grant insert, select, update on platform.job to ayni_app;
grant select on platform.ledger to ayni_app;
grant delete, insert, select, update on platform.worker to ayni_app;
grant insert, select, update on roster.batch to ayni_app;
grant insert, select on roster.chunk to ayni_app;
grant insert, select, update on roster.listing to ayni_app;
grant insert, select, update on roster.mapping to ayni_app;
grant insert, select, update on roster.merge to ayni_app;
grant delete, insert, select on roster.place_seen to ayni_app;
grant insert, select, update on roster.review to ayni_app;
grant insert, select on safety_episode.assessment to ayni_app;
grant insert, select, update on safety_episode.check_in to ayni_app;
grant insert, select on safety_episode.closure to ayni_app;
grant insert, select, update on safety_episode.contact to ayni_app;
grant insert, select on safety_episode.contact_try to ayni_app;
grant delete, insert, select, update on safety_episode.course to ayni_app;
grant delete, insert, select, update on safety_episode.episode to ayni_app;
grant insert, select on safety_episode.location to ayni_app;
grant insert, select on safety_episode.move to ayni_app;
grant insert, select, update on safety_episode.referral to ayni_app;
grant insert, select, update on safety_plan.agreement to ayni_app;
grant insert, select on safety_plan.choice to ayni_app;
grant insert, select on safety_plan.means_check to ayni_app;
grant delete, insert, select, update on safety_plan.shown to ayni_app;
grant insert, select on safety_plan.version to ayni_app;
grant usage on schema administration to ayni_app;
grant usage on schema appointments to ayni_app;
grant usage on schema caring_contacts to ayni_app;
grant usage on schema concerns to ayni_app;
grant usage on schema coordination to ayni_app;
grant usage on schema correspondence to ayni_app;
grant usage on schema duty to ayni_app;
grant usage on schema emergency to ayni_app;
grant usage on schema enrollment to ayni_app;
grant usage on schema evaluation to ayni_app;
grant usage on schema evaluation to ayni_evaluation;
grant usage on schema identity to ayni_app;
grant usage on schema identity_auth to ayni_auth;
grant usage on schema incidents to ayni_app;
grant usage on schema messages to ayni_app;
grant usage on schema my_data to ayni_app;
grant usage on schema outreach to ayni_app;
grant usage on schema platform to ayni_app;
grant usage on schema platform to ayni_evaluation;
grant usage on schema roster to ayni_app;
grant usage on schema safety_episode to ayni_app;
grant usage on schema safety_plan to ayni_app;
grant usage on schema screening to ayni_app;
grant usage on schema suicide_prevention to ayni_app;
grant usage on schema timers to ayni_app;
grant insert, select, update on screening.owed to ayni_app;
grant insert, select on screening.response to ayni_app;
grant insert, select on screening.risk to ayni_app;
grant insert, select, update on screening.round to ayni_app;
grant insert, select, update on screening.schedule to ayni_app;
grant insert, select on screening.statement to ayni_app;
grant insert, select on screening.triage to ayni_app;
grant insert, select on screening.unreliable to ayni_app;
grant insert, select, update on suicide_prevention.alert to ayni_app;
grant insert, select on suicide_prevention.attempt to ayni_app;
grant insert, select, update on suicide_prevention.incident to ayni_app;
grant insert, select on suicide_prevention.ladder_log to ayni_app;
grant delete, insert, select, update on suicide_prevention.leaving to ayni_app;
grant insert, select on suicide_prevention.outcome to ayni_app;
grant insert, select, update on suicide_prevention.reach to ayni_app;
grant insert, select on suicide_prevention.signal to ayni_app;
grant insert, select on timers.version to ayni_app;
grant update on timers.version (signed_at) to ayni_app;
grant update on timers.version (signed_by) to ayni_app;

comment on table administration.change is 'Every change of a setting, with its before and after; append-only, because nobody holds update or delete.';
comment on column administration.cycle.code is 'SERUMS process, as the ministry names it: 2026-I.';
comment on column administration.service.note_es is 'One line for the physician: hours, or how to ask. Public (C0).';
comment on column appointments.appointment.version is 'Grows with each move; reminders and calendar entries carry it.';
comment on column appointments.appointment.sealed is 'Address of the video meeting, or none; the person and the clinician open it, nobody who only coordinates.';
comment on column appointments.appointment.needs_choice is 'Agreed before something changed: kept, and shown until both have chosen again.';
comment on column appointments.appointment.told_at is 'When the other rooms were told that a session took place, once a slip could no longer be taken back.';
comment on table appointments.availability is 'When a clinician receives: weekly spans in Lima (1 Monday … 7 Sunday) and dates on which others hold.';
comment on table appointments.history is 'Every state an appointment had, written by the table itself; never changed.';
comment on table caring_contacts.answer is 'That the person wrote after a contact, and by when a human reads it. The words are with the correspondence.';
comment on column caring_contacts.contact.own_words is 'False where the suggested words went because nobody wrote others.';
comment on column caring_contacts.contact.done_at is 'When it was sent, spoken or left out. Once sent it is never sent again.';
comment on table caring_contacts.programme_plan is 'A programme''s own spacing in place of the default one; holds for what starts from then on.';
comment on column caring_contacts.schedule.sender_id is 'Known to the person. Null: nobody is left who may write; it is owed by psychiatry.';
comment on column caring_contacts.schedule.paused_for is 'Every reason for which nothing is sent, beside an alert that is open; empty means that it goes on.';
comment on column concerns.concern.person_id is 'Whom it is about. Of somebody who was only described, the id of the row stands for them.';
comment on column concerns.concern.by_account is 'Who of the team said it; never a colleague.';
comment on table coordination.absence is 'When a clinician takes no case and keeps no promise. It has no reason on purpose.';
comment on table coordination.capacity is 'What one clinician takes; null means the default of the programme.';
comment on table coordination.promise is 'Due times count from received_at of what caused them; a promise is kept, withdrawn with a reason, or open. It never disappears.';
comment on column coordination.promise.first_due_at is 'The due time that was promised first, where it changed; null where it never did.';
comment on column coordination.promise.returned_at is 'When its owner could no longer keep it and it went back to the role; null once somebody has it again.';
comment on column coordination.proposal.who is 'Display name when it was proposed: the person must read it before that account may open anything of theirs.';
comment on column coordination.proposal.next_at is 'When silence is looked at again; null when nothing waits.';
comment on column coordination.proposal.soft is 'They know each other, so the person must say yes; the kind stays with whoever said it.';
comment on column coordination.reading.received_at is 'When the server had the round whole; the clocks of contact and session count from here.';
comment on column correspondence.message.for_clinicians is 'It raised a review: clinicians who care for the person read it, the coordinator does not.';
comment on column correspondence.thread.window_until is 'WhatsApp lets us write freely until 24 hours after their last message.';
comment on column correspondence.thread.waiting is 'Messages that nobody has answered.';
comment on column correspondence.thread.erase_at is 'When the words and the number of somebody who is not the person we looked for are erased.';
comment on column correspondence.thread.review_waiting is 'How many of those that nobody has answered raised a review.';
comment on table duty.answered is 'Which messages to staff were answered by their link; nobody is named here.';
comment on column duty.drill_call.pressed_way is 'By which way they answered: in the console, by link, by SMS or by a key in the call.';
comment on table duty.outage is 'The worker was not seen for longer than the bound; it is of the whole house, so it has no programme.';
comment on column duty.outage.silent_since is 'When the worker was last seen (UTC); null when none ever was.';
comment on column duty.outage.told_at is 'When director, coordinator and first on call were last told (UTC).';
comment on column duty.rota_shift.ended_at is 'When the shift was taken out of the rota; kept, because who was on call must stay known.';
comment on column duty.rota_shift.offered_at is 'Since when its holder would rather give it away; null while they keep it.';
comment on column duty.rota_shift.covers_account is 'Whose shift this stretch was; null for a shift of one''s own.';
comment on column duty.rota_watch.too_few is 'True while fewer than two clinicians can be reached in the next 12 h: the ASQ is then answered with someone on the phone.';
comment on column emergency.decision.told_at is 'When the person was told; null while that is still owed to them.';
comment on table emergency.disclosure is 'That humans decided to say something outside the programme. The platform sends nothing.';
comment on column emergency.emergency.kind is 'unreachable: nobody speaks with the person; imminent: the person is in danger now. It only rises.';
comment on column emergency.emergency.next_at is 'When the team is told again unless somebody writes down what was done (UTC).';
comment on column emergency.emergency.stay_key is 'The promise that somebody stays with the person, in coordination.promise.';
comment on column emergency.hand_over.sealed is 'Who received the person, and where; said to a clinician of the programme by voice.';
comment on column emergency.local_way.verified_at is 'When somebody last tried it and it answered (UTC).';
comment on column emergency.referral.confirm_by is 'By when somebody knows whether the person was seen: 48 h after the date.';
comment on table enrollment.assignment is 'Posts, one open at a time; the open one is where somebody would look in an emergency.';
comment on column enrollment.assignment.confirmed_at is 'When the person last said that they are there.';
comment on table enrollment.consent_text is 'What people of an imported cohort agreed to, word by word. Added, never changed: a new wording is a new version.';
comment on column enrollment.contact_point.failed_since is 'When a provider said that the address does not exist, or does not want us; counts only while failed_key = value_key.';
comment on column enrollment.contact_point.failed_by is 'Channel it failed by: a mobile without WhatsApp may still take SMS.';
comment on column enrollment.contact_point.value_key is 'Keyed hash of the normalised value: finds one number that several people gave.';
comment on column enrollment.contact_point.may_write_since is 'The person allowed automatic messages here, although it is shared, or belongs to somebody else.';
comment on column enrollment.contact_point.wrong_since is 'The number belongs to somebody else: no message from then on, value erased after a day.';
comment on table enrollment.facility is 'Health facilities by RENIPRESS code; a facility that leaves the list is closed, never deleted, because posts point at it.';
comment on column enrollment.facility.category is 'I-1 … III-2 as the list says; null where it says none.';
comment on column enrollment.facility.closed_at is 'Since which import the list no longer has it, or says that it does not work.';
comment on column enrollment.facility.place_doubtful is 'The list marks its coordinates as doubtful: no distance is counted from them.';
comment on table enrollment.on_behalf is 'What the team wrote for a person, by whom and why; the person reads it in their copy.';
comment on column enrollment.person.contactable is 'Answered by any channel at least once; unreachable is not declined (R-ENR-09).';
comment on column enrollment.person.agreed is 'Gave layers 1 and 2 at least once, here or on paper before import.';
comment on column enrollment.person.hospital_since is 'Automatic messages N3–N6 stop; the state says only that the person is paused.';
comment on column enrollment.person.held_since is 'In review as a possible duplicate: may not be invited.';
comment on column enrollment.person.no_outreach_until is 'Said not now, declined, or was silent: no N5 before this moment.';
comment on column enrollment.person.offline_until is 'Expected out of signal until then: N4–N6 wait, N1–N3 never.';
comment on column enrollment.person.hours is 'Quiet hours, work, windows and dated guards chosen by the person; null = the default of the programme.';
comment on column enrollment.person.work_pattern is 'Null: the person has not said; the default hours of the programme hold.';
comment on column enrollment.person.end_notice_days is 'Days before the end of SERUMS of the last notice: 60, 30 or 7 (EC-13). It tells; nothing is closed by it.';
comment on column enrollment.person.stood_down_since is 'Nothing of N3 to N6 leaves while it stands; safety goes on. Says nothing of why: that is with the incidents.';
comment on table enrollment.state_change is 'Every change of state of a person, never changed; the reason is a code without clinical content.';
comment on view evaluation.flow_counts is 'The participant flow, step by step; clinical steps count only those who allow evaluation.';
comment on table evaluation.participant is 'One row a person of a programme, without name, alias or any id of another schema.';
comment on column evaluation.participant.study_key is 'Keyed hash of the person; cannot be turned back or joined outside the application.';
comment on column evaluation.participant.contactable is 'Answered by any channel at least once. Numerator of contactable / graduates.';
comment on column evaluation.participant.agreed is 'Gave layers 1 and 2 at least once. Numerator of agreed / contactable.';
comment on column evaluation.participant.allows_evaluation is 'Layer 4 holds now. Without it the clinical columns are empty.';
comment on column evaluation.participant.assessed_on is 'Day (Lima) of the first completed screening; null = never assessed.';
comment on column evaluation.participant.first_round_key is 'Keyed hash of the round that Table 1 describes: the first one completed.';
comment on column evaluation.participant.level is 'Highest of PHQ-9, GAD-7, AUDIT by R-SCR-07…10; 0 none, 1 low, 2 moderate, 3 severe; lower bound where an answer is missing.';
comment on column evaluation.participant.severe_by_published_rule is 'PHQ-9 ≥ 20, GAD-7 ≥ 15, AUDIT ≥ 20, or any ASQ yes or refusal, as the pilot printed it.';
comment on column evaluation.participant.dep is 'PHQ-9 ≥ 5 (lower bound where incomplete).';
comment on column evaluation.participant.anx is 'GAD-7 ≥ 5 (lower bound where incomplete).';
comment on column evaluation.participant.alc is 'AUDIT ≥ 8 (lower bound where incomplete).';
comment on column evaluation.participant.sui is 'ASQ positive: any yes or refusal.';
comment on column evaluation.participant.history_type is 'History of a mental-health problem as declared; none = declared without.';
comment on column evaluation.participant.treatment is 'Treatment received, of those with a history.';
comment on view evaluation.table1_cells is 'Assessed people who allow evaluation, counted by every variable of Table 1, with sums of age and of its square.';
comment on table identity.access_log is 'Who opened clinical data of whom, when, in which role and for what purpose.';
comment on column identity.account.email_key is 'Keyed hash of the e-mail in lower case: finds the account without storing the address in clear.';
comment on column identity.account.display_name is 'The name physicians see beside an access or a promise.';
comment on column identity.account.totp_since is 'Since when the second factor is confirmed; null = not set up.';
comment on column identity.account.contact_keys is 'Keyed hashes of the number and the mailbox, as contacts of people keep theirs: finds who is also of the programme.';
comment on column identity.account.contacts_keyed is 'MD5 of the sealed contacts of which the hashes were made; where it is another, they are made anew by a job.';
comment on view identity.blocked is 'Who may not see whom: because the person said so, or because the account is theirs.';
comment on column identity.care_relation.until is 'When it ended; null while it holds. Ends are written, never planned.';
comment on column identity.device.wipe_requested_at is 'When the device was told to empty itself; it does so at its next sync.';
comment on column identity.device.begin_again_at is 'A phone whose cursor is older than the ledger of this moment fetches everything anew.';
comment on table identity.locked is 'People who withdrew layer 1 or 2: nobody of the team opens their data, except for an alert that is still open.';
comment on table identity.not_wanted is 'Whom a person does not want to see them. Who may not see whom is asked of identity.blocked.';
comment on column identity.program.demo is 'True when everybody in the programme is invented; demo sign-ins exist only here.';
comment on column identity.program.duty_phone is 'Number of the duty team, shown on the crisis screen; belongs to the programme, not to a person.';
comment on column identity.push_subscription.ended_at is 'When the push service said that it is gone, or its owner signed out.';
comment on column incidents.incident.timeline is 'What the clocks of the house say of the days before: what was done and when, never what was said.';
comment on column incidents.incident.review_sealed is 'What happened, what helped, what got in the way: of the system, never of a person.';
comment on column incidents.incident.mistaken_at is 'The switch was pressed by mistake and taken back at once: there is nothing to review.';
comment on table incidents.stand_down is 'The one switch: while a row is open nothing automatic reaches the person. `by_account` is null where the ladder opened it.';
comment on column incidents.task.step is 'A step of the postvention list; null for what a review found.';
comment on table messages.hours_override is 'Each time safety (N2) was sent to a physician inside their quiet or working hours (C2).';
comment on table messages.outbox is 'Outgoing messages (C2). One row per recipient, template, subject and occurrence; the key makes repeats harmless.';
comment on column messages.outbox.class is 'N0 asked for by the recipient this minute (sign-in code), N1 safety to staff, N2 safety to physician, N3 appointment, N4 service, N5 outreach, N6 caring contact.';
comment on column messages.outbox.lane is 'urgent (N0–N2) is claimed before rest.';
comment on column messages.outbox.sealed is 'Address and fallbacks, AES-256-GCM bound to this row.';
comment on column messages.outbox.address_hint is 'Masked address for people: at most the last three digits or the first letter.';
comment on column messages.outbox.params is 'Neutral parameters of the template only: alias, class letter, hour, day, code or link.';
comment on column messages.outbox.hours is 'Quiet hours, working hours and windows of the recipient when not the default; read again before each attempt.';
comment on column messages.outbox.state is 'queued → sending → sent → delivered, or failed, expired; held = waits for the policy''s hour.';
comment on column messages.outbox.due_at is 'When the worker may take it: send time, retry time, or end of the lease while sending.';
comment on column messages.outbox.attempts is 'Times it was handed to a channel, or was about to be.';
comment on column messages.outbox.handed_at is 'First acceptance by the channel (UTC).';
comment on column messages.outbox.read_at is 'The provider reported an opening or a key pressed. Never an acknowledgement.';
comment on column messages.outbox.contact_id is 'Contact point of the book that it goes to; none for staff and for what is read in the app.';
comment on column messages.outbox.tried is 'Ways (channel:contact point) that the same message already failed at.';
comment on column messages.outbox.root_id is 'First message of a chain of next channels; none for the first itself.';
comment on column messages.outbox.after_id is 'The same message in the app: this one goes only if that one is unread after a day.';
comment on column messages.outbox.contact_told_at is 'When enrollment was told that the contact point does not exist.';
comment on table messages.outreach_turn is 'The latest N5 of each person and when it goes or went (C2).';
comment on table messages.template_override is 'Words of messages as a programme wants them, append-only (C2). Checked before they are stored and before they are sent.';
comment on table messages.whatsapp_window is 'Last message from each number by WhatsApp; the number itself is not kept (C1).';
comment on column my_data.request.due_at is 'Answer to an access or correction request within the days of the regulation; [D], waits for legal sign-off.';
comment on column my_data.request.erased is 'How many rows went, by table; no content.';
comment on table outreach.attempt is 'Every call and message that tried to reach somebody (C2). No names, no numbers.';
comment on column outreach.attempt.window_kind is 'By the hours the person had then: at work, outside work, or in quiet hours.';
comment on column outreach.attempt.result is 'Null: made, and nothing known yet.';
comment on column outreach.attempt.override_sealed is 'Why somebody called at a time that the rules forbid; the person reads it.';
comment on column outreach.attempt.undone_at is 'Taken back, or never left: it does not count.';
comment on column outreach.awareness.day is 'Which showing of the catalogue: 0 before consent, then day 7, 30 and 90.';
comment on column outreach.awareness.understood is 'The person said that they know what it is; null where they only saw it.';
comment on table outreach.cycle is 'Invitation cycles: at most five attempts, then thirty days of silence.';
comment on table outreach.link is 'Links that carry no name. Whose link brought whom is shown to nobody but, if the invitee wishes, the inviter.';
comment on table outreach.nonuse is 'Why somebody did not use a service, in their own words or by code; asked at most once a cycle.';
comment on column outreach.registration.called_sealed is 'How the inviter may read who joined; kept only where the invitee wishes it.';
comment on table outreach.standing is 'One row a person; every value of it follows from outreach.attempt and what the person said.';
comment on column outreach.standing.attempts is 'Attempts of the present cycle, by every channel and whoever made them.';
comment on column outreach.standing.silent_until is 'The cycle is full: nothing is tried before this.';
comment on column outreach.standing.unreachable_at is 'Every way was tried and nobody ever answered; never to be read as declined (R-ENR-09).';
comment on table platform.backup is 'One row an archive written to its end; a row inside an archive is about an earlier one';
comment on column platform.backup.at is 'The snapshot: nothing committed later is in the archive';
comment on column platform.backup.ledger_seq is 'Last receipt number in the archive';
comment on column platform.backup.ledger_hash is 'Hash of that ledger row; a restored ledger must end with it';
comment on column platform.backup.rows is 'Rows of every table together';
comment on column platform.backup.bytes is 'Size of the encrypted archive';
comment on table platform.holiday_change is 'Days that a programme adds to the national holidays of Peru, or takes from them.';
comment on column roster.listing.dni_hash is 'Keyed, of this programme: it matches and says nothing else (R-ENR-10).';
comment on column roster.listing.documents_sealed is 'DNI, CE and CMP, until the person consents or the cycle ended.';
comment on column roster.listing.reduce_on is 'Cycle end + 90 days: from then on nothing but the keyed hashes, unless the person takes part.';
comment on column safety_episode.assessment.spoke_at is 'When they spoke, as the clinician said it; it may arrive days later.';
comment on column safety_episode.assessment.intent_sealed is 'Answer and date of intent: never one field with attempt, which the pilot confused.';
comment on column safety_episode.assessment.attempt_sealed is 'Answer and date of an attempt.';
comment on column safety_episode.check_in.look_at is 'When silence becomes a signal; null once answered, missed or taken back.';
comment on column safety_episode.contact.missed_at is 'When it first passed, or was tried, without the person being reached.';
comment on column safety_episode.course.owed is 'Keys of the promises that stand now.';
comment on table safety_episode.episode is 'Work without content: whose turn it is and by when. One open episode a person.';
comment on column safety_episode.episode.phase is 'The state as those see it who may not know what an assessment came to (SUI-12).';
comment on column safety_episode.episode.received_at is 'Where the clocks of answering count from: when the server learned of the present signal (UTC).';
comment on column safety_episode.episode.occurred_at is 'When the first signal happened, by the phone corrected by its offset (UTC).';
comment on column safety_episode.episode.next_at is 'When the house looks again; never null while open.';
comment on column safety_episode.episode.acknowledged_at is 'First "Me hago cargo" of the opening signal (metrics 7.9).';
comment on column safety_episode.episode.first_attempt_at is 'First try to speak with the person (metrics 7.9).';
comment on column safety_episode.episode.reached_at is 'First live contact (metrics 7.9).';
comment on column safety_episode.episode.assessed_at is 'First live assessment, by when they spoke (metrics 7.9).';
comment on column safety_episode.location.confirmed_at is 'When the person said in a call where they were; asked anew at every call.';
comment on table safety_plan.agreement is 'Measures agreed with the person, never an inventory of methods; the newest holds.';
comment on column safety_plan.agreement.sealed is 'Measures, who keeps what, until when. Null once erased: that it was agreed stays as the record of a safety action.';
comment on column safety_plan.agreement.sole_key_holder is 'The person alone held keys of the facility (EC-04), so cover was arranged first.';
comment on column safety_plan.agreement.recheck_by is 'When it is looked at again; moves with every look.';
comment on column safety_plan.agreement.promise_key is 'The promise that it is looked at again.';
comment on table safety_plan.choice is 'Which of two plans made apart the person calls theirs; both are kept.';
comment on table safety_plan.means_check is 'Each time the agreement was looked at again, and whether it held.';
comment on column safety_plan.shown.without_pin is 'The person''s own choice: their phone shows the plan without its PIN. False unless they said so.';
comment on table safety_plan.version is 'Versions of the plan as they were written, in the person''s own words (sealed); append-only.';
comment on column safety_plan.version.based_on is 'What its writer had before them and replaced; two that are based on the same stand side by side until the person says (EC-14).';
comment on column safety_plan.version.hash is 'Keyed hash of the content: the same version sent twice is one.';
comment on column safety_plan.version.missing is 'Sections without an entry; an agreement on means fills safer-environment.';
comment on column safety_plan.version.by_account is 'The clinician it was written with; null when the person wrote it alone.';
comment on column screening.response.occurred_at is 'When it was answered: the clock of the phone, corrected when wrong by more than ten minutes. Clinical age counts from here.';
comment on column screening.response.received_at is 'When the server had it. Service clocks start here.';
comment on column screening.response.lateness is 'fresh up to 24 h between answer and receipt, late up to 7 days, old beyond.';
comment on column screening.response.recorded_by is 'Account of the clinician who put the questions live; null when answered alone.';
comment on column screening.round.started_at is 'When the first answer was given, by the corrected clock of the phone.';
comment on column screening.round.completed_at is 'When the server had every questionnaire answered or left out on purpose; service clocks count from receipt.';
comment on column screening.schedule.first_check_at is 'When the first check, day 30 of service, is due; the others are counted from it.';
comment on column screening.triage.by_account is 'The clinician who overrode the rules, with the reason sealed beside; null when the rules spoke.';
comment on column suicide_prevention.alert.class is 'A acute, B non-acute. New signals may only raise it.';
comment on column suicide_prevention.alert.received_at is 'Where the ladder of its present class counts from: when the server learned of it (UTC).';
comment on column suicide_prevention.alert.occurred_at is 'When the person answered or pressed, by their phone corrected by its offset (UTC).';
comment on column suicide_prevention.alert.raise_at is 'A call for help that is not answered by this time becomes class A (R-SUI-02).';
comment on column suicide_prevention.alert.acknowledged_at is 'When its present owner pressed "Me hago cargo"; null again when that lapsed.';
comment on column suicide_prevention.alert.told_at is 'When the first message to a human was queued (UTC).';
comment on column suicide_prevention.incident.review_due_at is 'Blame-free review within seven days (R-SUI-16).';
comment on column suicide_prevention.leaving.declines_last_call is 'Said on the screen that told what happens; an acute alert is an emergency first, whatever was said.';
comment on table timers.version is 'Times of the ladder as a programme set them; a version never changes, only its signature comes.';
comment on column timers.version.timers is 'Minutes of each timer, as @ayni/clinical/ladder names them.';
comment on column timers.version.signed_at is 'When a psychiatrist signed it (UTC); from then on it is in force until a newer one is signed.';
