import { emptyPlan } from '@ayni/clinical/safety-plan'
import { instant, personId } from '@ayni/kernel'
import { type CallClient, sendKept } from '@ayni/modules/guided-call/console'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { BuilderDraft, MeansDraft, PlanClient } from '@ayni/modules/safety-plan/console'
import type { SafetyPlanOperations } from '@ayni/modules/safety-plan/contract'
import { describe, expect, test } from 'vitest'
import { type Beside, besideIn, callIn, nothingBeside, withBeside, withCall } from './call-row.ts'
import { withoutCall } from './fate-beside.ts'
import type { KeptBeside } from './open-call.ts'
import { isLeft, sendBeside } from './send-beside.ts'

const uuid = (nth: number): string => `019ab000-0000-7000-8000-${String(nth).padStart(12, '0')}`
const person = personId.parse(uuid(100))
const plan: BuilderDraft = {
  ...{ id: uuid(1), handed: null, touched: true, base: [], reviewOn: null },
  content: { ...emptyPlan, matters: 'Volver a Huancayo (inventado)' },
}
const means: MeansDraft = {
  ...{ id: uuid(2), agreement: uuid(3), handed: null, result: null, note: '', due: '2026-11-29' },
  agreeing: {
    measures: [{ what: 'Nilda (inventada) guarda las llaves', keeper: null, until: null }],
    ...{ soleKeyHolder: false, cover: '' },
  },
}
const beside: Beside = { person, plan, means }
const handed = (code: string | null) => ({ handed: { code } })

/** A row of the disk, in memory. */
function disk(begins: string | null) {
  let row = begins
  const kept: KeptBeside = {
    read: async () => besideIn(row),
    change: async (how) => {
      row = withBeside(row, how(besideIn(row)))
    },
  }
  return {
    kept,
    get row() {
      return row
    },
    drafts: {
      read: async () => callIn(row),
      keep: async (_: string, text: string) => {
        row = withCall(row, text)
      },
      forget: async () => {
        row = withoutCall(row)
      },
    },
  }
}

type PlanOps = SafetyPlanOperations
type EpisodeOps = SafetyEpisodeOperations
const done: { readonly [Name in keyof PlanOps]?: PlanOps[Name]['output'] } = {
  'safety-plan.save-with': null,
  'safety-plan.agree-means': null,
  'safety-plan.recheck-means': null,
}
const recorded: { readonly [Name in keyof EpisodeOps]?: EpisodeOps[Name]['output'] } = {
  'safety-episode.record-call': {
    ...{ assessment: null, state: 'plan-active', risk: 'low', emergency: false, late: false, alert: 'answered' },
    nextContactAt: instant.parse('2026-11-22T08:05:00.000Z'),
  },
}

/** Notes what was asked, under which id; a name with a code is answered with it, every other one is done. */
function house() {
  const asked: (readonly [string, string | undefined])[] = []
  const codes = new Map<string, string>()
  const plans: PlanClient = {
    call: async (name, _input, options) => {
      asked.push([name, options?.id])
      const output = done[name]
      const code = codes.get(name)
      return code !== undefined || output === undefined ? { ok: false, code: code ?? 'unknown' } : { ok: true, output }
    },
  }
  const episodes: CallClient = {
    call: async (name, _input, options) => {
      asked.push([name, options?.id])
      const output = recorded[name]
      const code = codes.get(name)
      return code !== undefined || output === undefined ? { ok: false, code: code ?? 'unknown' } : { ok: true, output }
    },
  }
  return { asked, codes, plans, episodes }
}

const call = {
  ...{ id: uuid(9), episode: uuid(8), contact: null, startedAt: '2026-11-22T08:05:00.000Z', step: 'check' },
  ...{ endedAt: '2026-11-22T08:45:00.000Z', plan: 'made', means: 'agreed', declined: null },
}
const rowOf = (more: object = {}, around: Beside = beside): string | null =>
  withBeside(withCall(null, JSON.stringify({ ...call, ...more })), around)

const send = ({ episodes, plans }: ReturnType<typeof house>, { drafts, kept }: ReturnType<typeof disk>) =>
  sendKept(
    {
      ...{ client: episodes, drafts, instant: instant.parse },
      before: (finished) => sendBeside(kept, plans, finished),
    },
    uuid(8),
  )

const plansFirst = [
  ['safety-plan.save-with', plan.id],
  ['safety-plan.agree-means', means.id],
  ['safety-episode.record-call', call.id],
]

