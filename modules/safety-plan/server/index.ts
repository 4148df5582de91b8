import type { ServerModule } from '@ayni/platform/commands'
import { agreeMeansHandler, recheckMeansHandler } from './agree-means.ts'
import { chooseCurrentHandler, setShownHandler } from './choose.ts'
import { safetyPlanFeed } from './feed.ts'
import { nearbyAnswer } from './nearby.ts'
import { safetyPlanOwnData } from './own-data.ts'
import { safetyPlanReactions } from './reactions.ts'
import { planAnswer } from './read-plan.ts'
import { savePlanHandler, savePlanWithHandler } from './save.ts'

export const safetyPlan: ServerModule = {
  name: 'safety-plan',
  commands: [
    savePlanHandler,
    savePlanWithHandler,
    chooseCurrentHandler,
    setShownHandler,
    agreeMeansHandler,
    recheckMeansHandler,
  ],
  queries: [planAnswer, nearbyAnswer],
  reactions: safetyPlanReactions,
  feed: safetyPlanFeed,
  ownData: safetyPlanOwnData,
}
