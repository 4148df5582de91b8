import { hoursOf, type WeekHours, type WorkPattern } from '@ayni/clinical/reach'
import { type Chance, pick } from './chance.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]
const morningWork = [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '14:00' }]
const longWork = [{ days: weekdays, from: '08:00', to: '18:00' }]

/** What people write themselves, so that somebody can be spoken with on a Sunday, at dawn, at noon and late in the evening. */
const own: readonly [WeekHours, ...WeekHours[]] = [
  {
    quiet: { from: '21:00', to: '07:00' },
    working: morningWork,
    windows: [
      { days: [7], from: '09:00', to: '13:00' },
      { days: [6, 7], from: '16:00', to: '20:00' },
    ],
    exceptions: [],
  },
  {
    quiet: { from: '23:30', to: '07:30' },
    working: longWork,
    windows: [{ days: everyDay, from: '20:00', to: '23:00' }],
    exceptions: [],
  },
  {
    quiet: { from: '21:00', to: '05:00' },
    working: longWork,
    windows: [{ days: everyDay, from: '05:00', to: '07:30' }],
    exceptions: [],
  },
  {
    quiet: { from: '21:30', to: '06:30' },
    working: [
      { days: everyDay, from: '08:00', to: '12:30' },
      { days: weekdays, from: '15:00', to: '18:00' },
    ],
    windows: [{ days: everyDay, from: '12:30', to: '15:00' }],
    exceptions: [],
  },
]
const usual = ['mon-fri', 'mon-sat', 'guards', 'always-there'] as const

export type InventedHours = { readonly pattern: WorkPattern; readonly hours: WeekHours }

/** Half of them tap a usual week; the others write their own. */
export function inventHours(chance: Chance): InventedHours {
  if (chance() < 0.5) return { pattern: 'own', hours: pick(own, chance) }
  const pattern = pick(usual, chance)
  return { pattern, hours: hoursOf(pattern) }
}
