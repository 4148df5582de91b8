const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const DEFLATED = 8

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) if (view.getUint32(at, true) === END) return at
  return -1
}

/**
 * The files of a zip archive by name, opened with what the browser brings: the page's security policy lets no library start
 * a worker from a blob. Undefined when it is no archive.
 */
export function entriesOf(buffer: ArrayBuffer): ReadonlyMap<string, () => Promise<string>> | undefined {
  const view = new DataView(buffer)
  const end = view.byteLength < END_BYTES ? -1 : endOf(view)
  if (end < 0) return undefined
  const found = new Map<string, () => Promise<string>>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(new Uint8Array(buffer, at + ENTRY_BYTES, nameBytes))
    const [method, size, local] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]
    found.set(name, async () => {
      const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const bytes = new Uint8Array(buffer, start, size)
      return new TextDecoder().decode(method === DEFLATED ? await inflate(bytes) : bytes)
    })
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return found
}
