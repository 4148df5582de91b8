import type { SyncRequest, SyncResponse } from '@ayni/kernel/sync'
import type { Post, Posted } from './post.ts'

/** `again`: no answer, or the server is unwell; the same ids go again. `smaller`: too much, or one item spoils the rest. */
export type SendResult =
  | { readonly is: 'answer'; readonly response: SyncResponse }
  | { readonly is: 'again' }
  | { readonly is: 'smaller'; readonly code: 'input.too-large' | 'input.malformed' }
  | { readonly is: 'signed-out' }

export type Send = (
  request: SyncRequest,
  how: { readonly token: string; readonly urgent: boolean },
) => Promise<SendResult>

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function isOutcome(value: unknown): boolean {
  if (!isList(value) || typeof value[0] !== 'string') return false
  if (value[1] === 'r') return typeof value[2] === 'string'
  return (value[1] === 'a' || value[1] === 'd') && typeof value[2] === 'number' && typeof value[3] === 'number'
}

const isChange = (value: unknown): boolean =>
  isList(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && value.length === 3

/** A captive portal answers 200 to anything: only a whole answer of ours may say "recibido". */
export function isSyncResponse(value: unknown): value is SyncResponse {
  if (typeof value !== 'object' || value === null || !('o' in value && 'f' in value && 'c' in value && 't' in value))
    return false
  return (
    isList(value.o) &&
    value.o.every(isOutcome) &&
    isList(value.f) &&
    value.f.every(isChange) &&
    typeof value.c === 'number' &&
    typeof value.t === 'number' &&
    (!('reset' in value) || value.reset === undefined || value.reset === 'reload' || value.reset === 'wipe')
  )
}

/** Any hotel's network can answer 401: only our own code says that this phone is no longer known. */
function saysUnknown(body: unknown): boolean {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  return code === 'device.unknown' || code === 'auth.required'
}

export function readAnswer(posted: Posted | null): SendResult {
  if (posted?.status === 200 && isSyncResponse(posted.body)) return { is: 'answer', response: posted.body }
  if (posted?.status === 401 && saysUnknown(posted.body)) return { is: 'signed-out' }
  if (posted?.status === 413) return { is: 'smaller', code: 'input.too-large' }
  if (posted?.status === 400 || posted?.status === 422) return { is: 'smaller', code: 'input.malformed' }
  return { is: 'again' }
}

export const createSend =
  (post: Post): Send =>
  async (request, how) =>
    readAnswer(await post('/sync', request, { ...how, gzip: true }))
