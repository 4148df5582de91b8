import { describe, expect, test } from 'vitest'
import { namesMeans, defaultMeansPolicy as policy, proposedRecheck, recheckIsInTime } from './index.ts'

const now = '2026-11-22T04:51:00.000Z'

describe('R-SUI-06 agreed measures', () => {
  test.each([
    'Julia guarda las llaves hasta el lunes',
    'La técnica abre la farmacia conmigo de noche',
    'Dejo en casa de mi tía lo que no necesito',
    'Julia keeps the keys until Monday',
  ])('%j is a measure', (text) => expect(namesMeans(text)).toBe(false))

  test.each(['Guardar las pastillas', 'Sin bisturí en casa', 'Entregar el ARMA', 'Hand over the gun', 'las ampollas'])(
    '%j names a means: whoever writes is advised',
    (text) => expect(namesMeans(text)).toBe(true),
  )

  test('looked at again within a month, tomorrow where it was not kept', () => {
    expect(proposedRecheck(policy, now, 'agreed')).toBe('2026-11-29T04:51:00.000Z')
    expect(proposedRecheck(policy, now, 'not-kept')).toBe('2026-11-23T04:51:00.000Z')
    for (const result of ['agreed', 'kept', 'changed', 'not-kept'] as const)
      expect(recheckIsInTime(policy, now, proposedRecheck(policy, now, result))).toBe(true)
    expect(recheckIsInTime(policy, now, now)).toBe(false)
    expect(recheckIsInTime(policy, now, '2026-12-23T04:51:01.000Z')).toBe(false)
  })
})
