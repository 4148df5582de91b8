-- What the migrations add up to. Written by `npm run generate`; read it, change a migration instead.

create schema coordination;
create schema enrollment;
create schema evaluation;
create schema identity;
create schema identity_auth;
create schema messages;
create schema platform;
create schema screening;
create schema suicide_prevention;

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
  withdrawn_why text
);
alter table coordination.promise enable row level security;
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
create table enrollment.contact_point (
  id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  channel text not null,
  value_sealed text not null,
  owner text not null,
  may_leave_message boolean not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone
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
  closed_at timestamp with time zone
);
alter table enrollment.facility enable row level security;
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
  reached_at timestamp with time zone
);
alter table enrollment.person enable row level security;
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
  disabled_at timestamp with time zone
);
alter table identity.account enable row level security;
create table identity.alert_care (
  alert_id uuid not null,
  account_id uuid not null,
  program_id uuid not null,
  person_id uuid not null
);
alter table identity.alert_care enable row level security;
create table identity.blocked (
  person_id uuid not null,
  account_id uuid not null,
  program_id uuid not null,
  since timestamp with time zone not null
);
alter table identity.blocked enable row level security;
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
  wipe_requested_at timestamp with time zone
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
  ended_at timestamp with time zone
);
alter table messages.outbox enable row level security;
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
create table suicide_prevention.drill (
  id uuid not null,
  program_id uuid not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  started_by uuid,
  finished_at timestamp with time zone,
  passed boolean,
  because text
);
alter table suicide_prevention.drill enable row level security;
create table suicide_prevention.drill_call (
  drill_id uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  rung smallint not null,
  channels text[] not null,
  told_at timestamp with time zone not null,
  pressed_at timestamp with time zone
);
alter table suicide_prevention.drill_call enable row level security;
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
create table suicide_prevention.rota_shift (
  id uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  role text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
alter table suicide_prevention.rota_shift enable row level security;
create table suicide_prevention.rota_watch (
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
alter table suicide_prevention.rota_watch enable row level security;
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
  because_sealed text not null
);
alter table suicide_prevention.signal enable row level security;

alter table coordination.promise add constraint promise_check CHECK (((kept_at IS NULL) OR (withdrawn_at IS NULL)));
alter table coordination.promise add constraint promise_pkey PRIMARY KEY (program_id, key);
alter table enrollment.consent add constraint consent_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'import'::text, 'console'::text])));
alter table enrollment.consent add constraint consent_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table enrollment.consent add constraint consent_layer_check CHECK (((layer >= 1) AND (layer <= 7)));
alter table enrollment.consent add constraint consent_pkey PRIMARY KEY (id);
alter table enrollment.consent add constraint consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES enrollment.person(id);
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
alter table enrollment.person add constraint person_age_years_check CHECK ((age_years >= 18));
alter table enrollment.person add constraint person_alias UNIQUE (program_id, alias);
alter table enrollment.person add constraint person_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text])));
alter table enrollment.person add constraint person_pkey PRIMARY KEY (id);
alter table enrollment.person add constraint person_region_ubigeo2_check CHECK ((region_ubigeo2 ~ '^[0-9]{2}$'::text));
alter table enrollment.person add constraint person_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text])));
alter table enrollment.person add constraint person_source_key UNIQUE (program_id, source_key);
alter table enrollment.person add constraint person_state_check CHECK ((state = ANY (ARRAY['imported'::text, 'verified_contact'::text, 'invited'::text, 'engaged'::text, 'consented'::text, 'profile_complete'::text, 'active'::text, 'paused'::text, 'ended'::text, 'unreachable'::text, 'declined'::text, 'duplicate'::text, 'ineligible'::text, 'withdrawn'::text, 'deceased'::text])));
alter table enrollment.person add constraint person_program_id_fkey FOREIGN KEY (program_id) REFERENCES identity.program(id);
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
alter table identity.blocked add constraint blocked_pkey PRIMARY KEY (person_id, account_id);
alter table identity.blocked add constraint blocked_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.break_glass add constraint break_glass_check CHECK (((second_reader_account_id IS NULL) OR (second_reader_account_id <> account_id)));
alter table identity.break_glass add constraint break_glass_pkey PRIMARY KEY (id);
alter table identity.break_glass add constraint break_glass_second_reader_says_check CHECK ((second_reader_says = ANY (ARRAY['justified'::text, 'not_justified'::text])));
alter table identity.break_glass add constraint break_glass_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.break_glass add constraint break_glass_second_reader_account_id_fkey FOREIGN KEY (second_reader_account_id) REFERENCES identity.account(id);
alter table identity.care_relation add constraint care_relation_check CHECK (((until IS NULL) OR (until >= since)));
alter table identity.care_relation add constraint care_relation_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'duty_alert'::text, 'break_glass'::text])));
alter table identity.care_relation add constraint care_relation_pkey PRIMARY KEY (id);
alter table identity.care_relation add constraint care_relation_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table identity.device add constraint device_pkey PRIMARY KEY (id);
alter table identity.device add constraint device_token_hash UNIQUE (token_hash);
alter table identity.device add constraint device_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
alter table identity.device_code add constraint device_code_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'code'::text])));
alter table identity.device_code add constraint device_code_pkey PRIMARY KEY (id);
alter table identity.device_code add constraint device_code_secret UNIQUE (secret_hash);
alter table identity.device_code add constraint device_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.participant(person_id);
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
alter table platform.backup add constraint backup_pkey PRIMARY KEY (id);
alter table platform.change add constraint change_pkey PRIMARY KEY (person_id, seq, kind, key);
alter table platform.change add constraint change_seq_fkey FOREIGN KEY (seq) REFERENCES platform.ledger(seq);
alter table platform.defect add constraint defect_pkey PRIMARY KEY (id);
alter table platform.job add constraint job_pkey PRIMARY KEY (name);
alter table platform.ledger add constraint ledger_command_id UNIQUE (command_id);
alter table platform.ledger add constraint ledger_pkey PRIMARY KEY (seq);
alter table platform.migration add constraint migration_pkey PRIMARY KEY (name);
alter table platform.worker add constraint worker_pkey PRIMARY KEY (id);
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
alter table suicide_prevention.drill add constraint drill_pkey PRIMARY KEY (id);
alter table suicide_prevention.drill_call add constraint drill_call_pkey PRIMARY KEY (drill_id, account_id);
alter table suicide_prevention.drill_call add constraint drill_call_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table suicide_prevention.drill_call add constraint drill_call_drill_id_fkey FOREIGN KEY (drill_id) REFERENCES suicide_prevention.drill(id);
alter table suicide_prevention.incident add constraint incident_kind_check CHECK ((kind = ANY (ARRAY['nobody-on-call'::text, 'rungs-exhausted'::text, 'no-contact-recorded'::text, 'drill-missed'::text])));
alter table suicide_prevention.incident add constraint incident_of_something CHECK (((alert_id IS NOT NULL) OR (drill_id IS NOT NULL)));
alter table suicide_prevention.incident add constraint incident_pkey PRIMARY KEY (id);
alter table suicide_prevention.incident add constraint incident_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.incident add constraint incident_drill_id_fkey FOREIGN KEY (drill_id) REFERENCES suicide_prevention.drill(id);
alter table suicide_prevention.ladder_log add constraint ladder_log_pkey PRIMARY KEY (id);
alter table suicide_prevention.ladder_log add constraint ladder_log_what_check CHECK ((what = ANY (ARRAY['told'::text, 'no-address'::text, 'raised'::text, 'acknowledged'::text, 'lapsed'::text, 'returned'::text, 'incident'::text, 'handled'::text])));
alter table suicide_prevention.ladder_log add constraint ladder_log_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.outcome add constraint outcome_next_contact CHECK ((next_contact_at > at));
alter table suicide_prevention.outcome add constraint outcome_of_alert UNIQUE (alert_id);
alter table suicide_prevention.outcome add constraint outcome_pkey PRIMARY KEY (id);
alter table suicide_prevention.outcome add constraint outcome_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);
alter table suicide_prevention.reach add constraint reach_pkey PRIMARY KEY (person_id);
alter table suicide_prevention.rota_shift add constraint rota_shift_lasts CHECK ((until_at > from_at));
alter table suicide_prevention.rota_shift add constraint rota_shift_pkey PRIMARY KEY (id);
alter table suicide_prevention.rota_shift add constraint rota_shift_role_check CHECK ((role = ANY (ARRAY['first'::text, 'second'::text, 'psychiatrist_lead'::text, 'director'::text, 'coordinator'::text])));
alter table suicide_prevention.rota_shift add constraint rota_shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id);
alter table suicide_prevention.rota_watch add constraint rota_watch_pkey PRIMARY KEY (program_id);
alter table suicide_prevention.signal add constraint signal_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text])));
alter table suicide_prevention.signal add constraint signal_kind_check CHECK ((kind = ANY (ARRAY['screening'::text, 'help-now'::text])));
alter table suicide_prevention.signal add constraint signal_pkey PRIMARY KEY (id);
alter table suicide_prevention.signal add constraint signal_source UNIQUE (source_id);
alter table suicide_prevention.signal add constraint signal_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES suicide_prevention.alert(id);

