import type { Instant, PersonId } from '@ayni/kernel'
import { type Context, type OwnData, type OwnRecord, ownSections } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { MY_DATA_FORMAT, type MyDataDocument } from '../contract.ts'

type Room = Pick<Context, 'tx' | 'actor' | 'keys'> & { readonly now: Instant }

/**
 * Everything held about one person. The house reads, because what a person may take along is more than what their own role may
 * select; the person is always the asker.
 */
export function gather(room: Room, ownData: readonly OwnData[], person: PersonId): Promise<MyDataDocument> {
  return asSystem(room.tx, room.actor, async () => {
    const bySection = new Map<string, OwnRecord[]>()
    for (const one of ownData) {
      const records = await one.read(room, person)
      const named = one.tables.length === 0 ? records : records.map((record) => ({ of: one.tables[0], ...record }))
      bySection.set(one.section, [...(bySection.get(one.section) ?? []), ...named])
    }
    const sections = ownSections.map((section) => ({
      section,
      records: (bySection.get(section) ?? []).map((record) => ({ ...record })),
    }))
    return { format: MY_DATA_FORMAT, takenAt: room.now, sections }
  })
}
