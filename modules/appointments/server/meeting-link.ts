import { z } from '@ayni/kernel'
import { type KeyRing, keyedHash, open, seal } from '@ayni/platform/crypto'
import type { AppointmentMode } from '../contract.ts'

const context = (id: string): string => `appointments.meeting:${id}`
const shape = z.object({ link: z.string().nullable() })

/** @source [D] a public Jitsi needs no account and runs in the browser; a programme names its own by AYNI_MEETING_URL. */
export const DEFAULT_MEETING_URL = 'https://meet.jit.si'

/**
 * @safety the name of the room is its only door: 120 bits of a keyed hash over fresh chance, so that nobody can guess it and
 * the meeting service learns nothing from it.
 */
export const newRoom = (base: string, keys: KeyRing, fresh: string): string =>
  `${base.replace(/\/+$/, '')}/Ayni-${keyedHash(keys, 'appointments.room', fresh)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24)}`

export const sealLink = (keys: KeyRing, id: string, link: string | null): string => seal(keys, context(id), { link })
export const openLink = (keys: KeyRing, id: string, sealed: string): string | null =>
  open(keys, context(id), sealed, shape).link

/** By video there is always an address: the one that was given, or a room of ours. */
export const linkFor = (mode: AppointmentMode, given: string | null, room: () => string): string | null =>
  mode === 'video' ? (given ?? room()) : null