CREATE INDEX access_log_person ON identity.access_log USING btree (person_id, at DESC);
CREATE INDEX access_log_program ON identity.access_log USING btree (program_id, at DESC);
CREATE INDEX account_of_user ON identity_auth.account USING btree ("userId");
CREATE INDEX account_program ON identity.account USING btree (program_id) WHERE active;
CREATE INDEX alert_care_person ON identity.alert_care USING btree (person_id);
CREATE INDEX alert_due ON suicide_prevention.alert USING btree (next_at) WHERE (handled_at IS NULL);
CREATE INDEX alert_open_program ON suicide_prevention.alert USING btree (program_id, next_at) WHERE (handled_at IS NULL);
CREATE INDEX alert_person ON suicide_prevention.alert USING btree (person_id, opened_at DESC);
CREATE INDEX attempt_alert ON suicide_prevention.attempt USING btree (alert_id, at);
CREATE INDEX backup_at ON platform.backup USING btree (at DESC);
CREATE INDEX break_glass_due ON identity.break_glass USING btree (program_id, second_reader_due_at) WHERE (second_read_at IS NULL);
CREATE INDEX care_relation_account ON identity.care_relation USING btree (account_id) WHERE (until IS NULL);
CREATE INDEX consent_person ON enrollment.consent USING btree (person_id, layer, occurred_at DESC, id DESC);
CREATE INDEX contact_point_person ON enrollment.contact_point USING btree (person_id) WHERE (removed_at IS NULL);
CREATE INDEX device_code_person ON identity.device_code USING btree (person_id);
CREATE INDEX device_person ON identity.device USING btree (person_id);
CREATE INDEX drill_open ON suicide_prevention.drill USING btree (due_at) WHERE (finished_at IS NULL);
CREATE INDEX drill_program ON suicide_prevention.drill USING btree (program_id, started_at DESC);
CREATE INDEX facility_ubigeo ON enrollment.facility USING btree (ubigeo) WHERE (closed_at IS NULL);
CREATE INDEX incident_program ON suicide_prevention.incident USING btree (program_id, opened_at DESC);
CREATE INDEX ladder_log_alert ON suicide_prevention.ladder_log USING btree (alert_id, at);
CREATE INDEX ledger_person ON platform.ledger USING btree (person_id, seq) WHERE (person_id IS NOT NULL);
CREATE INDEX ledger_program ON platform.ledger USING btree (program_id, seq);
CREATE INDEX outbox_account ON messages.outbox USING btree (to_account, queued_at) WHERE (channel = 'in_app'::text);
CREATE INDEX outbox_demo ON messages.outbox USING btree (handed_at, id) WHERE (provider = 'demo'::text);
CREATE INDEX outbox_due ON messages.outbox USING btree (lane, channel, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'held'::text, 'sending'::text]));
CREATE INDEX outbox_ended ON messages.outbox USING btree (program_id, ended_at) WHERE (state = ANY (ARRAY['failed'::text, 'expired'::text]));
CREATE INDEX outbox_person ON messages.outbox USING btree (to_person) WHERE (to_person IS NOT NULL);
CREATE INDEX outbox_provider ON messages.outbox USING btree (provider, provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX outbox_subject ON messages.outbox USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);
CREATE INDEX owed_due ON screening.owed USING btree (program_id, due_at) WHERE (closed_at IS NULL);
CREATE INDEX participant_program ON evaluation.participant USING btree (program_id);
CREATE INDEX promise_open ON coordination.promise USING btree (program_id, due_at) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX promise_person ON coordination.promise USING btree (person_id);
CREATE INDEX push_subscription_account ON identity.push_subscription USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX push_subscription_person ON identity.push_subscription USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX response_person ON screening.response USING btree (person_id, occurred_at DESC);
CREATE INDEX risk_round ON screening.risk USING btree (person_id, round_id, n DESC);
CREATE INDEX rota_shift_now ON suicide_prevention.rota_shift USING btree (program_id, until_at) WHERE (ended_at IS NULL);
CREATE INDEX round_open ON screening.round USING btree (last_received_at) WHERE (state = 'in_progress'::text);
CREATE INDEX session_of_user ON identity_auth.session USING btree ("userId");
CREATE INDEX signal_alert ON suicide_prevention.signal USING btree (alert_id);
CREATE INDEX statement_round ON screening.statement USING btree (person_id, round_id, kind, occurred_at DESC, n DESC);
CREATE INDEX triage_round ON screening.triage USING btree (person_id, round_id, n DESC);
CREATE INDEX unreliable_response ON screening.unreliable USING btree (response_id);
CREATE INDEX verification_identifier ON identity_auth.verification USING btree (identifier);
CREATE UNIQUE INDEX alert_one_open ON suicide_prevention.alert USING btree (person_id) WHERE (handled_at IS NULL);
CREATE UNIQUE INDEX care_relation_open ON identity.care_relation USING btree (person_id, account_id, kind) WHERE (until IS NULL);
CREATE UNIQUE INDEX ladder_log_once ON suicide_prevention.ladder_log USING btree (alert_id, sounding, account_id, channel) WHERE (what = 'told'::text);
CREATE UNIQUE INDEX owed_open ON screening.owed USING btree (person_id, kind) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX push_subscription_open ON identity.push_subscription USING btree (endpoint_key) WHERE (ended_at IS NULL);

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
        and (class <> 'C4' or treats_alerts or c.kind = 'break_glass' or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind = 'duty_alert')))
    and not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
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
CREATE OR REPLACE FUNCTION identity.keep_coordination_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'identity', 'pg_temp'
AS $function$
begin
  if tg_table_name = 'care_relation' then
    perform 1 from identity.account where id = new.account_id for update;
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
CREATE OR REPLACE FUNCTION messages.enqueue(p_rows jsonb)
 RETURNS TABLE(id uuid, key text, state text, due_at timestamp with time zone, repeated boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'messages', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  added uuid[];
begin
  with fresh as (
    insert into messages.outbox (id, program_id, key, class, channel, to_account, to_person, sealed, address_hint, template, params,
      language, subject_ref, hours, appointment_at, expires_at, state, reason, due_at, fallback_of, queued_at)
    select r.id, r.program_id, r.key, r.class, r.channel, r.to_account, r.to_person, r.sealed, r.address_hint, r.template, r.params,
      r.language, r.subject_ref, r.hours, r.appointment_at, r.expires_at, r.state, r.reason, r.due_at, r.fallback_of, r.queued_at
    from jsonb_to_recordset(p_rows) as r (id uuid, program_id uuid, key text, class text, channel text, to_account uuid, to_person uuid,
      sealed text, address_hint text, template text, params jsonb, language text, subject_ref text, hours jsonb,
      appointment_at timestamptz, expires_at timestamptz, state text, reason text, due_at timestamptz, fallback_of uuid, queued_at timestamptz)
    on conflict do nothing
    returning outbox.id
  )
  select coalesce(array_agg(fresh.id), '{}') into added from fresh;
  if cardinality(added) > 0 then
    perform pg_notify('ayni_wake', 'messages');
  end if;
  return query
    select o.id, o.key, o.state, o.due_at, not (o.id = any (added))
    from jsonb_to_recordset(p_rows) as r (id uuid) join messages.outbox o on o.id = r.id;
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
    and ((p_person is not null and to_person = p_person and class in ('N3', 'N4', 'N5', 'N6')) or (p_subject is not null and subject_ref = p_subject));
  get diagnostics stopped = row_count;
  return stopped;
end $function$
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
CREATE OR REPLACE FUNCTION screening.own_fact(person uuid, program uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select platform.actor_system() or (person = platform.actor_person() and program = platform.actor_program()) $function$
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

CREATE CONSTRAINT TRIGGER access_log_told AFTER INSERT ON identity.access_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION identity.tell_the_person();
CREATE TRIGGER account_apart BEFORE UPDATE OF roles ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.keep_coordination_apart();
CREATE TRIGGER account_mirror AFTER INSERT OR UPDATE OF active, email_key ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.mirror_sign_in();
CREATE TRIGGER care_relation_apart BEFORE INSERT OR UPDATE ON identity.care_relation FOR EACH ROW EXECUTE FUNCTION identity.keep_coordination_apart();

create policy promise_change on coordination.promise as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR (owed_by = platform.actor_account()) OR ((owed_by IS NULL) AND platform.actor_is(owed_by_role))))));
create policy promise_read on coordination.promise as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text) OR (owed_by = platform.actor_account()) OR ((owed_by IS NULL) AND platform.actor_is(owed_by_role))))));
create policy promise_write on coordination.promise as permissive for insert to public
  with check (platform.actor_system());
