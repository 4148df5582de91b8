import type { WireChange } from '@ayni/kernel/sync'

/**
 * A kind of fact and what its body is. The server parses every fact with the module's contract before it enters the
 * feed, and the phone writes what its own types allow: the body is taken at its word here, without a validator's bytes.
 */
export type FactKind<Body> = { readonly name: string; readonly holds: (body: unknown) => body is Body }

export function factKind<Body>(
  name: string,
  holds: (body: unknown) => body is Body = (body): body is Body => body !== null && body !== undefined,
): FactKind<Body> {
  return { name, holds }
}

/** `item` names the outbox item that has not been received yet; null where the server has it. */
export type Fact<Body> = { readonly key: string; readonly body: Body; readonly item: string | null }

/** What a module's `phone/local.ts` reads with. The same over the disk and over memory. */
export type Local = {
  readonly get: <Body>(kind: FactKind<Body>, key: string) => Fact<Body> | null
  readonly all: <Body>(kind: FactKind<Body>) => readonly Fact<Body>[]
  readonly draft: <Body>(kind: FactKind<Body>, key: string) => Body | null
  /** Calls back when facts, drafts or items of this kind may have changed. Returns how to stop. */
  readonly watch: (kind: string, changed: () => void) => () => void
}

export type FactMap = Map<string, Map<string, unknown>>

/** Applies one change in place. */
export function applyChange(facts: FactMap, [kind, key, body]: WireChange): void {
  const ofKind = facts.get(kind) ?? new Map<string, unknown>()
  if (body === null) ofKind.delete(key)
  else ofKind.set(key, body)
  facts.set(kind, ofKind)
}

export function toFactMap(changes: readonly WireChange[]): FactMap {
  const facts: FactMap = new Map()
  for (const change of changes) applyChange(facts, change)
  return facts
}
