import { formatShare } from './figures.ts'

export type MeterProps = {
  readonly label: string
  readonly n: number
  readonly of: number
  /** Instead of `30/116 (25.9 %)`. */
  readonly words?: string | undefined
}

/** A share as a bar, never without its n and N in words. */
export const Meter = ({ label, n, of, words }: MeterProps) => (
  <div class="meter">
    <span>{label}</span>
    <span class="figures">{words ?? formatShare(n, of)}</span>
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${of === 0 ? 0 : Math.min(100, (100 * n) / of)}%` }} />
    </span>
  </div>
)
