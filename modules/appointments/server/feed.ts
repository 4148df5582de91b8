import { plusMinutes } from '@ayni/kernel'
import type { FeedReader } from '@ayni/platform/commands'
import type { AppointmentFact, HoursFact } from '../contract.ts'
import { factRows, offerFacts } from './agenda-store.ts'
import { openLink } from './meeting-link.ts'

/** How long the phone remembers what ended. */
const REMEMBERED_MIN = 14 * 24 * 60

export const appointmentFeed: FeedReader = {
  kind: 'appointment',
  read: async ({ tx, now, keys: ring }, person, keys) => {
    const rows = await factRows(tx, person, keys, plusMinutes(now, -REMEMBERED_MIN))
    return new Map(
      rows.map(({ id, sealed, ...row }) => [
        id,
        { ...row, link: openLink(ring, id, sealed) } satisfies AppointmentFact,
      ]),
    )
  },
}

export const hoursFeed: FeedReader = {
  kind: 'hours',
  read: async ({ tx }, person, keys) =>
    new Map((await offerFacts(tx, person, keys)).map(({ key, ...fact }) => [key, fact satisfies HoursFact])),
}
