import { emptyPlan, namesMeans } from '@ayni/clinical/safety-plan'
import { type Device, memoryDevice, type Snapshot } from '@ayni/device'
import type { PlanFact } from '@ayni/modules/safety-plan/contract'
import { savePlan, setShownWithoutPin } from '@ayni/modules/safety-plan/contract'
import { inventedPlan, planNight, someAgencies } from '@ayni/modules/safety-plan/fixtures'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import { draftOf, keepDraft, save } from './draft.ts'
import { hasPlan } from './has-plan.ts'
import { cardOfPlan, choose, plansOf, planToShow, setShown } from './local.ts'
import { PlanView } from './plan-view.tsx'
import { PlanWriter } from './plan-writer.tsx'
import { aMeansFact, aPlanFact } from './testing/facts.ts'
import { words } from './words.ts'
import { words as writing } from './writer-words.ts'

const nowMs = Date.parse(planNight)
const session = { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' }
const [one, other] = ['019ab000-0000-7000-8000-000000000001', '019ab000-0000-7000-8000-000000000002']
const open = (seed: Partial<Snapshot> = {}): Promise<Device> => memoryDevice({ session, ...seed }, { now: () => nowMs })
const rest = (): void => undefined
const frame = { help: '#/ayuda-ya' }
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const view = (device: Device): string => render(<PlanView frame={frame} device={device} onBack={rest} onWrite={rest} />)
const facts = [
  ['safety-plan', one, aPlanFact()],
  ['safety-plan', 'means', aMeansFact],
  ['plan-agencies', 'agencies', someAgencies()],
] as const

afterEach(() => {
  language.value = 'es'
})

describe('R-SUI-04 the plan on the phone, without a signal', () => {
  test('six steps in order, own words, every call one tap away, and what was agreed', async () => {
    const html = view(await open({ facts }))
    const said = text(html)
    const order = [
      '1. Mis señales de alerta',
      '2. Lo que puedo hacer',
      '3. Personas y lugares',
      '4. Personas a las que',
    ]
    const places = [...order, '5. Profesionales', '6. Hacer más seguro'].map((head) => said.lastIndexOf(head))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    for (const dial of ['987000001', '987000002', '113', '106', '+51900000321'])
      expect(html).toContain(`href="tel:${dial}"`)
    expect(said).toContain('Dejo de contestar los mensajes de mi hermana')
    expect(said).toContain('Si algo se interpone: La lluvia')
    expect(said).toContain('Las llaves quedan con Nilda de noche')
    expect(said).toContain('Mi hermana, y volver a Huancayo con mi título.')
  })

  test('any step in one jump', async () => {
    const html = view(await open({ facts }))
    for (const section of ['warning-signs', 'ask-for-help', 'safer-environment'])
      expect(html).toContain(`id="plan-${section}"`)
  })

  test('in English too', async () => {
    language.value = 'en'
    expect(text(view(await open({ facts })))).toContain('3. People and places that take my mind off it')
  })

  test('no plan yet: whom to call all the same, and how to begin; without a session nothing to begin with', async () => {
    const html = view(await open())
    expect(html).toContain('href="tel:113"')
    expect(text(html)).toContain('Empezar')
    expect(text(view(await open({ session: null })))).not.toContain('Empezar')
  })

  test('saved offline it stands at once, upon what was there; half a line is kept, and the draft goes with the saving', async () => {
    const device = await open({ facts })
    await keepDraft(device, { ...draftOf(device), content: { ...inventedPlan, matters: 'Mi he' }, step: 6 })
    expect(draftOf(device)).toMatchObject({ step: 6, base: [one], content: { matters: 'Mi he' } })
    expect(text(view(device))).toContain('Seguir escribiendo')
    const version = await save(device, {
      content: { ...inventedPlan, matters: 'Otra cosa' },
      reviewOn: null,
      base: [one],
    })
    expect(plansOf(device)).toMatchObject({ current: { id: version, content: { matters: 'Otra cosa' } }, rivals: [] })
    expect(draftOf(device).step).toBe(0)
    const [, name, , input] = device.items[0]?.command ?? []
    expect(name).toBe('safety-plan.save')
    expect(savePlan.input.safeParse(input).success).toBe(true)
  })

  test('written alone: one section at a time, and what is missing is said without guilt', async () => {
    const device = await open()
    const writer = (step: number): Promise<string> =>
      keepDraft(device, { content: emptyPlan, reviewOn: null, base: [], step }).then(() =>
        text(render(<PlanWriter frame={frame} device={device} onDone={rest} />)),
      )
    expect(await writer(0)).toContain('¿Qué es lo primero que notas')
    expect(await writer(0)).not.toContain('Lo que puedo hacer por mi cuenta')
    expect(await writer(4)).toContain('Ya están puestos')
    const end = await writer(7)
    expect(end).toContain('Puedes guardarlo así. Cuando quieras, puedes agregar:')
    expect(end).toContain('Mis señales de alerta')
    expect(end).not.toContain('Profesionales y servicios de urgencia')
  })
})

describe('EC-14 two versions made apart', () => {
  const apart = [
    ['safety-plan', one, aPlanFact({ at: '2026-11-20T10:00:00.000Z' })],
    [
      'safety-plan',
      other,
      aPlanFact({ at: '2026-11-19T10:00:00.000Z', content: { ...inventedPlan, matters: 'La otra' } }),
    ],
  ] as const

  test('the phone asks which is current, shows the newer meanwhile, and keeps the word offline', async () => {
    const device = await open({ facts: apart })
    expect(text(view(device))).toContain('Hay dos versiones de tu plan.')
    const { current, rivals } = plansOf(device)
    expect([current?.id, rivals[0]?.id]).toEqual([one, other])
    const mine = rivals[0]
    if (mine === undefined) throw new Error('two were expected')
    await choose(device, mine, [one])
    expect(plansOf(device)).toMatchObject({ current: { id: other }, rivals: [] })
    expect(text(view(device))).not.toContain('Hay dos versiones')
  })

  test('taken back, both stand again', async () => {
    let at = nowMs
    const device = await memoryDevice({ session, facts: apart }, { now: () => at })
    const { current, rivals } = plansOf(device)
    if (current === null || rivals[0] === undefined) throw new Error('two were expected')
    await choose(device, rivals[0], [current.id])
    at += 5000
    await choose(device, current, [])
    expect(plansOf(device).rivals).toHaveLength(1)
  })
})

describe('EC-11 behind the PIN unless the person chose otherwise', () => {
  const shown: PlanFact = { is: 'shown', withoutPin: true }

  test('by default nothing of it leaves the vault; chosen, the card carries it and a locked phone shows it, to be read alone', async () => {
    const device = await open({ facts, card: { dutyPhone: '+51900000321', smsAllowed: false } })
    expect(cardOfPlan(device)).toBeNull()
    await setShown(device, true)
    const plan = cardOfPlan(device)
    expect(plan).toMatchObject({ content: inventedPlan })
    const locked = await open({
      ...{ locked: true, hasPin: true, session: null },
      card: { dutyPhone: '+51900000321', smsAllowed: false, plan: JSON.parse(JSON.stringify(plan)) },
    })
    const html = view(locked)
    expect(html).toContain('href="tel:987000001"')
    expect(text(html)).not.toContain('Cambiar mi plan')
    expect(text(html)).not.toContain('Abrir mi plan sin PIN')
  })

  test('locked and not chosen: nothing to show', async () => {
    const locked = await open({ locked: true, hasPin: true, card: { dutyPhone: '', smsAllowed: false } })
    expect(planToShow(locked)).toBeNull()
    expect(hasPlan(locked)).toBe(false)
  })

  test('taken back, the card is empty again', async () => {
    const device = await open({ facts: [...facts, ['safety-plan', 'shown', shown]] })
    expect(cardOfPlan(device)).not.toBeNull()
    await setShown(device, false)
    expect(cardOfPlan(device)).toBeNull()
    expect(setShownWithoutPin.input.safeParse(device.items[0]?.command?.[3]).success).toBe(true)
  })
})

describe('R-SUI-05 the fifth step is never empty and never surer than the list', () => {
  const with_ = (more: Parameters<typeof someAgencies>[0]) =>
    open({ facts: [facts[0], ['plan-agencies', 'agencies', someAgencies(more)]] }).then((device) => text(view(device)))

  test('names, distances in a straight line, and to ask before going', async () => {
    const said = await with_({})
    expect(said).toContain('Inés T. (inventada)')
    expect(said).toContain('Hospital Wallata (inventado) Hospital, MINSA, a unos 45 km en línea recta')
    expect(said).toContain('La lista oficial no dice horarios: pregunta antes si atiende de noche.')
  })

  test('before there is a plan, the nearest services and their distance are there all the same', async () => {
    const device = await open({ facts: [['plan-agencies', 'agencies', someAgencies()]] })
    const said = text(view(device))
    expect(said).toContain('Todavía no hay un plan en este teléfono.')
    expect(said).toContain('Hospital Wallata (inventado) Hospital, MINSA, a unos 45 km en línea recta')
  })

  test('nothing found says so', async () => {
    expect(await with_({ services: [] })).toContain('No encontramos un hospital en la lista oficial.')
    expect(await with_({ services: [], from: 'unknown' })).toContain('Aún no sabemos dónde está tu puesto')
    expect(await with_({ from: 'district' })).toContain('Contado desde el centro de tu distrito.')
  })
})

test('no word of it presses, blames, promises for somebody, names a means or the form of others', () => {
  const sample = (value: unknown): string =>
    typeof value === 'function'
      ? String(value('x', 'y'))
      : typeof value === 'object'
        ? Object.values(value ?? {})
            .map(sample)
            .join(' ')
        : String(value)
  for (const said of [words.es, words.en, writing.es, writing.en]) {
    const all = Object.values(said).map(sample).join(' ')
    expect(all).not.toMatch(/[!¡]|contrato|promet|compromet|aún no has|debes|suicid|contract|promise|Stanley/i)
    expect(namesMeans(all)).toBe(false)
  }
})
