import { namesMeans, tidied } from '@ayni/clinical/safety-plan'
import type { SafetyPlanOperations } from '@ayni/modules/safety-plan/contract'
import { agreeMeans, savePlanWith } from '@ayni/modules/safety-plan/contract'
import { inventedPlan, planNight, planPerson, someAgencies } from '@ayni/modules/safety-plan/fixtures'
import { instantOf, type Keep, keptWords, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import type { PlanClient } from './client.ts'
import { errors } from './error-words.ts'
import { MeansPanel } from './means-panel.tsx'
import { tidiedMeasures } from './measure-fields.tsx'
import { PlanBuilder } from './plan-builder.tsx'
import { PlanDetails } from './plan-details.tsx'
import { aPlanPage } from './testing/page.ts'
import { words } from './words.ts'
import { type BuilderDraft, type MeansDraft, sendMeans } from './written.ts'

type Known = { readonly [Name in keyof SafetyPlanOperations]?: SafetyPlanOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): PlanClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const client = (page = aPlanPage(), agencies = someAgencies()) =>
  remembering({ 'safety-plan.plan': page, 'safety-plan.nearby': agencies })
const builder = (more: Partial<Parameters<typeof PlanBuilder>[0]> = {}): string =>
  text(render(<PlanBuilder client={client()} person={planPerson} now={planNight} {...more} />))

const uuid = (nth: number): string => `019ab000-0000-7000-8000-${String(nth).padStart(12, '0')}`
const measured: MeansDraft = {
  ...{ id: uuid(6), agreement: uuid(7), handed: null, result: null, note: '', due: '2026-11-29' },
  agreeing: {
    measures: [{ what: 'Nilda guarda las llaves', keeper: null, until: null }],
    ...{ soleKeyHolder: false, cover: '' },
  },
}

afterEach(() => {
  language.value = 'es'
})

describe('R-SUI-04 the plan, built together', () => {
  test('read first: the steps, whom the house put there, and what is missing', () => {
    const said = builder()
    expect(said).toContain('Caminar hasta el río · 8 de 10 · si se interpone: La lluvia')
    expect(said).toContain('Hospital Wallata (inventado), a unos 45 km en línea recta')
    expect(said).toContain('confirma por teléfono si atiende de noche')
    expect(said).toContain('Tiene todos sus pasos.')
    expect(builder({ client: client(aPlanPage({ missing: ['ask-for-help'] })) })).toContain(
      'Falta conversar: Personas a las que puedo pedir ayuda',
    )
  })

  const draft: BuilderDraft = {
    ...{ id: uuid(1), handed: null, touched: true, base: [], reviewOn: null },
    content: { ...inventedPlan, matters: 'A medio escri' },
  }
  const kept = <D,>(given: D | null): Keep<D> => ({
    ...{ draft: given, onDisk: true },
    ...{ put: () => undefined, send: () => undefined },
  })

  test('a draft that the host kept is found again as it was, in any order of sections', () => {
    const html = render(<PlanBuilder client={client()} person={planPerson} now={planNight} keep={kept(draft)} />)
    expect(html).toContain('A medio escri')
    expect(html.match(/<details/g)?.length).toBe(6)
  })

  test('without a signal: what the host kept is there although the plan cannot be asked for, and what stands is not made up', () => {
    const nobody = remembering({})
    expect(builder({ client: nobody })).not.toContain(words.es.blind)
    expect(builder({ client: nobody, keep: kept<BuilderDraft>(null) })).toContain(words.es.blind)
    const said = builder({ client: nobody, keep: kept(draft) })
    expect(said).toContain(words.es.unseenPlan)
    expect(said).not.toContain(words.es.none)
    const means = render(<MeansPanel client={nobody} person={planPerson} now={planNight} keep={kept(measured)} />)
    expect(means).toContain('Nilda guarda las llaves')
    expect(text(means)).toContain(words.es.unseenMeans)
  })

  test('handed over without an answer: it says where it is, and cannot be taken back as if it had not left', () => {
    const handed = { code: 'network.offline' }
    const said = builder({ keep: kept<BuilderDraft>({ ...draft, handed }) })
    expect(said).toContain(keptWords.es.waits)
    expect(said).not.toContain(words.es.cancel)
    const refused = builder({ keep: kept<BuilderDraft>({ ...draft, handed: { code: 'safety-plan.person-unknown' } }) })
    expect(refused).toContain('Este plan no está abierto para ti.')
    expect(refused).toContain(words.es.cancel)
  })

  test('EC-14 two versions: the clinician is told to ask, and that both are conserved', () => {
    const page = aPlanPage()
    expect(builder({ client: client({ ...page, rivals: page.current === null ? [] : [page.current] }) })).toContain(
      'Tiene dos versiones hechas por separado.',
    )
  })

  test('what is sent has the shape of the contract, without empty lines', () => {
    const blank = { text: '  ', contact: '', likelihood: null, obstacle: ' ' }
    const content = tidied({
      sections: { ...inventedPlan.sections, 'warning-signs': [blank, { ...blank, text: ' No duermo ' }] },
      matters: ' ',
    })
    expect(content.sections['warning-signs']).toEqual([
      { text: 'No duermo', contact: null, likelihood: null, obstacle: null },
    ])
    const version = '019ab000-0000-7000-8000-000000000001'
    const input = { person: planPerson, version, basedOn: [], content, reviewOn: null }
    expect(savePlanWith.input.safeParse(input).success).toBe(true)
  })

  test('folded until asked for: unfolding is a reading', () => {
    const html = render(<PlanDetails client={client()} person={planPerson} now={planNight} />)
    expect(text(html)).not.toContain('Caminar hasta el río')
    expect(text(html)).toContain('queda escrito quién lo leyó')
  })
})

describe('R-SUI-06 what was agreed', () => {
  const panel = (page = aPlanPage()): string =>
    text(render(<MeansPanel client={client(page)} person={planPerson} now={planNight} />))

  test('the agreement, when it is looked at again, and what was found before', () => {
    const said = panel()
    expect(said).toContain('Las llaves quedan con Nilda de noche')
    expect(said).toContain('¿Se mantuvo lo acordado?')
    expect(said).toContain('se mantuvo')
  })

  test('nothing agreed: what to talk about, first who covers where they alone hold the keys, and no field that asks with what', () => {
    const said = panel(aPlanPage({ agreement: null, checks: [] }))
    expect(said).toContain('Es la única persona con llaves del establecimiento')
    expect(said).toContain('La farmacia del establecimiento y los medicamentos de emergencia')
    expect(said).toContain('Nunca un listado de medios.')
    expect(said).not.toMatch(/método|con qué medio/i)
  })

  test('what is sent has the shape of the contract', () => {
    const agreed = tidiedMeasures({
      measures: [
        { what: ' Nilda guarda las llaves ', keeper: ' ', until: '' },
        { what: '', keeper: null, until: null },
      ],
      ...{ soleKeyHolder: true, cover: ' La red cubre ' },
    })
    expect(agreed).toEqual({
      measures: [{ what: 'Nilda guarda las llaves', keeper: null, until: null }],
      ...{ soleKeyHolder: true, cover: 'La red cubre' },
    })
    const agreement = '019ab000-0000-7000-8000-000000000005'
    const input = { person: planPerson, agreement, ...agreed, recheckBy: instantOf('2026-11-29', '23:59') }
    expect(agreeMeans.input.safeParse(input).success).toBe(true)
  })

  test('sent again it is the same command, until the end of that day in Lima', async () => {
    const asked: unknown[] = []
    const nobody: PlanClient = {
      call: async (name, input, options) => {
        asked.push([name, options?.id, input])
        return { ok: false, code: 'network.offline' }
      },
    }
    await sendMeans(nobody, planPerson, measured)
    await sendMeans(nobody, planPerson, measured)
    await sendMeans(nobody, planPerson, { ...measured, result: 'kept', note: ' ' })
    expect(asked[0]).toEqual(asked[1])
    expect(asked[0]).toMatchObject([
      'safety-plan.agree-means',
      measured.id,
      { agreement: measured.agreement, recheckBy: '2026-11-30T04:59:00.000Z' },
    ])
    expect(asked[2]).toMatchObject([
      'safety-plan.recheck-means',
      measured.id,
      { check: measured.id, note: null, now: null },
    ])
    expect(await sendMeans(nobody, planPerson, { ...measured, due: '' })).toMatchObject({
      code: 'safety-plan.recheck-time',
    })
    expect(asked).toHaveLength(3)
  })
})

test('every code of the room has its words, in both languages', async () => {
  const contract = await import('@ayni/modules/safety-plan/contract')
  const codes = [
    contract.savePlanWith,
    contract.agreeMeans,
    contract.recheckMeans,
    contract.plan,
    contract.nearby,
  ].flatMap(({ errors: own }) => Object.keys(own))
  for (const code of codes)
    for (const said of [errors.es, errors.en]) expect([code, said[code]]).toEqual([code, expect.anything()])
})

test('no word names a means, the form of others, or a contract', () => {
  const all = (value: unknown): string =>
    typeof value === 'function'
      ? String(value('x', 'y'))
      : typeof value === 'object'
        ? Object.values(value ?? {})
            .map(all)
            .join(' ')
        : String(value)
  for (const said of [words.es, words.en]) {
    expect(namesMeans(all(said))).toBe(false)
    expect(all(said)).not.toMatch(/[!¡]|Stanley|contrato|contract/i)
  }
})
