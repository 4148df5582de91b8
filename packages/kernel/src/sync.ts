/**
 * The one round trip between phone and server, `POST /sync`, JSON (gzip allowed), `Authorization: Bearer <device token>`.
 * Arrays instead of objects because the link is 2G and browsers do not compress uploads.
 */

/** `[command id, command name, occurred at (ms by the device's clock), input]` */
export type WireCommand = readonly [id: string, name: string, occurredAtMs: number, input: unknown]

export type SyncRequest = {
  readonly v: 1
  /** Cursor of the last feed received; 0 asks for everything. */
  readonly c: number
  /** The device's clock as it sends, in ms: the server measures its offset. */
  readonly t: number
  readonly q: readonly WireCommand[]
}

/** `a` accepted with receipt number, `d` duplicate with the first receipt number, `r` refused with a code. */
export type WireOutcome =
  | readonly [id: string, outcome: 'a' | 'd', receipt: number, receivedAtMs: number]
  | readonly [id: string, outcome: 'r', code: string, problems: readonly string[]]

/** `[kind, key, body]`; a null body means the thing is gone. */
export type WireChange = readonly [kind: string, key: string, body: unknown]

export type SyncResponse = {
  readonly o: readonly WireOutcome[]
  readonly f: readonly WireChange[]
  readonly c: number
  readonly t: number
  /** `reload`: forget the copy and begin at cursor 0. `wipe`: this device was signed out; empty everything. */
  readonly reset?: 'reload' | 'wipe'
  /** With `reload`: its person left. What was written and sent goes too, not only the copy. */
  readonly left?: true
}
