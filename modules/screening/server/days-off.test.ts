import { promiseMade } from '@ayni/modules/coordination/contract'
import { putHolidayChange } from '@ayni/platform/calendar'
import { expect, test } from 'vitest'
import { inventedAnswers } from '../fixtures.ts'
import { program, screeningHouse } from './testing/screening-house.ts'

test('what is promised in working days counts neither the national holidays nor those the programme added', async () => {
  const house = await screeningHouse('2026-07-27T15:00:00.000Z')
  try {
    const dueOf = async (alias: string) => {
      house.forget()
      const { actor } = await house.newPerson(alias)
      await house.answers(actor, house.newRound(), { ...inventedAnswers.calm, 'phq-9': { a: '111000RRR' } })
      return house.heard(promiseMade).find(({ kind }) => kind === 'ask-missing-answers')?.dueAt
    }
    // Three working days after Monday 27 July: the 28th and 29th are Fiestas Patrias.
    expect(await dueOf('AY-2345')).toBe('2026-08-03T15:00:00.000Z')
    await house.asSystem((tx) =>
      putHolidayChange(tx, program, { day: '2026-07-31', isHoliday: true, name: 'Feriado local (inventado)' }),
    )
    expect(await dueOf('AY-2346')).toBe('2026-08-04T15:00:00.000Z')
  } finally {
    await house.close()
  }
})
