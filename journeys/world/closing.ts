import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { expect } from '@playwright/test'
import type { Desk } from './desk.ts'
import { choose } from './guided-call.ts'
import { act, followed } from './say.ts'

type Close = SafetyEpisodeOperations['safety-episode.close']['input']
type Criterion = keyof (typeof act.es)['criteria']

export type ClosingScreen = {
  /** From the list of whom we follow. */
  readonly opens: (alias: string) => Promise<void>
  /** The criteria that the card calls missing, by their names. */
  readonly lacks: (...criteria: readonly Criterion[]) => Promise<void>
  /** What only a human can say. */
  readonly says: (what: Pick<Close, 'treatment' | 'toldAndAgrees' | 'reasoning'>) => Promise<void>
  readonly beginsToEnd: () => Promise<void>
  readonly signs: (caring: Close['caringSchedule']) => Promise<void>
  /** Nothing of what a human says at the closing is said yet. */
  readonly isAsked: () => Promise<void>
  /** Signed: it says so, and asks nobody to follow anew. */
  readonly isOver: () => Promise<void>
  /** Refused where it was pressed, each thing that is missing by its name. */
  readonly isRefused: (...criteria: readonly Criterion[]) => Promise<void>
}

/** How an episode ends, on the screen of whoever signs. */
export function closingOn({ page, goes }: Desk): ClosingScreen {
  const say = act.es
  const card = page.getByRole('region', { name: say.closing, exact: true })
  const press = (words: string): Promise<void> => card.getByRole('button', { name: words, exact: true }).click()
  const names = (criteria: readonly Criterion[]): string[] => criteria.map((one) => say.criteria[one])
  return {
    opens: async (alias) => {
      await goes('alertas/seguimiento')
      await page.getByRole('main').getByRole('link', { name: alias }).first().click()
      await expect(page.getByRole('heading', { name: followed.es.title(alias) })).toBeVisible()
    },
    lacks: async (...criteria) => {
      const missing = card.getByRole('listitem').filter({ has: page.getByText(say.missing, { exact: true }) })
      await expect(missing).toContainText(names(criteria))
    },
    says: async ({ treatment, toldAndAgrees, reasoning }) => {
      const form = card.locator('details')
      if ((await form.getAttribute('open')) === null) await form.locator('> summary').click()
      await choose(page, say.treatment, treatment)
      await card.getByLabel(say.told).setChecked(toldAndAgrees)
      await card.getByLabel(say.reasoning).fill(reasoning)
    },
    beginsToEnd: () => press(say.stepDown),
    signs: async (caring) => {
      await choose(page, say.caring, caring)
      await press(say.close)
    },
    isAsked: async () => {
      await expect(card.getByLabel(say.told)).not.toBeChecked()
      await expect(card.getByLabel(say.reasoning)).toHaveValue('')
      await expect(card.getByRole('button', { name: say.close, exact: true })).toBeDisabled()
    },
    isOver: async () => {
      await expect(page.getByText(followed.es.ended)).toBeVisible()
      await expect(page.getByRole('button', { name: followed.es.follow })).toHaveCount(0)
    },
    isRefused: async (...criteria) => {
      const notice = card.locator('.notice').filter({ hasText: say.refusedFor })
      await expect(notice.getByRole('listitem')).toHaveText(names(criteria))
    },
  }
}
