import type { PromiseRow } from '@ayni/modules/coordination/contract'
import type { BoardClient } from './clients.ts'

export type PromiseCardProps = {
  readonly client: BoardClient
  readonly row: PromiseRow
  readonly now: string
  /** The code of a refusal, or nothing when it is done. */
  readonly onDone: (code: string | undefined) => void
  readonly onChanged: () => void
}
