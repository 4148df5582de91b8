import type { CallDraft } from '@ayni/modules/guided-call/console'
import type { BuilderDraft, MeansDraft, PlanClient } from '@ayni/modules/safety-plan/console'
import { type Keep, useAgain, waits } from '@ayni/ui'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { type Beside, nothingBeside } from './call-row.ts'
import { besideOf, type KeptBeside, type OpenCall } from './open-call.ts'
import { sendBeside } from './send-beside.ts'

export type BesideCall = {
  /** Undefined while they are looked for on this device. */
  readonly plan: Keep<BuilderDraft> | undefined
  readonly means: Keep<MeansDraft> | undefined
  /** The disk does not take it: it lives as long as this page. */
  readonly cannot: boolean
  readonly before: (finished: CallDraft) => Promise<'gone' | 'waits'>
}

type Seen = { readonly onSeen: (beside: Beside) => void; readonly onCannot: () => void }

/** In memory first, then on the disk: a screen does not wait for it, and storage that fails stops no call. */
function keptInPage(disk: KeptBeside, { person }: OpenCall, { onSeen, onCannot }: Seen): KeptBeside {
  const found = disk.read().catch(() => nothingBeside)
  let now: Beside | undefined
  const read = async (): Promise<Beside> => {
    now ??= { ...(await found), person: person ?? null }
    return now
  }
  return {
    read,
    change: async (how, by) => {
      const before = await read()
      // Whoever wrote meanwhile is not written over.
      now = how(now ?? before)
      onSeen(now)
      await disk.change((before) => how({ ...before, person: person ?? null }), by).catch(onCannot)
    },
  }
}

/** The plan and the measures of a call: kept while they are written, and sent as the call is, until there is an answer. */
export function useBeside(call: OpenCall, client: PlanClient): BesideCall {
  const [seen, setSeen] = useState<Beside | undefined>(undefined)
  const [cannot, setCannot] = useState(false)
  const { account, episode } = call
  // biome-ignore lint/correctness/useExhaustiveDependencies: one for each call.
  const kept = useMemo(
    () => keptInPage(besideOf(account, episode), call, { onSeen: setSeen, onCannot: () => setCannot(true) }),
    [account, episode],
  )
  useEffect(() => void kept.read().then(setSeen), [kept])
  const send = (): void => void sendBeside(kept, client)
  useAgain(waits(seen?.plan?.handed ?? null) || waits(seen?.means?.handed ?? null), client, send)
  const before = useCallback((finished: CallDraft) => sendBeside(kept, client, finished), [kept, client])
  const put = (how: (now: Beside) => Beside): Promise<void> => kept.change(how)
  return {
    plan: seen && {
      ...{ draft: seen.plan, onDisk: true },
      put: (plan) => void put((now) => ({ ...now, plan })),
      send: (plan) => void put((now) => ({ ...now, plan: { ...plan, handed: { code: null } } })).then(send),
    },
    means: seen && {
      ...{ draft: seen.means, onDisk: true },
      put: (means) => void put((now) => ({ ...now, means })),
      send: (means) => void put((now) => ({ ...now, means: { ...means, handed: { code: null } } })).then(send),
    },
    cannot,
    before,
  }
}