describe('what is written beside a call', () => {
  test('7.3 goes before it, plan, measures, call, each once under its own id, and nothing stays', async () => {
    const [there, here] = [house(), disk(rowOf())]
    expect(await send(there, here)).toMatchObject({ is: 'received' })
    expect(there.asked).toEqual(plansFirst)
    expect(here.row).toBeNull()
  })

  test('without an answer the call waits with it, and everything goes again under the same ids', async () => {
    const [there, here] = [house(), disk(rowOf())]
    there.codes.set('safety-plan.save-with', 'network.offline')
    expect(await send(there, here)).toMatchObject({ is: 'waiting' })
    expect(there.asked).toEqual([plansFirst[0]])
    expect(besideIn(here.row)).toEqual({ ...beside, plan: { ...plan, ...handed('network.offline') } })
    there.codes.clear()
    await send(there, here)
    expect(there.asked).toEqual([plansFirst[0], ...plansFirst])
    expect(here.row).toBeNull()
  })

  test('what arrived is not sent again because something after it did not', async () => {
    const [there, here] = [house(), disk(rowOf())]
    there.codes.set('safety-plan.agree-means', 'network.offline')
    await send(there, here)
    expect(besideIn(here.row)).toMatchObject({ plan: null, means: { id: means.id } })
    there.codes.clear()
    await send(there, here)
    expect(there.asked.filter(([name]) => name === 'safety-plan.save-with')).toHaveLength(1)
  })

  test.each(['safety-plan.person-unknown', 'server.unavailable'])(
    'a plan that fails does not hold the call, and its words stay here, as no call (%s)',
    async (code) => {
      const [there, here] = [house(), disk(rowOf())]
      there.codes.set('safety-plan.save-with', code)
      expect(await send(there, here)).toMatchObject({ is: 'received' })
      expect(callIn(here.row)).toBeNull()
      expect(besideIn(here.row).plan).toEqual({ ...plan, ...handed(code) })
      expect(await isLeft(here.kept)).toBe(true)
      expect(await send(there, here)).toBeNull()
    },
  )

  test('while the call is being written only what was handed over leaves', async () => {
    const [there, here] = [house(), disk(rowOf({ endedAt: null }, { ...beside, plan: { ...plan, ...handed(null) } }))]
    expect(await sendBeside(here.kept, there.plans)).toBe('gone')
    expect(there.asked).toEqual([plansFirst[0]])
    expect(besideIn(here.row)).toMatchObject({ plan: null, means })
    expect(callIn(here.row)).not.toBeNull()
  })

  test.each([
    ['later', 'later', ['safety-plan.save-with'], { plan: null, means }],
    ['declined', 'declined', [], { plan: null, means: null }],
    ['made', 'not-kept', ['safety-plan.save-with', 'safety-plan.agree-means'], { plan: null, means: null }],
  ] as const)('a call that says plan %s and means %s sends %j', async (said, agreed, names, stays) => {
    const [there, here] = [house(), disk(rowOf({ plan: said, means: agreed }))]
    await send(there, here)
    expect(there.asked.map(([name]) => name)).toEqual([...names, 'safety-episode.record-call'])
    expect(besideIn(here.row)).toMatchObject(stays)
  })

  test('a plan that the call says they did not want is gone when the call has arrived, and not while it can be corrected', async () => {
    const [there, here] = [house(), disk(rowOf({ plan: 'declined', means: 'declined' }))]
    there.codes.set('safety-episode.record-call', 'safety-episode.next-contact-too-late')
    expect(await send(there, here)).toMatchObject({ is: 'refused' })
    expect(besideIn(here.row)).toEqual(beside)
    there.codes.clear()
    expect(await send(there, here)).toMatchObject({ is: 'received' })
    expect(here.row).toBeNull()
  })

  test('R-SUI-06 what was pressed when looking at the measures goes only where the call says the same', async () => {
    const look = (result: 'kept' | 'not-kept') => ({ ...beside, plan: null, means: { ...means, result } })
    for (const [pressed, said, names] of [
      ['kept', 'not-kept', []],
      ['kept', 'agreed', []],
      ['not-kept', 'not-kept', ['safety-plan.recheck-means']],
    ] as const) {
      const [there, here] = [house(), disk(rowOf({ means: said }, look(pressed)))]
      await send(there, here)
      expect(there.asked.map(([name]) => name)).toEqual([...names, 'safety-episode.record-call'])
    }
  })

  test('a page of somebody in between, instead of an answer, holds no call back', async () => {
    const [there, here] = [house(), disk(rowOf())]
    there.codes.set('safety-plan.save-with', 'network.unreadable')
    expect(await send(there, here)).toMatchObject({ is: 'received' })
  })

  test('nothing that nobody wrote becomes a plan', async () => {
    for (const unwritten of [{ touched: false }, { content: emptyPlan }]) {
      const [there, here] = [house(), disk(rowOf({}, { ...nothingBeside, person, plan: { ...plan, ...unwritten } }))]
      await send(there, here)
      expect(there.asked).toEqual([plansFirst[2]])
      expect(here.row).toBeNull()
    }
  })
})

describe('one row an episode', () => {
  test('the call and what is beside it do not write over each other, and are no second call', () => {
    const both = withCall(withBeside('{"episode":"e"}', beside), '{"episode":"e","step":"plan"}')
    expect([callIn(both), besideIn(both)]).toEqual(['{"episode":"e","step":"plan"}', beside])
    expect(withBeside(withCall(both, null), nothingBeside)).toBeNull()
  })

  test('a row of an older build is the call alone; what cannot be read is nothing beside', () => {
    expect(callIn('{"episode":"e"}')).toBe('{"episode":"e"}')
    expect(besideIn('{"episode":"e"}')).toEqual(nothingBeside)
    expect(besideIn(JSON.stringify({ call: 'c', beside: { person, plan: 3 } }))).toEqual(nothingBeside)
    expect([callIn('{'), callIn(null)]).toEqual(['{', null])
  })
})
