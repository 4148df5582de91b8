const MOST_ROWS = 200
/** Below the 64 kB that the server takes, with room for the rest of the request. */
const MOST_BYTES = 48_000

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** Rows in parts that one request can carry. */
export function inParts<Row>(rows: readonly Row[], mostRows = MOST_ROWS): readonly (readonly Row[])[] {
  const parts: Row[][] = []
  let [open, bytes]: [Row[], number] = [[], 0]
  for (const row of rows) {
    const size = bytesOf(row) + 1
    if (open.length > 0 && (open.length >= mostRows || bytes + size > MOST_BYTES)) {
      parts.push(open)
      open = []
      bytes = 0
    }
    open.push(row)
    bytes += size
  }
  return open.length > 0 ? [...parts, open] : parts
}
