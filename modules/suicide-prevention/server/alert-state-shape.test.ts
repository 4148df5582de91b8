import { acknowledge, openAlert } from '@ayni/clinical/ladder'
import { expect, test } from 'vitest'
import { readState } from './alert-state-shape.ts'

const at = '2026-11-22T04:40:00.000Z'
const taken = acknowledge(openAlert('A', at), 'inventada', at)

test('a memory that says more than is asked today is read all the same: nobody loses the alert they have', () => {
  expect(readState({ ...taken, unreachableAt: null }, 'A', at)).toEqual(taken)
})

test('a memory that says less begins anew', () => {
  const { rung: _, ...less } = taken
  expect(readState(less, 'A', at)).toEqual(openAlert('A', at))
})
