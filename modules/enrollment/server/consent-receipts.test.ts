import { accountId, type PersonId, personId, programId, system, z } from '@ayni/kernel'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONSENT_TEXT_VERSION, type ConsentTexts, consentTexts, layersToAsk, mustSay } from '../contract.ts'
import { fingerprintOf } from './consent-receipts.ts'
import { enrollment } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000ca')
const officer = accountId.parse('019a0000-0000-7000-8000-0000000000cb')
let house: TestRuntime
let person: PersonId

beforeAll(async () => {
  house = await testRuntime([enrollment])
  await house.asSystem((tx) =>
    sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    ),
  )
  const row = { sex: null, ageYears: 27, regionUbigeo2: '05', facilityCategory: null, institution: null }
  const added = await house.dispatch(system(program), 'enrollment.import-person', {
    ...row,
    ...{ sourceKey: 'S-1', contactable: true, agreed: true, at: null },
  })
  person = z.object({ output: z.object({ person: personId }) }).parse(added).output.person
})
afterAll(async () => house.close())

const dpo = () => house.actor.staff(program, officer, 'dpo')
const receipts = async () =>
  z
    .object({
      output: z.object({
        askAgain: z.array(z.number()),
        receipts: z.array(
          z.looseObject({
            layer: z.number(),
            given: z.boolean(),
            version: z.string(),
            says: z.array(z.string()).nullable(),
            fingerprint: z.string().nullable(),
          }),
        ),
      }),
    })
    .parse(await house.ask(house.actor.physician(program, person), 'enrollment.consent-receipts', {})).output

test.each(['es', 'en'] as const)('2.7 what must be said is said, in these terms (%s)', (language) => {
  const said = consentTexts.get(CONSENT_TEXT_VERSION)?.[2]?.[language].says.join(' ') ?? ''
  for (const must of Object.values(mustSay)) expect(said).toContain(must[language])
})

test.each(['es', 'en'] as const)('all seven layers have a title and words, calm ones (%s)', (language) => {
  const texts = consentTexts.get(CONSENT_TEXT_VERSION)
  for (const layer of [1, 2, 3, 4, 5, 6, 7]) {
    expect(texts?.[layer]?.[language].title.length).toBeGreaterThan(5)
    expect(texts?.[layer]?.[language].says.length).toBeGreaterThan(0)
  }
  expect(JSON.stringify(texts)).not.toMatch(/[!¡]/)
})

test('the words of a version that people agreed to never change: their fingerprint is known', () => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((layer) => {
    const text = consentTexts.get('2026-11')?.[layer]
    return text === undefined ? '' : fingerprintOf('2026-11', layer, 'es', text.es).slice(0, 12)
  })
  expect(all).toMatchInlineSnapshot(`
    [
      "f9765ed232a4",
      "62130f63c84e",
      "7d01e1973d29",
      "b851ea16a574",
      "9da7594532ea",
      "1c8cd5a0f217",
      "528f2ee10230",
    ]
  `)
})

test('a receipt shows exactly what was agreed, with version, channel, language and fingerprint', async () => {
  const me = house.actor.physician(program, person)
  await house.dispatch(me, 'enrollment.give-consent', { layers: [5], version: '2026-11', language: 'en' })
  const found = (await receipts()).receipts.find(({ layer }) => layer === 5)
  const text = consentTexts.get('2026-11')?.[5]?.en ?? { title: '', says: [] }
  expect(found).toMatchObject({
    given: true,
    ...{ version: '2026-11', language: 'en', channel: 'phone', title: text.title, says: text.says },
    fingerprint: fingerprintOf('2026-11', 5, 'en', text),
  })
  house.clock.advance(1000)
  await house.dispatch(me, 'enrollment.withdraw-consent', {
    ...{ layer: 5, version: '2026-11', language: 'en', declinesLastCall: false },
  })
  const words = (await receipts()).receipts.filter(({ layer }) => layer === 5)
  expect(words.map(({ given }) => given)).toEqual([false, true])
})

test('3.8 a cohort that agreed elsewhere: without its words the receipt says so; with them it shows them, once and for good', async () => {
  const version = `import:${CONSENT_TEXT_VERSION}`
  const before = (await receipts()).receipts.find(({ layer }) => layer === 1)
  expect(before).toMatchObject({ version, says: null, fingerprint: null })
  const text = { version, layer: 1, language: 'es', title: 'Hoja firmada (inventada)', says: ['Acepto participar.'] }
  const kept = await house.dispatch(dpo(), 'enrollment.keep-consent-text', text)
  expect(kept).toMatchObject({ outcome: 'accepted', output: { fingerprint: fingerprintOf(version, 1, 'es', text) } })
  expect((await receipts()).receipts.find(({ layer }) => layer === 1)).toMatchObject({ says: ['Acepto participar.'] })
  expect(await house.dispatch(dpo(), 'enrollment.keep-consent-text', { ...text, says: ['Otra cosa.'] })).toMatchObject({
    code: 'enrollment.consent-text-kept',
  })
  // And such a form is asked again at the next visit, while it stays valid for what it said.
  expect((await receipts()).askAgain).toEqual([1, 2, 4])
})

test('the words of this product cannot be replaced by kept ones', async () => {
  const text = { version: CONSENT_TEXT_VERSION, layer: 1, language: 'es', title: 'x', says: ['y'] }
  expect(await house.dispatch(dpo(), 'enrollment.keep-consent-text', text)).toMatchObject({
    code: 'enrollment.consent-text-kept',
  })
})

test('a new version asks again only for what changed, and never for what was refused', () => {
  const one = (says: string) => ({ es: { title: 't', says: [says] }, en: { title: 't', says: [says] } })
  const first: ConsentTexts = { 1: one('a'), 2: one('b'), 3: one('c'), 5: one('e') }
  const second: ConsentTexts = { ...first, 2: one('b, y algo más'), 5: one('otra') }
  const texts = new Map([
    ['v1', first],
    ['v2', second],
  ])
  const held = [1, 2, 3, 5].map((layer) => ({ layer, given: layer !== 5, version: 'v1', language: 'es' as const }))
  expect(layersToAsk(held, 'v2', texts)).toEqual([2])
  expect(layersToAsk(held, 'v1', texts)).toEqual([])
})
