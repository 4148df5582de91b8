import type { SyncRequest, SyncResponse } from '@ayni/kernel/sync'

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

export type Posted = { readonly status: number; readonly body: unknown }
export type PostOptions = {
  readonly token?: string
  /** A shorter wait, and it goes on when the page is left. */
  readonly urgent?: boolean
  /** The idempotency key: the same one after no answer, so that a code is not spent on an answer that was lost. */
  readonly id?: string
  /** Only `/sync` unpacks. */
  readonly gzip?: boolean
}
/** Null: no answer. */
export type Post = (path: string, body: unknown, how?: PostOptions) => Promise<Posted | null>

/** Below this the gzip header costs more than it saves. */
const worthPacking = 200
/** Browsers refuse keepalive above 64 KiB in flight. */
const keepaliveLimit = 60_000
const timeoutMs = { urgent: 20_000, other: 30_000 } as const

export type Packed = { readonly bytes: Uint8Array<ArrayBuffer>; readonly packed: boolean }

/** The body as it travels. */
export async function pack(body: unknown, gzip: boolean): Promise<Packed> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  if (!gzip || bytes.length < worthPacking || typeof CompressionStream === 'undefined') return { bytes, packed: false }
  const squeezed = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')))
  return { bytes: new Uint8Array(await squeezed.arrayBuffer()), packed: true }
}

/** The phone's only `fetch`. @param origin '' for the page's own */
export function createPost(origin = '', get: typeof fetch = fetch): Post {
  return async (path, body, { token, urgent = false, id, gzip = false } = {}) => {
    const { bytes, packed } = await pack(body, gzip)
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (packed) headers['content-encoding'] = 'gzip'
    if (id) headers['idempotency-key'] = id
    if (token) headers.authorization = `Bearer ${token}`
    try {
      const response = await get(`${origin}${path}`, {
        method: 'POST',
        body: bytes,
        headers,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: urgent && bytes.length < keepaliveLimit,
        signal: AbortSignal.timeout(urgent ? timeoutMs.urgent : timeoutMs.other),
      })
      return { status: response.status, body: await response.json().catch(() => null) }
    } catch {
      return null
    }
  }
}

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
