import type { EpisodeClient } from '@ayni/modules/safety-episode/console'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'

type Ops = SafetyEpisodeOperations
type Known = { readonly [Name in keyof Ops]?: Ops[Name]['output'] }

/** Remembers what it is given and reaches nobody: screens as they are without a signal. */
export const answering = (known: Known): EpisodeClient => ({
  call: async (name) => {
    const output = known[name]
    return output === undefined ? { ok: false, code: 'network.offline' } : { ok: true, output, receipt: 1842 }
  },
  recall: (name) => known[name],
})
