import type { PersonId } from '@ayni/kernel'
import type { FeedReader, ServerModule } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { isLocked } from './after-leaving-store.ts'

/**
 * What a phone keeps when its person left: who they are, what they allowed, whom to call, the alert that is still open, and what
 * they asked for. Everything else is gone from every phone at its next sync.
 * @safety The way to help and the safety plan stay: leaving the programme is no reason to be alone.
 */
export const staysOnThePhone: ReadonlySet<string> = new Set([
  'me',
  'consent',
  'trusted',
  'safety',
  'safety-plan',
  'plan-agencies',
  'alert',
  'device',
  'request',
  'access',
  'blocked',
  'promise',
])

const asked = new WeakMap<Tx, Promise<boolean>>()

/** One question a transaction, however many kinds a phone holds. */
function hasLeft(tx: Tx, person: PersonId): Promise<boolean> {
  const known = asked.get(tx)
  if (known !== undefined) return known
  const answer = isLocked(tx, person)
  asked.set(tx, answer)
  return answer
}

const sparing = (reader: FeedReader): FeedReader =>
  staysOnThePhone.has(reader.kind)
    ? reader
    : {
        ...reader,
        read: async (context, person, keys) =>
          (await hasLeft(context.tx, person)) ? new Map() : reader.read(context, person, keys),
      }

/** The same rooms, whose feeds are silent towards the phones of somebody who left. */
export const sparingWhoLeft = (modules: readonly ServerModule[]): readonly ServerModule[] =>
  modules.map((one) => (one.feed === undefined ? one : { ...one, feed: one.feed.map(sparing) }))
