import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { Client, Operations } from '@ayni/ui'

type Known<Ops extends Operations> = { readonly [Name in keyof Ops]?: Ops[Name]['output'] }

/** Remembers what it is given and reaches nobody: screens as they are without a signal. */
export const knowing = <Ops extends Operations>(known: Known<Ops>): Client<Ops> => ({
  call: async (name) => {
    const output = known[name]
    return output === undefined ? { ok: false, code: 'network.offline' } : { ok: true, output, receipt: 1842 }
  },
  recall: (name) => known[name],
})

export const answering = (known: Known<SafetyEpisodeOperations>): Client<SafetyEpisodeOperations> =>
  knowing<SafetyEpisodeOperations>(known)