create policy consent_add on enrollment.consent as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy consent_read on enrollment.consent as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR identity.may_open(person_id, 'C2'::text) OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('dpo'::text)))));
create policy contact_change on enrollment.contact_point as permissive for update to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy contact_read on enrollment.contact_point as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text)) OR identity.may_open(person_id, 'C1'::text)));
create policy contact_write on enrollment.contact_point as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy facility_add on enrollment.facility as permissive for insert to public
  with check (platform.actor_system());
create policy facility_change on enrollment.facility as permissive for update to public
  using (platform.actor_system());
create policy facility_read on enrollment.facility as permissive for select to public
  using (true);
create policy person_add on enrollment.person as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy person_change on enrollment.person as permissive for update to public
  using ((platform.actor_system() OR (id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text))));
create policy person_read on enrollment.person as permissive for select to public
  using ((platform.actor_system() OR (id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND platform.actor_is('coordinator'::text)) OR identity.may_open(id, 'C1'::text)));
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
   FROM identity.blocked b
  WHERE ((b.person_id = platform.actor_person()) AND (b.account_id = account.id))))))));
create policy alert_care_house on identity.alert_care as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy blocked_add on identity.blocked as permissive for insert to public
  with check ((platform.actor_system() OR ((person_id = platform.actor_person()) AND identity.same_program(program_id))));
