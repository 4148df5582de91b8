import { defaultProgrammeTimers, timerGroups } from '@ayni/clinical/timers'
import { instant } from '@ayni/kernel'
import type { TimersStanding } from './contract.ts'

/** Everybody here is invented. */
const at = instant.parse('2026-11-20T15:00:00.000Z')

export const unsignedTimers = (): TimersStanding => ({
  inForce: { version: 0, timers: defaultProgrammeTimers, signed: null },
  newest: null,
  unsigned: true,
  unsignedGroups: [...timerGroups],
})

export const signedTimers = (): TimersStanding => {
  const signed = { by: 'Inés T.', at }
  return {
    inForce: { version: 1, timers: defaultProgrammeTimers, signed },
    newest: { version: 1, timers: defaultProgrammeTimers, setBy: 'Inés T.', setAt: at, signed },
    unsigned: false,
    unsignedGroups: [],
  }
}

/** The director wrote a second version; the first is still in force. */
export const changedTimers = (): TimersStanding => ({
  ...signedTimers(),
  newest: {
    ...{ version: 2, setBy: 'Pilar R.', setAt: at, signed: null },
    timers: {
      ...defaultProgrammeTimers,
      acute: { ...defaultProgrammeTimers.acute, second: 10 },
      contacts: { ...defaultProgrammeTimers.contacts, missedCall: 60 },
    },
  },
  unsigned: true,
  unsignedGroups: ['acute', 'contacts'],
})
