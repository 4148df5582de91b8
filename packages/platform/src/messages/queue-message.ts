import { createHash } from 'node:crypto'
import { type Instant, type Refusal, refuse } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import { seal } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'
import { maskAddress } from './address.ts'
import { isSafety } from './classes.ts'
import type { DraftMessage } from './draft-message.ts'
import { lintMessage } from './forbidden-words.ts'
import type { CodeToPerson, OutgoingMessage } from './outgoing-message.ts'
import { decide } from './policy.ts'
import { checkedRender } from './render.ts'
import { sealContext } from './sealed-envelope.ts'
import { insertMessages, type NewMessage } from './store.ts'
import { hasSecretParams, templates } from './templates.ts'

export type QueueContext = { readonly now: Instant; readonly keys: KeyRing }

export type Queued = {
  readonly id: string
  readonly state: string
  /** When it may go. */
  readonly dueAt: Instant
  /** The same key had been queued before; nothing was added. */
  readonly repeated: boolean
}

export type QueueRefusal =
  | 'messages.params-malformed'
  | 'messages.forbidden-words'
  | 'messages.template-unknown'
  | 'messages.class-mismatch'
export type QueueOutcome = Queued | Refusal<QueueRefusal>

/** UUID version 8 of a key: the same message has the same id wherever it is queued from. */
export function messageId(programId: string, key: string): string {
  const hex = createHash('sha256').update(`${programId}\u0000${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * The only way to send anything to staff: in the caller's transaction, so that it goes if and only if the cause is saved.
 * A repeated key adds nothing. There is no way to force a held class out.
 */
export async function queueMessage(
  tx: Tx,
  message: OutgoingMessage | CodeToPerson,
  ctx: QueueContext,
): Promise<QueueOutcome> {
  const [outcome] = await queueMessages(tx, [message], ctx)
  if (outcome === undefined) throw new Error('one message was queued and none answered for')
  return outcome
}

/** Many at once in one statement; the outcomes keep the order of the messages. */
export async function queueMessages(
  tx: Tx,
  messages: readonly (OutgoingMessage | CodeToPerson)[],
  ctx: QueueContext,
): Promise<readonly QueueOutcome[]> {
  return (await queueDrafts(tx, messages, ctx)).map((outcome) => {
    if (!('refused' in outcome)) return outcome
    const { refused, ...rest } = outcome
    if (refused === 'messages.too-soon') throw new Error('turns are for physicians')
    return { refused, ...rest }
  })
}

export type DraftOutcome = Queued | Refusal<QueueRefusal | 'messages.too-soon'>

/** For this folder only: rows to anybody. */
export async function queueDrafts(
  tx: Tx,
  drafts: readonly DraftMessage[],
  ctx: QueueContext,
): Promise<readonly DraftOutcome[]> {
  const prepared = drafts.map((draft) => prepare(draft, ctx))
  const rows = prepared.flatMap((p) => ('row' in p ? [p.row] : []))
  const stored = new Map((await insertMessages(tx, rows)).map((row) => [row.id, row]))
  return prepared.map((p) => {
    if ('refused' in p) return p
    const row = stored.get(p.row.id)
    if (row === undefined) throw new Error('a message was queued and cannot be found')
    if (row.state === 'refused') return refuse('messages.too-soon')
    return { id: row.id, state: row.state, dueAt: row.due_at, repeated: row.repeated }
  })
}

function prepare(draft: DraftMessage, ctx: QueueContext): { readonly row: NewMessage } | Refusal<QueueRefusal> {
  const check = checkedRender(draft.template, draft.params, draft.language ?? 'es')
  if (!check.ok && check.code === 'messages.template-unknown') return refuse(check.code)
  if (templates[draft.template].class !== draft.class) return refuse('messages.class-mismatch')
  if (!check.ok && !isSafety(draft.class)) return refuse(check.code, { rules: check.rules })
  const broken = draft.calendar === undefined ? [] : lintCalendar(draft.calendar)
  if (broken.length > 0) return refuse('messages.forbidden-words', { rules: broken })
  // @safety a malformed alias must not stop an alarm: it goes without its parameters, "tarea urgente. Abrir tablero."
  const params = check.ok ? check.params : {}
  return { row: rowOf(draft, params, ctx) }
}

/** An invitation stands in a calendar that others see. Its lines are unfolded; its link opens a call, and is left alone. */
const lintCalendar = (text: string): readonly string[] =>
  lintMessage(text.replace(/\r?\n[ \t]/g, ''))
    .map(({ rule }) => rule)
    .filter((rule) => rule !== 'link')

function rowOf(draft: DraftMessage, params: Readonly<Record<string, unknown>>, ctx: QueueContext): NewMessage {
  const id = messageId(draft.programId, draft.key)
  const decision = decide({ ...draft, now: ctx.now })
  const lasting = isSafety(draft.class)
  const isSecret = hasSecretParams(draft.template)
  return {
    id,
    program_id: draft.programId,
    key: draft.key,
    class: draft.class,
    channel: draft.channel,
    to_account: draft.to.accountId ?? null,
    to_person: draft.to.personId ?? null,
    sealed: seal(ctx.keys, sealContext(id), {
      address: draft.address,
      fallback: lasting || draft.id !== undefined ? (draft.fallback ?? []) : [],
      secret: isSecret ? params : {},
      ...(draft.calendar === undefined ? {} : { calendar: draft.calendar }),
    }),
    address_hint: maskAddress(draft.address),
    template: draft.template,
    params: isSecret ? {} : params,
    language: draft.language ?? 'es',
    subject_ref: draft.subjectRef ?? null,
    // A physician's hours are read again when it goes.
    hours: draft.to.accountId === undefined ? null : (draft.hours ?? null),
    appointment_at: draft.appointmentAt ?? null,
    expires_at: lasting ? null : (draft.expiresAt ?? null),
    state: decision.do === 'send' ? 'queued' : 'held',
    reason: decision.do === 'send' ? null : `policy.${decision.because}`,
    due_at: decision.do === 'send' ? ctx.now : decision.until,
    fallback_of: null,
    queued_at: ctx.now,
    contact_id: draft.id ?? null,
    tried: [],
    root_id: null,
    after_id: draft.afterId ?? null,
  }
}