create policy blocked_end on identity.blocked as permissive for delete to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy blocked_read on identity.blocked as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy break_glass_open on identity.break_glass as permissive for insert to public
  with check ((platform.actor_system() OR ((account_id = platform.actor_account()) AND identity.same_program(program_id))));
create policy break_glass_read on identity.break_glass as permissive for select to public
  using ((platform.actor_system() OR (account_id = platform.actor_account()) OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND (platform.actor_is('psychiatrist'::text) OR platform.actor_is('dpo'::text) OR platform.actor_is('director'::text)))));
create policy break_glass_review on identity.break_glass as permissive for update to public
  using ((platform.actor_system() OR (identity.same_program(program_id) AND (account_id <> platform.actor_account()) AND (platform.actor_is('psychiatrist'::text) OR platform.actor_is('dpo'::text) OR platform.actor_is('director'::text)))));
create policy care_relation_add on identity.care_relation as permissive for insert to public
  with check (platform.actor_system());
create policy care_relation_end on identity.care_relation as permissive for update to public
  using (platform.actor_system());
create policy care_relation_read on identity.care_relation as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person()) OR (account_id = platform.actor_account()) OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('dpo'::text)))));
create policy device_add on identity.device as permissive for insert to public
  with check (platform.actor_system());
create policy device_change on identity.device as permissive for update to public
  using (((person_id = platform.actor_person()) OR platform.actor_system() OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text)))));
