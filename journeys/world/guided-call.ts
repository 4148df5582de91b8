import { bssaSectionWords } from '@ayni/clinical/episode'
import { type Answer, loadInstrument } from '@ayni/clinical/instruments'
import type { LiveAssessment } from '@ayni/modules/safety-episode/contract'
import { keptWords } from '@ayni/ui'
import { expect, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import { guided, planning } from './say.ts'

export type GuidedCallScreen = {
  /** Where they are, how to call back, who is there, by what they speak. */
  readonly where: (how: {
    readonly place: string
    readonly callback: string
    readonly by?: 'call' | 'radio'
  }) => Promise<void>
  /** Thanked; thoughts, plan, what was before. */
  readonly firstHalf: (now: Ask) => Promise<void>
  /** How they are, what holds, and the ASQ asked live. */
  readonly secondHalf: (asq: readonly Answer[]) => Promise<void>
  readonly weigh: (disposition: LiveAssessment['disposition']) => Promise<void>
  /** Without a signal: what stands could not be seen, and is written all the same. Handed over, it waits. */
  readonly writesPlanUnseen: (lines: readonly string[]) => Promise<void>
  /** One measure, not handed over: it goes with the call. */
  readonly writesMeasureUnseen: (measure: string) => Promise<void>
  /** Written with them in the call, in their words. */
  readonly makesPlan: (lines: readonly string[]) => Promise<void>
  /** One measure, who holds it; no word of a means. */
  readonly agrees: (measure: string, keeper: string) => Promise<void>
  readonly goesOnWithout: () => Promise<void>
  readonly next: (inHours: 4 | 24 | 48 | 72) => Promise<void>
}

type Ask = 'yes' | 'no'

/** One tap on the row of an answer. */
export const choose = (page: Page, question: string, value: string): Promise<void> =>
  page.getByRole('group', { name: question, exact: true }).locator(`label.answer:has(input[value="${value}"])`).click()

/** How much is sealed on this device: whoever throws the page away waits until the last word is there. */
const keptBytes = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('ayni-calls')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction('drafts').objectStore('drafts').getAll()
          all.onerror = () => reject(all.error)
          all.onsuccess = () => {
            open.result.close()
            resolve(all.result.reduce((sum: number, row: { sealed: ArrayBuffer }) => sum + row.sealed.byteLength, 0))
          }
        }
      }),
  )

const ids = ['asq-1', 'asq-2', 'asq-3', 'asq-4', 'asq-5'] as const

/** The sections of a plan as they are folded; the first stands open. */
async function writePlan(page: Page, lines: readonly string[]): Promise<void> {
  const say = planning.es
  const sections = page.locator('details:has(fieldset), details:has(> summary:text-matches("^\\\\d\\\\. "))')
  for (const [nth, line] of lines.entries()) {
    const section = sections.nth(nth)
    if ((await section.getAttribute('open')) === null) await section.locator('> summary').click()
    await section.getByLabel(say.entry, { exact: true }).first().fill(line)
  }
  await page.getByRole('button', { name: say.save, exact: true }).click()
}

/** Where they are, and what is asked of them, one question at a time. */
function askingOn({ page, press }: Desk): Pick<GuidedCallScreen, 'where' | 'firstHalf' | 'secondHalf'> {
  const say = guided.es
  const on = (): Promise<void> => press(say.onward)
  const heading = (section: keyof typeof bssaSectionWords, value: Ask): Promise<void> =>
    choose(page, bssaSectionWords[section].es, value)
  return {
    where: async ({ place, callback, by = 'call' }) => {
      await choose(page, say.identityAsk, 'named')
      await page.getByLabel(say.whereIs).fill(place)
      await page.getByLabel(say.callback).fill(callback)
      await choose(page, say.withAsk, 'somebody')
      await choose(page, say.canTalkAsk, 'yes')
      await page.getByLabel(say.channel).selectOption(by)
      await on()
    },
    firstHalf: async (now) => {
      await page.getByText(say.thankDone).click()
      await on()
      await heading('frequency', 'yes')
      await choose(page, say.thoughtsNow, now)
      await on()
      await heading('plan', now)
      await on()
      await choose(page, say.intent, 'no')
      await choose(page, say.attempt, 'no')
      await heading('past-behavior', 'no')
      await on()
    },
    secondHalf: async (asq) => {
      await heading('symptoms', 'yes')
      await choose(page, say.alcohol, 'no')
      await on()
      await heading('support-stressors', 'yes')
      await on()
      const { items } = await loadInstrument('asq')
      for (const [at, answer] of asq.entries())
        await choose(page, items.find(({ id }) => id === ids[at])?.es ?? '', String(answer))
      await on()
    },
  }
}

/** The guided call on the screen of whoever calls. */
export function guidedCallOn(desk: Desk): GuidedCallScreen {
  const { page, press } = desk
  const say = guided.es
  const on = (): Promise<void> => press(say.onward)
  return {
    ...askingOn(desk),
    weigh: async (disposition) => {
      await page.locator(`label.answer:has(input[value="${disposition}"])`).click()
      await on()
    },
    writesPlanUnseen: async (lines) => {
      await press(planning.es.blind)
      await writePlan(page, lines)
      await page.getByText(keptWords.es.waits).waitFor()
    },
    writesMeasureUnseen: async (measure) => {
      const nothing = await keptBytes(page)
      await press(planning.es.blind)
      await expect.poll(() => keptBytes(page)).toBeGreaterThan(nothing)
      const begun = await keptBytes(page)
      await page.getByLabel(planning.es.measure).fill(measure)
      await expect.poll(() => keptBytes(page)).toBeGreaterThanOrEqual(begun + measure.length)
    },
    makesPlan: async (lines) => {
      await press(planning.es.edit)
      await writePlan(page, lines)
      await page.getByText(planning.es.saved).first().waitFor()
      await choose(page, say.planAsk, 'made')
      await on()
    },
    agrees: async (measure, keeper) => {
      await page.getByLabel(planning.es.measure).fill(measure)
      await page.getByLabel(planning.es.keeper).fill(keeper)
      await press(planning.es.agree)
      await page.getByText(planning.es.measuresSaved).first().waitFor()
      await choose(page, say.meansAsk, 'agreed')
      await on()
    },
    goesOnWithout: async () => {
      await choose(page, say.planAsk, 'later')
      await on()
      await choose(page, say.meansAsk, 'later')
      await on()
    },
    next: async (inHours) => {
      await press(say.quick[inHours])
      await on()
    },
  }
}
