import type { AttemptHow, AttemptResult, AttemptWindow, Slot } from '@ayni/clinical/outreach'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type AttemptPurpose = 'invitation' | 'first-check' | 'resume' | 'profile'

export type NewAttempt = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly cycle: number
  readonly how: AttemptHow
  readonly channel: string
  readonly contact: string | null
  readonly purpose: AttemptPurpose
  readonly subject: string | null
  readonly template: string | null
  readonly window: AttemptWindow
  readonly slot: Slot
  readonly at: Instant
  readonly message: string | null
  readonly by: AccountId | null
  readonly overrideSealed: string | null
  readonly madeAt: Instant
}

/**
 * Writes attempts and, in the same statement, where each person stands after them: how many in the cycle, and until when
 * nothing is tried. Of one person at most one at a time. By which channel a message goes, the outbox knows.
 */
export async function addAttempts(
  tx: Tx,
  attempts: readonly NewAttempt[],
  limits: { readonly perCycle: number; readonly silentDays: number; readonly spacingHours: number },
): Promise<void> {
  if (attempts.length === 0) return
  await sql`with given as (
      select g.id, g.program, g.person, g.cycle, g.how, g.purpose, g.subject, g.template, g."window", g.slot, g.at, g.message, g."by",
        g."overrideSealed", g."madeAt", coalesce(g.contact, o.contact_id::uuid) as contact,
        case o.channel when 'sms' then 'movil' when 'email' then 'correo' when 'whatsapp' then 'whatsapp' else g.channel end as channel
      from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb) as g (id uuid, program uuid, person uuid, cycle integer,
        how text, channel text, contact uuid, purpose text, subject text, template text, "window" text, slot text, at timestamptz,
        message uuid, "by" uuid, "overrideSealed" text, "madeAt" timestamptz) left join messages.outbox o on o.id = g.message
    ), added as (
      insert into outreach.attempt (id, program_id, person_id, cycle_no, how, channel, contact_id, purpose, subject, template,
        window_kind, slot, at, message_id, by_account, override_sealed, made_at)
      select id, program, person, cycle, how, channel, contact, purpose, subject, template, "window", slot, at, message, "by",
        "overrideSealed", "madeAt" from given
    ), opened as (
      insert into outreach.cycle (person_id, number, program_id, opened_at)
      select person, cycle, program, at from given on conflict do nothing
    )
    insert into outreach.standing as s (person_id, program_id, cycle_no, attempts, attempts_ever, last_at, last_channel, last_slot, ready_at)
    select person, program, cycle, 1, 1, at, channel, slot, at + ${limits.spacingHours}::integer * interval '1 hour' from given
    on conflict (person_id) do update set
      attempts = case when s.cycle_no = excluded.cycle_no then s.attempts + 1 else 1 end, cycle_no = excluded.cycle_no,
      attempts_ever = s.attempts_ever + 1, last_at = excluded.last_at, last_channel = excluded.last_channel,
      last_slot = excluded.last_slot, asked_at = null, call_waits_since = null,
      reinvited_at = case when s.declined_at is not null and s.reinvited_at is null then excluded.last_at else s.reinvited_at end,
      ready_at = excluded.ready_at,
      silent_until = case when s.cycle_no = excluded.cycle_no and s.attempts + 1 >= ${limits.perCycle}
        then excluded.last_at + ${limits.silentDays}::integer * interval '1 day' end`.execute(tx)
}

export type KnownAttempt = {
  readonly id: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly cycle: number
  readonly at: Instant
  readonly how: AttemptHow
  readonly channel: string
  readonly contact: string | null
  readonly purpose: AttemptPurpose
  readonly window: AttemptWindow
  readonly slot: Slot
  readonly result: AttemptResult | null
  readonly overrideSealed: string | null
  readonly madeAt: Instant
  readonly by: AccountId | null
}

const columns = sql`id, person_id as person, program_id as program, cycle_no as cycle, at, how, channel, contact_id as contact, purpose,
  window_kind as "window", slot, result, override_sealed as "overrideSealed", made_at as "madeAt", by_account as "by"`

/** What counts, oldest first. */
export async function attemptsOf(tx: Tx, people: readonly PersonId[]): Promise<readonly KnownAttempt[]> {
  const { rows } = await sql<KnownAttempt>`select ${columns} from outreach.attempt
    where person_id = any (${[...people]}::uuid[]) and undone_at is null order by at, id`.execute(tx)
  return rows
}

export async function lockAttempt(tx: Tx, id: string): Promise<KnownAttempt | undefined> {
  const { rows } = await sql<KnownAttempt>`select ${columns} from outreach.attempt
    where id = ${id} and how = 'call' and undone_at is null for update`.execute(tx)
  return rows[0]
}