create policy device_read on identity.device as permissive for select to public
  using (((person_id = platform.actor_person()) OR platform.actor_system() OR (identity.same_program(program_id) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text)))));
create policy device_code_add on identity.device_code as permissive for insert to public
  with check ((platform.actor_system() OR (person_id = platform.actor_person()) OR (identity.same_program(program_id) AND platform.actor_is('coordinator'::text))));
create policy device_code_read on identity.device_code as permissive for select to public
  using (platform.actor_system());
create policy device_code_use on identity.device_code as permissive for update to public
  using (platform.actor_system());
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
create policy outbox_own_in_app on messages.outbox as permissive for select to public
  using (((channel = 'in_app'::text) AND ((to_account = platform.actor_account()) OR (to_person = platform.actor_person()))));
create policy outbox_staff on messages.outbox as permissive for select to public
  using (((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('admin'::text) OR platform.actor_is('director'::text)) AND ((class <> 'N6'::text) OR (provider = 'demo'::text))));
create policy outbox_system on messages.outbox as permissive for all to public
  using (platform.actor_system())
  with check (platform.actor_system());
create policy backup_read on platform.backup as permissive for select to ayni_app
  using (true);
create policy change_read on platform.change as permissive for select to ayni_app
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy ledger_read on platform.ledger as permissive for select to ayni_app
  using ((platform.actor_system() OR (account_id = platform.actor_account()) OR (person_id = platform.actor_person()) OR ((program_id = platform.actor_program()) AND (platform.actor_is('admin'::text) OR platform.actor_is('dpo'::text)))));
