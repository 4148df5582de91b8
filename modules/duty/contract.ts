import type { InputOf, OutputOf } from '@ayni/kernel'
import type { drills, pressDrill, runDrill } from './contract/drill.ts'
import type { ownersFor } from './contract/owners.ts'
import type {
  coverShift,
  editShift,
  endCover,
  offerShift,
  onCallNow,
  publishRota,
  rotaQuery,
  takeShift,
} from './contract/rota.ts'

export {
  type DrillResult,
  drillMissed,
  drillResult,
  drills,
  endDrill,
  type PendingDrill,
  pendingDrill,
  pressDrill,
  runDrill,
} from './contract/drill.ts'
export { ownersFor } from './contract/owners.ts'
export * from './contract/rota.ts'
export * from './contract/team.ts'
export { lookAtWorker } from './contract/watch.ts'
export { type AnswerWay, answerWay } from './contract/way.ts'
export { withoutBlocked } from './contract/without-blocked.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type DutyOperations = {
  readonly 'duty.on-call-now': Op<typeof onCallNow>
  readonly 'duty.rota': Op<typeof rotaQuery>
  readonly 'duty.publish-rota': Op<typeof publishRota>
  readonly 'duty.edit-shift': Op<typeof editShift>
  readonly 'duty.cover-shift': Op<typeof coverShift>
  readonly 'duty.end-cover': Op<typeof endCover>
  readonly 'duty.offer-shift': Op<typeof offerShift>
  readonly 'duty.take-shift': Op<typeof takeShift>
  readonly 'duty.owners-for': Op<typeof ownersFor>
  readonly 'duty.drills': Op<typeof drills>
  readonly 'duty.run-drill': Op<typeof runDrill>
  readonly 'duty.press-drill': Op<typeof pressDrill>
}

/** Fact kind `safety`, key `programme`. */
export type SafetyFact = {
  readonly dutyPhone: string | null
  readonly dutySms: string | null
  /** False while too few clinicians can be reached: the ASQ is then answered with someone on the phone. */
  readonly selfAsq: boolean
}
