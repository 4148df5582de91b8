import { expect, test } from 'vitest'
import { type CardContact, isWrittenTo, masked } from './card-parts.ts'
import { followsFrom } from './card-service.tsx'
import { offered } from './card-standing.tsx'
import { cardWords } from './card-words.ts'

const own: CardContact = {
  ...{ contact: '019a0000-0000-7000-8000-000000000001', channel: 'movil', value: '+51987654321', owner: 'self' },
  ...{ mayLeaveMessage: false, mayWrite: 'usual', shared: false, wrongSince: null, lastOkAt: null, failedSince: null },
}

test('a card shows enough of a number to tell two apart, and not enough to call', () => {
  expect([masked('+51987654321'), masked('ana@ejemplo.invalid')]).toEqual(['•••321', 'a•••@ejemplo.invalid'])
})

test('the card says of each number what the book of recipients does with it', () => {
  const cases: readonly (readonly [Partial<CardContact>, boolean])[] = [
    [{}, true],
    [{ shared: true }, false],
    [{ shared: true, mayWrite: 'yes' }, true],
    [{ owner: 'facility' }, false],
    [{ owner: 'relative', mayWrite: 'yes' }, true],
    [{ mayWrite: 'no' }, false],
    [{ channel: 'fijo' }, false],
    [{ channel: 'radio_eess', mayWrite: 'yes' }, false],
  ]
  for (const [more, written] of cases) expect([more, isWrittenTo({ ...own, ...more })]).toEqual([more, written])
})

test('EC-12 EC-13 each state offers the switches that make sense, and a slip goes back', () => {
  expect(offered({ state: 'active', away: false })).toEqual(['away', 'ended', 'deceased'])
  expect(offered({ state: 'paused', away: true })).toEqual(['back', 'ended', 'deceased'])
  expect(offered({ state: 'imported', away: false })).toEqual(['away', 'deceased'])
  expect(offered({ state: 'deceased', away: false })).toEqual(['mistake'])
  expect(offered({ state: 'duplicate', away: false })).toEqual([])
})

test('R-ENR-01 EC-13 from the dates of SERUMS follow the day of the first check and of each notice; from none, nothing', () => {
  expect(followsFrom({ startedOn: '2026-11-01', endsOn: '2027-10-31' })).toEqual({
    ...{ check: '2026-12-01', notices: ['2027-09-01', '2027-10-01', '2027-10-24'] },
  })
  expect(followsFrom({ startedOn: null, endsOn: null })).toEqual({ check: null, notices: [] })
})

test('no word of the card names an illness or shouts', () => {
  for (const language of ['es', 'en'] as const)
    expect(JSON.stringify(cardWords[language])).not.toMatch(/[!¡]|hospital|suicid|depres|psiqui/i)
})
