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
