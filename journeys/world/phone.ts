import { type Answer, type InstrumentId, loadInstrument, nextItem } from '@ayni/clinical/instruments'
import type { ConsentLayer } from '@ayni/modules/enrollment/contract'
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { Holder } from './clinic.ts'
import { check, consent } from './say.ts'
import type { Watched } from './watch-page.ts'

export type Language = 'es' | 'en'

export type Phone = Watched & {
  readonly context: BrowserContext
  readonly who: Holder
  readonly see: (words: string | RegExp) => Locator
  readonly press: (words: string | RegExp) => Promise<void>
  /** From the welcome to the first question, with the optional layers named. */
  readonly comesIn: (options?: {
    readonly layers?: readonly ConsentLayer[]
    readonly language?: Language
  }) => Promise<void>
  readonly begins: () => Promise<void>
  /** Taps one answer after another, each under its own question. */
  readonly answers: (instrument: InstrumentId, given: readonly Answer[], already?: readonly Answer[]) => Promise<void>
  readonly tellsHistory: (...given: readonly string[]) => Promise<void>
  readonly goes: (hash: string) => Promise<void>
  readonly noSignal: () => Promise<void>
  readonly signal: () => Promise<void>
  /** Closes the app and opens it again, as after a night without battery. */
  readonly coldStart: () => Promise<void>
  /** The files for a visit without a signal are on the phone. */
  readonly installed: () => Promise<void>
  readonly typesPin: (digits: string) => Promise<void>
}

const pressable = (page: Page, words: string | RegExp): Locator => {
  const name = typeof words === 'string' ? { name: words, exact: true } : { name: words }
  return page.getByRole('button', name).or(page.getByRole('link', name)).first()
}

const tapAnswer = (page: Page, words: string): Promise<void> =>
  page
    .locator('label.answer')
    .filter({ has: page.getByText(words, { exact: true }) })
    .click()

type Given = { readonly given: readonly Answer[]; readonly already: readonly Answer[] }

async function answerAll(
  page: Page,
  language: Language,
  instrument: InstrumentId,
  { given, already }: Given,
): Promise<void> {
  const text = await loadInstrument(instrument)
  let soFar: Record<string, Answer> = {}
  for (const [at, answer] of [...already, ...given].entries()) {
    const item = text.items.find(({ id }) => id === nextItem(instrument, soFar))
    if (item === undefined) throw new Error(`${instrument} has no further question for ${String(answer)}`)
    soFar = { ...soFar, [item.id]: answer }
    if (at < already.length) continue
    await expect(page.getByRole('group')).toContainText(item[language])
    const option =
      answer === 'refused' ? undefined : text.optionLists[item.options]?.find(({ value }) => value === answer)
    await tapAnswer(page, option?.[language] ?? check[language].refuse)
  }
}

/** The worker is in charge, and every file that the phone may need is kept. */
const isInstalled = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return registration?.active?.state === 'activated' && (await caches.keys()).length > 0
  })

export type PhoneSetting = {
  readonly watch: (page: Page) => Watched
  readonly context: BrowserContext
  readonly who: Holder
  readonly origin: string
}

/** A physician's phone: a browser of its own, held in one hand. */
export async function holdPhone({ context, who, origin, watch }: PhoneSetting): Promise<Phone> {
  let page = await context.newPage()
  let watched = watch(page)
  let language: Language = 'es'
  const phone: Phone = {
    get page() {
      return page
    },
    look: (picture) => watched.look(picture),
    troubles: () => watched.troubles(),
    context,
    who,
    see: (words) => page.getByText(words).first(),
    press: (words) => pressable(page, words).click(),
    comesIn: async ({ layers = [], language: wanted = 'es' } = {}) => {
      await page.goto(who.link)
      if (wanted !== language) {
        await phone.press(consent[language].otherLanguage)
        language = wanted
      }
      const say = consent[language]
      await phone.press(say.start)
      await phone.press(say.accept)
      const titles: Readonly<Record<number, string>> = say.layer
      for (const layer of layers) await page.getByText(titles[layer] ?? '').click()
      await phone.press(say.goOn)
      await expect(page.getByRole('heading', { name: say.extrasTitle })).toBeVisible()
    },
    begins: async () => {
      if (await pressable(page, consent[language].toQuestions).isVisible())
        await phone.press(consent[language].toQuestions)
      const start = pressable(page, check[language].start)
      await expect(start.or(page.getByRole('group'))).toBeVisible()
      if (await start.isVisible()) await start.click()
    },
    answers: (instrument, given, already = []) => answerAll(page, language, instrument, { given, already }),
    tellsHistory: async (...given) => {
      for (const words of given) await tapAnswer(page, words)
    },
    goes: async (hash) => {
      await page.goto(`${origin}/${hash}`)
    },
    noSignal: () => context.setOffline(true),
    signal: () => context.setOffline(false),
    coldStart: async () => {
      await page.close()
      page = await context.newPage()
      watched = watch(page)
      await page.goto(`${origin}/`)
    },
    installed: () => expect.poll(() => isInstalled(page), { message: 'the phone keeps its files' }).toBe(true),
    typesPin: async (digits) => {
      for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
      // A PIN is slow on purpose; the pad is empty again, or gone, when it has been looked at.
      await expect(page.locator('.dots .full')).toHaveCount(0)
    },
  }
  return phone
}
