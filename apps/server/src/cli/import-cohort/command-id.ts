import { createHash } from 'node:crypto'

/**
 * The id of an imported command: the same programme, person, step and content give the same id, so that importing a file
 * again repeats nothing, and a corrected row is a new fact. UUID version 8 (RFC 9562 §5.8).
 */
export function commandIdOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
