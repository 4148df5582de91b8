import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import { sql } from 'kysely'
import type { KeyRing } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'
import type { ChannelName, MessageClass, MessageState } from './classes.ts'
import { type Rendered, render } from './render.ts'
import { openEnvelope } from './sealed-envelope.ts'
import { isTemplateName } from './templates.ts'

export type ListedMessage = {
  readonly id: string
  readonly class: MessageClass
  readonly channel: ChannelName
  readonly template: string
  /** Masked. */
  readonly address: string
  /** What the recipient reads or hears. */
  readonly text: string
  readonly subject: string | null
  readonly state: MessageState
  readonly at: Instant
}

type Row = {
  id: string
  class: MessageClass
  channel: ChannelName
  template: string
  params: Readonly<Record<string, unknown>>
  language: 'es' | 'en'
  address_hint: string
  sealed: string | null
  state: MessageState
  at: Instant
}

function textFor(channel: ChannelName, { push, short, email, spoken }: Rendered): string {
  switch (channel) {
    case 'push':
      return push.body
    case 'voice':
      return `${spoken.once} ${spoken.once} ${spoken.closing}`.trim()
    case 'email':
      return email.text
    case 'sms':
    case 'whatsapp':
    case 'in_app':
      return short
  }
}

function listed(row: Row, keys?: KeyRing): ListedMessage[] {
  if (!isTemplateName(row.template)) return []
  const secret = keys === undefined || row.sealed === null ? {} : openEnvelope(keys, row.id, row.sealed)?.secret
  const rendered = render(row.template, { ...row.params, ...secret }, row.language)
  const { id, channel, template, state, at } = row
  const subject = channel === 'email' ? rendered.email.subject : null
  return [
    {
      id,
      class: row.class,
      channel,
      template,
      address: row.address_hint,
      text: textFor(channel, rendered),
      subject,
      state,
      at,
    },
  ]
}

/**
 * Newest first, everything that would have gone out in a demo, codes and links included, because nobody else receives them.
 * The actor's rows only: coordinator, admin, director, system.
 */
export async function listDemoMessages(
  tx: Tx,
  { limit, after, keys }: { readonly limit: number; readonly after?: string | undefined; readonly keys: KeyRing },
): Promise<readonly ListedMessage[]> {
  const { rows } = await sql<Row>`
    select m.id, m.class, m.channel, m.template, m.params, m.language, m.address_hint, m.sealed, m.state, m.handed_at as at
    from messages.outbox m
    where m.provider = 'demo' and m.handed_at is not null
      and (${after ?? null}::uuid is null or (m.handed_at, m.id) < (select l.handed_at, l.id from messages.metadata l where l.id = ${after ?? null}::uuid))
    order by m.handed_at desc, m.id desc limit ${Math.min(limit, 200)}`.execute(tx)
  return rows.flatMap((row) => listed(row, keys))
}

/** Newest first, what one recipient has to read in the app itself. */
export async function listInAppMessages(
  tx: Tx,
  {
    accountId,
    personId,
    limit,
  }: { readonly accountId?: AccountId; readonly personId?: PersonId; readonly limit: number },
): Promise<readonly ListedMessage[]> {
  const { rows } = await sql<Row>`
    select id, class, channel, template, params, language, address_hint, null as sealed, state, handed_at as at
    from messages.metadata
    where channel = 'in_app' and handed_at is not null and (to_account = ${accountId ?? null} or to_person = ${personId ?? null})
    order by handed_at desc, id desc limit ${Math.min(limit, 200)}`.execute(tx)
  return rows.flatMap((row) => listed(row))
}
