import { currentPlan } from '@ayni/clinical/safety-plan'
import type { FeedReader } from '@ayni/platform/commands'
import type { PlanFact } from '../contract.ts'
import { agreementOf } from './means-store.ts'
import { agenciesOf } from './nearby.ts'
import { agreedOf, contentOf } from './read-plan.ts'
import { choicesOf, shownOf, versionsOf } from './store.ts'

type Read = FeedReader['read']
type Facts = readonly (readonly [key: string, fact: PlanFact])[]

/** The version that stands, and those that stand beside it until the person says which. */
const versionFacts = async ({ tx, keys }: Parameters<Read>[0], person: Parameters<Read>[1]): Promise<Facts> => {
  const { current, rivals } = currentPlan(await versionsOf(tx, person), await choicesOf(tx, person))
  return [...(current === null ? [] : [current]), ...rivals].map((row) => [
    row.id,
    {
      ...{ is: 'version', basedOn: row.basedOn, at: row.at, who: row.who, reviewOn: row.reviewOn },
      ...{ content: contentOf(keys, row), over: [], chosenAt: null },
    },
  ])
}

/** @safety stays on the phone of whoever left, and after SERUMS: leaving is no reason to be without one's plan (SUI-11). */
const planFeed: FeedReader = {
  kind: 'safety-plan',
  read: async (context, person, of) => {
    const wants = (key: string): boolean => of === 'all' || of.includes(key)
    const facts: (readonly [string, PlanFact])[] = []
    if (of === 'all' || of.some((key) => key !== 'means' && key !== 'shown'))
      facts.push(...(await versionFacts(context, person)))
    if (wants('means')) {
      const row = await agreementOf(context.tx, person)
      const agreed = row === undefined ? null : agreedOf(context.keys, row)
      if (row !== undefined && agreed !== null)
        facts.push(['means', { is: 'means', measures: agreed.measures, agreedAt: row.agreedAt, who: row.who }])
    }
    if (wants('shown')) {
      const withoutPin = await shownOf(context.tx, person)
      if (withoutPin !== undefined) facts.push(['shown', { is: 'shown', withoutPin }])
    }
    return new Map(facts.filter(([key]) => wants(key)))
  },
}

/** Absent where there is nothing to say beyond what every phone has in its own files: the national lines, the duty number. */
const agenciesFeed: FeedReader = {
  kind: 'plan-agencies',
  read: async ({ tx }, person) => {
    const agencies = await agenciesOf(tx, person)
    const says = agencies.psychiatrist !== null || agencies.clinician !== null || agencies.from !== 'unknown'
    return says ? new Map([['agencies', agencies]]) : new Map()
  },
}

export const safetyPlanFeed: readonly FeedReader[] = [planFeed, agenciesFeed]