export async function setResult(
  tx: Tx,
  id: string,
  { result, at, laterAt }: { readonly result: AttemptResult; readonly at: Instant; readonly laterAt: Instant | null },
): Promise<void> {
  await sql`update outreach.attempt set result = ${result}, result_at = ${at}, later_at = ${laterAt} where id = ${id}`.execute(
    tx,
  )
}

/**
 * Which number the call went to: the one that the caller names, else the one noted when it began, else the only one there is.
 * Undefined: the one named is not theirs, or is a stranger's by now.
 */
export async function setDialled(
  tx: Tx,
  attempt: KnownAttempt,
  named: string | null,
): Promise<Pick<KnownAttempt, 'contact' | 'channel'> | undefined> {
  const { rows } = await sql<Pick<KnownAttempt, 'contact' | 'channel'>>`with theirs as (
      select c.id, c.channel, count(*) over () as n from enrollment.contact_point c
      where c.person_id = ${attempt.person} and c.removed_at is null and c.wrong_since is null and c.channel <> 'correo'
    ) update outreach.attempt a set contact_id = t.id, channel = t.channel from theirs t
    where a.id = ${attempt.id} and (t.id = ${named ?? attempt.contact}::uuid or (${named ?? attempt.contact}::uuid is null and t.n = 1))
    returning a.contact_id as contact, a.channel`.execute(tx)
  return rows[0] ?? (named === null ? attempt : undefined)
}

/** Takes an attempt out of the count, and puts the standing back to what the others say. */
export async function undoAttempts(tx: Tx, ids: readonly string[], at: Instant, spacingHours: number): Promise<void> {
  if (ids.length === 0) return
  await sql`update outreach.attempt set undone_at = ${at} where id = any (${[...ids]}::uuid[]) and undone_at is null`.execute(
    tx,
  )
  await sql`update outreach.standing s set attempts = n.attempts, attempts_ever = n.ever, last_at = n.last_at, last_slot = n.slot,
      last_channel = n.channel, silent_until = null, ready_at = coalesce(n.last_at + ${spacingHours}::integer * interval '1 hour', s.ready_at)
    from (
      select p.person_id, count(a.id) filter (where a.cycle_no = p.cycle_no)::integer as attempts, count(a.id)::integer as ever,
        max(a.at) as last_at, (array_agg(a.slot order by a.at desc) filter (where a.id is not null))[1] as slot,
        (array_agg(a.channel order by a.at desc) filter (where a.id is not null))[1] as channel
      from outreach.standing p left join outreach.attempt a on a.person_id = p.person_id and a.undone_at is null
      where p.person_id in (select person_id from outreach.attempt where id = any (${[...ids]}::uuid[]))
      group by p.person_id
    ) n where n.person_id = s.person_id`.execute(tx)
}

/** An answer, however it came: what was begun is over, and the next attempt, if ever one is needed, begins a new cycle. */
export async function endCycle(
  tx: Tx,
  person: PersonId,
  {
    at,
    why,
    askedAt,
  }: { readonly at: Instant; readonly why: 'answered' | 'declined'; readonly askedAt: Instant | null },
): Promise<void> {
  await sql`with ended as (
      update outreach.cycle c set ended_at = ${at}, ended_why = ${why} from outreach.standing s
      where s.person_id = ${person} and c.person_id = s.person_id and c.number = s.cycle_no and c.ended_at is null
    ), answered as (
      update outreach.attempt set result = 'respondido', result_at = ${at}
      where id = (select id from outreach.attempt where person_id = ${person} and how = 'message' and undone_at is null
          order by at desc, id desc limit 1)
        and (result is null or result in ('entregado', 'leido')) and ${why} = 'answered'
    )
    update outreach.standing set cycle_no = cycle_no + case when attempts > 0 then 1 else 0 end, attempts = 0, silent_until = null,
      asked_at = coalesce(${askedAt}::timestamptz, asked_at), reached_at = coalesce(reached_at, ${at}), unreachable_at = null,
      declined_at = case when ${why} = 'declined' then coalesce(declined_at, ${at}) else declined_at end
    where person_id = ${person}`.execute(tx)
}

/** Attempts of the cycle that is open; none where nobody has tried. */
export async function openAttempts(tx: Tx, person: PersonId): Promise<number> {
  const { rows } = await sql<{
    attempts: number
  }>`select attempts from outreach.standing where person_id = ${person}`.execute(tx)
  return rows[0]?.attempts ?? 0
}

export async function askLater(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update outreach.standing set asked_at = ${at} where person_id = ${person}`.execute(tx)
}

export async function noteNewContact(tx: Tx, people: readonly PersonId[], at: Instant): Promise<void> {
  await sql`update outreach.standing set new_contact_at = ${at}, no_message_until = null
    where person_id = any (${[...people]}::uuid[])`.execute(tx)
}
