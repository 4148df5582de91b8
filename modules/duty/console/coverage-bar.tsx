import type { RotaPageData } from '@ayni/modules/duty/contract'
import { Badge, dayOf, formatDay, instantOf, useWords } from '@ayni/ui'
import { words } from './rota-words.ts'

export type CoverageBarProps = { readonly from: string; readonly days: number; readonly holes: RotaPageData['holes'] }

/** A fortnight, a square a day: covered or with a hole, by shape and word before colour. */
export const CoverageBar = ({ from, days, holes }: CoverageBarProps) => {
  const say = useWords(words)
  const each = Array.from({ length: days }, (_, nth) => dayOf(from, nth))
  const hasHole = (day: string): boolean => {
    const start = instantOf(day, '00:00') ?? from
    const end = instantOf(dayOf(start, 1), '00:00') ?? from
    return holes.some((hole) => hole.from < end && hole.until > start)
  }
  return (
    <ul class="row" aria-label={say.coverage}>
      {each.map((day) => (
        <li key={day}>
          <Badge tone={hasHole(day) ? 'act' : 'done'} word={formatDay(`${day}T12:00:00.000Z`)} />
          <span class="unseen">{hasHole(day) ? say.uncovered : say.covered}</span>
        </li>
      ))}
    </ul>
  )
}
