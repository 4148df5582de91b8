import { addMonths, atLima, limaTime, workingCalendar } from '@ayni/clinical/clocks'
import { instant, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { clocks } from '../../contract.ts'
import { readWaits } from './read-waits.ts'
import { hiddenPeople, holidaysOf, waitsSince } from './store.ts'

export const clocksAnswer = answer(clocks, async ({ input, actor, tx, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('coordination.no-program')
  const month = limaTime(now).date.slice(0, 7)
  const since = instant.parse(atLima(addMonths(`${month}-01`, 1 - input.months), 0))
  const hidden = await hiddenPeople(tx)
  // Levels are the house's: whoever asks gets them counted, never row by row.
  return asSystem(tx, actor, async () => {
    const holidays = workingCalendar(now, await holidaysOf(tx, program))
    return readWaits(await waitsSince(tx, { program, since, hidden }), now, since, holidays)
  })
})
