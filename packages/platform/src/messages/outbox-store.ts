import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { ChannelName, Lane, MessageClass, MessageState } from './classes.ts'
import type { TemplateWords } from './words.ts'

/** A row as the worker claims it. */
export type ClaimedMessage = {
  readonly id: string
  readonly program_id: string
  readonly key: string
  readonly class: MessageClass
  readonly channel: ChannelName
  readonly to_account: string | null
  readonly to_person: string | null
  readonly sealed: string
  readonly template: string
  readonly params: Readonly<Record<string, unknown>>
  readonly language: 'es' | 'en'
  readonly subject_ref: string | null
  readonly hours: unknown
  readonly appointment_at: Instant | null
  readonly expires_at: Instant | null
  readonly attempts: number
  readonly contact_id: string | null
  readonly tried: readonly string[]
  readonly root_id: string | null
  readonly after_id: string | null
  /** The same message in the app, when this one waits for it to stay unread. */
  readonly twin: {
    readonly handed_at: Instant | null
    readonly read_at: Instant | null
    readonly due_at: Instant
  } | null
  /** The programme's own words. */
  readonly words: TemplateWords | null
}

/** Channels that have something due. */
export async function dueChannels(tx: Tx, lane: Lane, now: Instant): Promise<readonly ChannelName[]> {
  const result = await sql<{ channel: ChannelName }>`select distinct channel from messages.outbox
    where lane = ${lane} and due_at <= ${now} and state in ('queued', 'held', 'sending')`.execute(tx)
  return result.rows.map((row) => row.channel)
}

export type Claim = {
  readonly lane: Lane
  readonly channel: ChannelName
  readonly now: Instant
  readonly lease: string
  readonly leaseUntil: Instant
  readonly limit: number
}

/**
 * Takes due rows for this worker alone; a row whose lease ran out (a worker that was killed) is due again. Whether that
 * worker had already handed it over, nobody knows: it is sent again, which is why keys go with it to the provider.
 */
export async function claimDue(
  tx: Tx,
  { lane, channel, now, lease, leaseUntil, limit }: Claim,
): Promise<readonly ClaimedMessage[]> {
  const result = await sql<ClaimedMessage>`
    update messages.outbox o set state = 'sending', lease = ${lease}, due_at = ${leaseUntil}, attempts = attempts + 1
    from (
      select id from messages.outbox
      where lane = ${lane} and channel = ${channel} and due_at <= ${now} and state in ('queued', 'held', 'sending')
      order by class = 'N0', due_at limit ${limit} for update skip locked
    ) due
    where o.id = due.id
    returning o.id, o.program_id, o.key, o.class, o.channel, o.to_account, o.to_person, o.sealed, o.template, o.params, o.language,
      o.subject_ref, o.hours, o.appointment_at, o.expires_at, o.attempts, o.contact_id, o.tried, o.root_id, o.after_id,
      (select jsonb_build_object('handed_at', a.handed_at, 'read_at', a.read_at,
          -- While it is being sent its due time is the end of a lease, and says nothing about the app.
          'due_at', case when a.state = 'sending' then ${now} else a.due_at end)
        from messages.outbox a where a.id = o.after_id and a.state not in ('failed', 'expired')) as twin,
      (select case when w.short is null then null else jsonb_build_object('short', w.short, 'push', w.push, 'subject', w.subject) end
        from messages.template_override w where w.program_id = o.program_id and w.template = o.template and w.language = o.language
        order by w.version desc limit 1) as words`.execute(tx)
  return result.rows
}

/** How one attempt ended. */
export type AttemptEnd = {
  readonly id: string
  readonly state: Exclude<MessageState, 'sending' | 'delivered'>
  readonly reason: string | null
  readonly due_at: Instant
  readonly attempts: number
  readonly provider: string | null
  readonly provider_id: string | null
  readonly handed_at: Instant | null
  readonly ended_at: Instant | null
  /** Another address of the same person, because the book changed. */
  readonly channel: ChannelName | null
  readonly contact_id: string | null
  readonly sealed: string | null
  readonly address_hint: string | null
}

/** Writes many ends at once. A receipt that was quicker than we are is not overwritten. */
export async function recordEnds(tx: Tx, lease: string, ends: readonly AttemptEnd[]): Promise<void> {
  await sql`
    update messages.outbox o set
      state = case when o.state = 'sending' then r.state else o.state end,
      reason = case when o.state = 'sending' then r.reason else o.reason end,
      ended_at = case when o.state = 'sending' then r.ended_at else o.ended_at end,
      due_at = r.due_at, attempts = r.attempts, lease = null,
      provider = coalesce(r.provider, o.provider), provider_id = coalesce(r.provider_id, o.provider_id),
      handed_at = coalesce(o.handed_at, r.handed_at), channel = coalesce(r.channel, o.channel),
      contact_id = coalesce(r.contact_id, o.contact_id), sealed = coalesce(r.sealed, o.sealed),
      address_hint = coalesce(r.address_hint, o.address_hint)
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as r (id uuid, state text, reason text, due_at timestamptz, attempts integer,
      provider text, provider_id text, handed_at timestamptz, ended_at timestamptz, channel text, contact_id text, sealed text, address_hint text)
    where o.id = r.id and o.lease = ${lease}`.execute(tx)
}
