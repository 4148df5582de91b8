import { type Answers, type InstrumentId, validateAnswers } from '../instruments/index.ts'
import { readAll, triage } from './triage.ts'
import type { Driver } from './triage-policy.ts'

/**
 * Why these answers alone, whatever else is known of the person, are an acute risk of suicide; null where they alone are not.
 * @safety never more than `triage` says of the same answers: what a newer or other set adds is read when they are stored.
 */
export function acuteByItself(id: InstrumentId, answers: Answers): readonly Driver[] | null {
  if (validateAnswers(id, answers).length > 0) return null
  const [order] = triage(readAll({ [id]: answers })).alerts
  return order?.class === 'A' && order.kind === 'suicide' ? order.because : null
}
