import { defaultMeansPolicy } from '@ayni/clinical/safety-plan'
import { instant } from '@ayni/kernel'
import type { PlanPageData } from '@ayni/modules/safety-plan/contract'
import { inventedPlan, planPerson } from '@ayni/modules/safety-plan/fixtures'

/** Everything here is invented. */
const before = instant.parse('2026-11-15T01:10:00.000Z')
const uuid = (nth: number): string => `019ab000-0000-7000-8000-${String(nth).padStart(12, '0')}`

export const aPlanPage = (more: Partial<PlanPageData> = {}): PlanPageData => ({
  person: planPerson,
  current: {
    ...{ version: uuid(1), basedOn: [], content: inventedPlan, reviewOn: '2026-12-01', who: null, at: before },
  },
  rivals: [],
  versions: [{ version: uuid(1), at: before, who: null }],
  missing: [],
  agreement: {
    ...{ agreement: uuid(5), soleKeyHolder: false, cover: null, who: 'Inés T. (inventada)', agreedAt: before },
    measures: [{ what: 'Las llaves quedan con Nilda de noche', keeper: 'Nilda (inventada)', until: '2026-12-01' }],
    recheckBy: instant.parse('2026-11-22T01:00:00.000Z'),
  },
  recheck: defaultMeansPolicy,
  checks: [{ result: 'kept', note: null, who: 'Inés T. (inventada)', at: before }],
  ...more,
})
