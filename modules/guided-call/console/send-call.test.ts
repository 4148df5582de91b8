import { instant } from '@ayni/kernel'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { Refused } from '@ayni/ui'
import { describe, expect, test } from 'vitest'
import { type CallDraft, emptyDraft } from './call-draft.ts'
import { type CallClient, type CallOutcome, type KeptDrafts, readKept, sendCall, sendKept } from './send-call.ts'

const id = '019c0000-0000-7000-8000-000000000001'
const now = '2026-11-22T08:05:00.000Z'
const draft: CallDraft = { ...emptyDraft(id, id, null, now), where: 'Puesto inventado', endedAt: now }

function drafts(text: string | null) {
  const forgotten: string[] = []
  const kept: KeptDrafts = {
    read: async () => text,
    keep: async () => undefined,
    forget: async (episode) => void forgotten.push(episode),
  }
  return { kept, forgotten }
}

type Ops = SafetyEpisodeOperations
type Given = Refused | { readonly ok: true; readonly output: CallOutcome; readonly receipt?: number }

/** Answers to a call alone, and remembers under which id it came. */
function answering(given: Given) {
  const ids: (string | undefined)[] = []
  const known: { readonly [Name in keyof Ops]?: Ops[Name]['output'] } = given.ok
    ? { 'safety-episode.record-call': given.output }
    : {}
  const client: CallClient = {
    call: async (name, _input, options) => {
      ids.push(options?.id)
      const output = known[name]
      if (!given.ok || output === undefined) return given.ok ? { ok: false, code: 'command.unknown' } : given
      return given.receipt === undefined ? { ok: true, output } : { ok: true, output, receipt: given.receipt }
    },
  }
  return { client, ids }
}
const at = (text: string) => instant.parse(text)
const output: CallOutcome = {
  ...{ assessment: null, state: 'plan-active', risk: 'low', nextContactAt: at(now), emergency: false, late: false },
  alert: 'answered',
}

describe('a call that waits on this device', () => {
  test('goes again with the same id while nobody says what became of it, and is forgotten with the receipt alone', async () => {
    for (const code of [
      'network.offline',
      'network.unreadable',
      'server.unavailable',
      'rate.limited',
      'auth.required',
    ]) {
      const { kept, forgotten } = drafts(null)
      const { client, ids } = answering({ ok: false, code })
      expect(await sendCall({ client, drafts: kept, instant: at }, draft), code).toEqual({ is: 'waiting' })
      expect([ids, forgotten]).toEqual([[id], []])
    }
    const { kept, forgotten } = drafts(null)
    const { client, ids } = answering({ ok: true, output, receipt: 1842 })
    const sent = await sendCall({ client, drafts: kept, instant: at }, draft)
    expect(sent).toEqual({ is: 'received', receipt: 1842, output })
    expect([ids, forgotten]).toEqual([[id], [id]])
  })

  test('a refusal keeps every word here', async () => {
    const { kept, forgotten } = drafts(null)
    const refused = { ok: false, code: 'safety-episode.over' } as const
    const sent = await sendCall({ client: answering(refused).client, drafts: kept, instant: at }, draft)
    expect(sent).toEqual({ is: 'refused', refused })
    expect(forgotten).toEqual([])
  })

  test('from any page: what is finished goes, what is not is only told, and where nothing is kept nothing is asked', async () => {
    const { client, ids } = answering({ ok: true, output })
    const parts = (text: string | null) => ({ client, drafts: drafts(text).kept, instant: at })
    expect(await sendKept(parts(null), id)).toBeNull()
    const unfinished = JSON.stringify({ ...draft, endedAt: null })
    expect(await sendKept(parts(unfinished), id)).toEqual({ episode: id, startedAt: now, is: 'unfinished' })
    expect(ids).toEqual([])
    expect(await sendKept(parts(JSON.stringify(draft)), id)).toMatchObject({ is: 'received' })
    expect(ids).toEqual([id])
  })

  test('a draft of an older version is filled up; what cannot be read, or is of somebody else, begins anew', async () => {
    const { declined: _, nextContactAt: __, ...older } = draft
    expect(await readKept(drafts(JSON.stringify(older)).kept, id)).toEqual(draft)
    for (const text of ['{', 'null', JSON.stringify({ ...draft, episode: 'another' })])
      expect(await readKept(drafts(text).kept, id)).toBeNull()
    const broken: KeptDrafts = { ...drafts(null).kept, read: () => Promise.reject(new Error('no storage')) }
    expect(await readKept(broken, id)).toBeNull()
  })
})
