import type { InboxRow } from '@ayni/modules/correspondence/contract'
import { useWords } from '@ayni/ui'
import { words } from './words.ts'

/** An alias, or what is known of a number that is not of one person. */
export function useThreadName() {
  const say = useWords(words)
  return ({ alias, kind, candidates }: InboxRow): string => {
    if (alias !== null) return alias
    const names = candidates.join(', ')
    if (kind === 'shared') return `${say.shared}, ${say.oneOf(names)}`
    if (kind === 'wrong') return candidates.length === 0 ? say.wrong : `${say.wrong}, ${say.notThem(names)}`
    return say.unknown
  }
}