create policy owed_add on screening.owed as permissive for insert to public
  with check (platform.actor_system());
create policy owed_close on screening.owed as permissive for update to public
  using (platform.actor_system());
create policy owed_read on screening.owed as permissive for select to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND identity.actor_is_clinical())));
create policy response_add on screening.response as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy response_read on screening.response as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy risk_add on screening.risk as permissive for insert to public
  with check (platform.actor_system());
create policy risk_read on screening.risk as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy round_add on screening.round as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy round_change on screening.round as permissive for update to public
  using (platform.actor_system());
create policy round_read on screening.round as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy schedule_add on screening.schedule as permissive for insert to public
  with check (platform.actor_system());
create policy schedule_change on screening.schedule as permissive for update to public
  using (platform.actor_system());
create policy schedule_read on screening.schedule as permissive for select to public
  using ((platform.actor_system() OR (person_id = platform.actor_person())));
create policy statement_add on screening.statement as permissive for insert to public
  with check (screening.own_fact(person_id, program_id));
create policy statement_read on screening.statement as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
create policy triage_add on screening.triage as permissive for insert to public
  with check (platform.actor_system());
create policy triage_read on screening.triage as permissive for select to public
  using (identity.may_open(person_id, 'C3'::text));
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
create policy attempt_add on suicide_prevention.attempt as permissive for insert to public
  with check ((platform.actor_system() OR ((by_account = platform.actor_account()) AND identity.may_open(person_id, 'C4'::text))));
create policy attempt_read on suicide_prevention.attempt as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy drill_add on suicide_prevention.drill as permissive for insert to public
  with check (platform.actor_system());
create policy drill_change on suicide_prevention.drill as permissive for update to public
  using (platform.actor_system());
create policy drill_read on suicide_prevention.drill as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy drill_call_add on suicide_prevention.drill_call as permissive for insert to public
  with check (platform.actor_system());
create policy drill_call_press on suicide_prevention.drill_call as permissive for update to public
  using ((platform.actor_system() OR ((account_id = platform.actor_account()) AND (program_id = platform.actor_program()))));
create policy drill_call_read on suicide_prevention.drill_call as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
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
create policy outcome_add on suicide_prevention.outcome as permissive for insert to public
  with check ((platform.actor_system() OR ((by_account = platform.actor_account()) AND identity.may_open(person_id, 'C4'::text))));
