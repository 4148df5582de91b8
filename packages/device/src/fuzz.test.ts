import 'fake-indexeddb/auto'
import type { WireChange } from '@ayni/kernel/sync'
import { expect, test } from 'vitest'
import { openDisk } from './disk.ts'
import { below, type Chance } from './testing/chaos.ts'
import { createFakeServer, type FakeServer, type Handle } from './testing/fake-server.ts'
import { type FuzzServer, fuzzSync } from './testing/fuzz-sync.ts'

const seeds = Number(process.env.AYNI_FUZZ_SEEDS ?? 200)
const first = Number(process.env.AYNI_SEED ?? 1)

/** A note that stays, a mood that overwrites, a tally that would betray a command run twice, and refusals. */
const handle: Handle = ([id, name, input], facts) => {
  if (name === 'refused') return { refused: 'invented.refused' }
  const before = facts.get('tally\nall')?.[2]
  const tally: WireChange = ['tally', 'all', (typeof before === 'number' ? before : 0) + 1]
  return { changes: [[name === 'mood' ? 'mood' : 'note', name === 'mood' ? 'today' : id, input], tally] }
}

function newCommand(chance: Chance) {
  const name = ['note', 'note', 'mood', 'refused'][below(chance, 4)] ?? 'note'
  const input = { n: below(chance, 1000) }
  const facts: readonly WireChange[] = name === 'mood' ? [['mood', 'today', input]] : []
  return { name, input, facts, urgent: chance() < 0.15 }
}

function underFuzz(server: FakeServer, maxCommands: number): FuzzServer {
  return {
    send: async (request) => {
      const response = server.sync(JSON.parse(JSON.stringify(request)), maxCommands)
      return response === 'too-large' ? { is: 'smaller', code: 'input.too-large' } : { is: 'answer', response }
    },
    download: async () => server.download(),
    receiptOf: async (id) => server.receiptOf(id),
    newCommand,
    teamWrites: async (chance) =>
      server.write(['agenda', `call-${below(chance, 3)}`, chance() < 0.3 ? null : { at: below(chance, 99) }]),
    reset: async () => server.reset(),
  }
}

async function story(seed: number, onDisk: boolean): Promise<readonly string[]> {
  const server = createFakeServer(handle, () => 0)
  const wrong = await fuzzSync({
    seed,
    server: underFuzz(server, 1 + (seed % 7)),
    token: 'invented',
    ...(onDisk && { storage: (phone: number) => openDisk(`fuzz-${seed}-${phone}`, 10), steps: 25 }),
  })
  const tally = server.download().find(([kind]) => kind === 'tally')?.[2] ?? 0
  return tally === server.accepted() ? wrong : [...wrong, `${server.accepted()} accepted, ${tally} done`]
}

test(`SYN-90 ${seeds} storms from seed ${first}: stale + changes = a fresh download, nothing lost, doubled or left unsaid`, async () => {
  for (let seed = first; seed < first + seeds; seed++) {
    const wrong = await story(seed, false)
    expect(wrong, `AYNI_SEED=${seed}`).toEqual([])
  }
}, 3_600_000)

test('SYN-91 the same over the sealed disk', async () => {
  for (let seed = first; seed < first + Math.max(6, seeds / 50); seed++)
    expect(await story(seed, true), `AYNI_SEED=${seed}`).toEqual([])
}, 3_600_000)

test('SYN-92 the storm finds a feed that skips a change, and an outcome that is not true', async () => {
  const server = createFakeServer(handle, () => 0)
  const honest = underFuzz(server, 5)
  const skipping: FuzzServer = {
    ...honest,
    send: async (request, how) => {
      const result = await honest.send(request, how)
      return result.is === 'answer'
        ? { ...result, response: { ...result.response, f: result.response.f.slice(1) } }
        : result
    },
  }
  expect(await fuzzSync({ seed: 5, server: skipping, token: 'invented' })).not.toEqual([])
  const boasting: FuzzServer = { ...honest, receiptOf: async () => undefined }
  expect(await fuzzSync({ seed: 6, server: boasting, token: 'invented' })).not.toEqual([])
})
