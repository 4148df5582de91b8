import { expect, test } from 'vitest'
import { type Breath, inBatches } from './batches.ts'

const turn = (): Promise<void> => new Promise((next) => setImmediate(next))

/** A run that ends when it is told to, and remembers what it was given. */
function heldRun(breath: Breath = { pause: turn, most: 1 }) {
  const given: (readonly string[])[] = []
  const ends: ((how: 'well' | 'badly') => void)[] = []
  const ask = inBatches<string, string>((batch) => {
    given.push(batch)
    return new Promise((resolve, reject) => {
      ends.push((how) => (how === 'well' ? resolve(batch.map((one) => `to ${one}`)) : reject(new Error('no database'))))
    })
  }, breath)
  const began = async (nth: number): Promise<void> => {
    for (let turns = 0; turns < 20 && given.length < nth; turns += 1) await turn()
    expect(given.length).toBe(nth)
  }
  return { ask, given, began, end: (how: 'well' | 'badly' = 'well') => ends.shift()?.(how) }
}

test('those who come in the same breath are one batch, and each gets their own result', async () => {
  const { ask, given, began, end } = heldRun()
  const all = Promise.all(['a', 'b', 'c'].map(ask))
  await began(1)
  end()
  expect(await all).toEqual(['to a', 'to b', 'to c'])
  expect(given).toEqual([['a', 'b', 'c']])
})

test('whoever comes while a batch is under way is never in it: their reading begins after they came', async () => {
  const { ask, given, began, end } = heldRun()
  const first = ask('early')
  await began(1)
  const late = ['later', 'latest'].map(ask)
  end()
  expect(await first).toBe('to early')
  await began(2)
  expect(given).toEqual([['early'], ['later', 'latest']])
  end()
  expect(await Promise.all(late)).toEqual(['to later', 'to latest'])
})

test('a batch that fails tells each of its own, and the next one goes on', async () => {
  const { ask, began, end } = heldRun()
  const first = Promise.allSettled(['a', 'b'].map(ask))
  await began(1)
  const next = ask('c')
  end('badly')
  expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await began(2)
  end()
  expect(await next).toBe('to c')
})

test('a batch waits while somebody came at each pause, and no longer than it may', async () => {
  const pauses: (() => void)[] = []
  const { ask, given, began, end } = heldRun({ pause: () => new Promise<void>((go) => pauses.push(go)), most: 3 })
  const passed = async (): Promise<void> => {
    pauses.shift()?.()
    await turn()
  }
  const first = [ask('a')]
  first.push(ask('b'))
  await passed()
  first.push(ask('c'))
  await passed()
  expect(given).toEqual([])
  first.push(ask('d'))
  await passed()
  await began(1)
  expect(given).toEqual([['a', 'b', 'c', 'd']])
  end()
  expect(await Promise.all(first)).toEqual(['to a', 'to b', 'to c', 'to d'])
  const alone = ask('e')
  await passed()
  await began(2)
  expect(given[1]).toEqual(['e'])
  end()
  expect(await alone).toBe('to e')
})