create policy outcome_read on suicide_prevention.outcome as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));
create policy reach_add on suicide_prevention.reach as permissive for insert to public
  with check (platform.actor_system());
create policy reach_change on suicide_prevention.reach as permissive for update to public
  using (platform.actor_system());
create policy reach_read on suicide_prevention.reach as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy rota_add on suicide_prevention.rota_shift as permissive for insert to public
  with check ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy rota_change on suicide_prevention.rota_shift as permissive for update to public
  using ((platform.actor_system() OR ((program_id = platform.actor_program()) AND (platform.actor_is('coordinator'::text) OR platform.actor_is('director'::text)))));
create policy rota_read on suicide_prevention.rota_shift as permissive for select to public
  using (suicide_prevention.on_the_team(program_id));
create policy watch_add on suicide_prevention.rota_watch as permissive for insert to public
  with check (platform.actor_system());
create policy watch_change on suicide_prevention.rota_watch as permissive for update to public
  using (platform.actor_system());
create policy watch_read on suicide_prevention.rota_watch as permissive for select to public
  using ((platform.actor_system() OR (program_id = platform.actor_program())));
create policy signal_add on suicide_prevention.signal as permissive for insert to public
  with check (platform.actor_system());
create policy signal_read on suicide_prevention.signal as permissive for select to public
  using (identity.may_open(person_id, 'C4'::text));

grant insert, select, update on coordination.promise to ayni_app;
grant insert, select on enrollment.consent to ayni_app;
grant select on enrollment.consent_now to ayni_app;
grant insert, select, update on enrollment.contact_point to ayni_app;
grant insert, select, update on enrollment.facility to ayni_app;
grant insert, select, update on enrollment.person to ayni_app;
grant delete, insert, select, update on enrollment.trusted_person to ayni_app;
grant select on evaluation.flow_counts to ayni_evaluation;
grant delete, insert, select, update on evaluation.participant to ayni_app;
grant select on evaluation.table1_cells to ayni_evaluation;
grant execute on function identity.account_of_email(text) to ayni_app;
grant execute on function identity.actor_is_clinical() to public;
grant execute on function identity.begin_care(uuid,uuid,uuid,uuid,text,timestamp with time zone) to public;
grant execute on function identity.cares_for(uuid,uuid,text,boolean) to ayni_app;
grant execute on function identity.device_of_token(text,timestamp with time zone) to ayni_app;
grant execute on function identity.end_care(uuid,uuid,text,timestamp with time zone) to public;
grant execute on function identity.end_sessions(uuid) to ayni_app;
grant execute on function identity.may_open(uuid,text) to public;
grant execute on function identity.pass_second_factor(uuid,timestamp with time zone) to ayni_app;
grant execute on function identity.same_program(uuid) to public;
grant execute on function identity.staff_of_session(text,timestamp with time zone,integer,integer) to ayni_app;
grant execute on function identity.tidy_sign_in(timestamp with time zone) to ayni_app;
grant execute on function identity_auth.may_try(text,timestamp with time zone,integer,integer) to ayni_auth;
grant execute on function messages.enqueue(jsonb) to ayni_app;
grant execute on function messages.figures(uuid,timestamp with time zone) to ayni_app;
grant execute on function messages.stop(uuid,uuid,text,text,timestamp with time zone) to ayni_app;
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
grant execute on function screening.own_fact(uuid,uuid) to public;
grant execute on function suicide_prevention.oldest_unacknowledged() to ayni_app;
grant execute on function suicide_prevention.on_the_team(uuid) to public;
grant execute on function suicide_prevention.phone_seen(uuid) to ayni_app;
grant insert, select on identity.access_log to ayni_app;
grant insert, select, update on identity.account to ayni_app;
grant delete, insert, select on identity.alert_care to ayni_app;
grant delete, insert, select on identity.blocked to ayni_app;
grant insert, select, update on identity.break_glass to ayni_app;
grant insert, select, update on identity.care_relation to ayni_app;
grant insert, select, update on identity.device to ayni_app;
grant insert, select, update on identity.device_code to ayni_app;
grant insert, select, update on identity.participant to ayni_app;
grant insert, select, update on identity.program to ayni_app;
grant insert, select, update on identity.push_subscription to ayni_app;
grant delete, insert, select, update on identity.second_factor to ayni_app;
grant delete, insert, select, update on identity_auth."user" to ayni_auth;
grant delete, insert, select, update on identity_auth.account to ayni_auth;
grant delete, insert, select, update on identity_auth.attempt to ayni_auth;
grant delete, insert, select, update on identity_auth.session to ayni_auth;
grant delete, insert, select, update on identity_auth.verification to ayni_auth;
grant select on messages.metadata to ayni_app;
grant insert, select, update on messages.outbox to ayni_app;
grant select on platform.backup to ayni_app;
grant select on platform.change to ayni_app;
grant insert, select on platform.defect to ayni_app;
grant insert, select, update on platform.job to ayni_app;
grant select on platform.ledger to ayni_app;
grant delete, insert, select, update on platform.worker to ayni_app;
grant usage on schema coordination to ayni_app;
grant usage on schema enrollment to ayni_app;
grant usage on schema evaluation to ayni_app;
grant usage on schema evaluation to ayni_evaluation;
grant usage on schema identity to ayni_app;
grant usage on schema identity_auth to ayni_auth;
grant usage on schema messages to ayni_app;
grant usage on schema platform to ayni_app;
grant usage on schema platform to ayni_evaluation;
grant usage on schema screening to ayni_app;
grant usage on schema suicide_prevention to ayni_app;
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
grant insert, select, update on suicide_prevention.drill to ayni_app;
grant insert, select, update on suicide_prevention.drill_call to ayni_app;
grant insert, select, update on suicide_prevention.incident to ayni_app;
grant insert, select on suicide_prevention.ladder_log to ayni_app;
grant insert, select on suicide_prevention.outcome to ayni_app;
grant insert, select, update on suicide_prevention.reach to ayni_app;
grant insert, select, update on suicide_prevention.rota_shift to ayni_app;
grant insert, select, update on suicide_prevention.rota_watch to ayni_app;
grant insert, select on suicide_prevention.signal to ayni_app;

