-- What leaves the clinical rooms: de-identified, one row a person, read through a role that can see nothing else.

create schema if not exists evaluation;
grant usage on schema evaluation to ayni_app, ayni_evaluation;

create table evaluation.participant (
  study_key text primary key,
  program_id uuid not null,
  contactable boolean not null default false,
  agreed boolean not null default false,
  sex text check (sex in ('F', 'M', 'X')),
  age_years smallint,
  region_ubigeo2 text,
  facility_category text,
  institution text,
  allows_evaluation boolean not null default false,
  assessed_on date,
  first_round_key text,
  level smallint check (level between 0 and 3),
  severe_by_published_rule boolean,
  dep boolean,
  anx boolean,
  alc boolean,
  sui boolean,
  history_type text,
  treatment text,
  first_session_on date,
  updated_at timestamptz not null
);
create index participant_program on evaluation.participant (program_id);
alter table evaluation.participant enable row level security;
grant select, insert, update, delete on evaluation.participant to ayni_app;
create policy participant_system on evaluation.participant for all to ayni_app using (platform.actor_system()) with check (platform.actor_system());

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

-- What a table is made of: counts of people alike in every printed respect. No row is a person.
create view evaluation.table1_cells as
  select program_id, dep, anx, alc, sui, (dep or anx or alc or sui) as mh, sex,
    coalesce(history_type, 'unknown') as history_type, coalesce(treatment, 'unknown') as treatment,
    count(*)::integer as n, count(age_years)::integer as n_age,
    coalesce(sum(age_years), 0)::bigint as age_sum, coalesce(sum(age_years::bigint * age_years), 0)::bigint as age_squares
  from evaluation.participant
  where assessed_on is not null and allows_evaluation and dep is not null
  group by program_id, dep, anx, alc, sui, sex, history_type, treatment;
comment on view evaluation.table1_cells is 'Assessed people who allow evaluation, counted by every variable of Table 1, with sums of age and of its square.';
grant select on evaluation.table1_cells to ayni_evaluation;

create view evaluation.flow_counts as
  select program_id, count(*)::integer as graduates,
    count(*) filter (where contactable)::integer as contactable,
    count(*) filter (where contactable and agreed)::integer as agreed,
    count(*) filter (where assessed_on is not null)::integer as assessed,
    count(*) filter (where assessed_on is not null and allows_evaluation)::integer as assessed_evaluable,
    count(*) filter (where allows_evaluation and (dep or anx or alc or sui))::integer as any_mental_disease,
    count(*) filter (where allows_evaluation and level >= 2)::integer as moderate_or_high,
    count(*) filter (where allows_evaluation and level = 2)::integer as moderate,
    count(*) filter (where allows_evaluation and level = 3)::integer as high,
    count(*) filter (where allows_evaluation and sui)::integer as suicide_risk
  from evaluation.participant group by program_id;
comment on view evaluation.flow_counts is 'The participant flow, step by step; clinical steps count only those who allow evaluation.';
grant select on evaluation.flow_counts to ayni_evaluation;