comment on table coordination.promise is 'Due times count from received_at of what caused them; a promise is kept, withdrawn with a reason, or open. It never disappears.';
comment on table enrollment.facility is 'Health facilities by RENIPRESS code; a facility that leaves the list is closed, never deleted, because posts point at it.';
comment on column enrollment.facility.category is 'I-1 … III-2 as the list says; null where it says none.';
comment on column enrollment.facility.closed_at is 'Since which import the list no longer has it, or says that it does not work.';
comment on column enrollment.person.contactable is 'Answered by any channel at least once; unreachable is not declined (R-ENR-09).';
comment on column enrollment.person.agreed is 'Gave layers 1 and 2 at least once, here or on paper before import.';
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
comment on column identity.care_relation.until is 'When it ended; null while it holds. Ends are written, never planned.';
comment on column identity.device.wipe_requested_at is 'When the device was told to empty itself; it does so at its next sync.';
comment on column identity.program.demo is 'True when everybody in the programme is invented; demo sign-ins exist only here.';
comment on column identity.program.duty_phone is 'Number of the duty team, shown on the crisis screen; belongs to the programme, not to a person.';
comment on column identity.push_subscription.ended_at is 'When the push service said that it is gone, or its owner signed out.';
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
comment on table platform.backup is 'One row an archive written to its end; a row inside an archive is about an earlier one';
comment on column platform.backup.at is 'The snapshot: nothing committed later is in the archive';
comment on column platform.backup.ledger_seq is 'Last receipt number in the archive';
comment on column platform.backup.ledger_hash is 'Hash of that ledger row; a restored ledger must end with it';
comment on column platform.backup.rows is 'Rows of every table together';
comment on column platform.backup.bytes is 'Size of the encrypted archive';
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
comment on column suicide_prevention.rota_shift.ended_at is 'When the shift was taken out of the rota; kept, because who was on call must stay known.';
comment on column suicide_prevention.rota_watch.too_few is 'True while fewer than two clinicians can be reached in the next 12 h: the ASQ is then answered with someone on the phone.';
