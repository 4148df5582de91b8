import type { EmergencyOperations } from '@ayni/modules/emergency/contract'
import { instantOf, language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import type { EmergencyClient } from './client.ts'
import { EmergencyPanel } from './emergency-panel.tsx'
import { errors } from './error-words.ts'
import { FitnessPanel } from './fitness-panel.tsx'
import { LocalWaysPage } from './local-ways-page.tsx'
import { NotSent } from './not-sent.tsx'
import { PatientAtRisk } from './patient-at-risk.tsx'
import { ReferralPanel } from './referral-panel.tsx'
import { searchWords } from './search-words.ts'
import {
  aFitnessPage,
  aHandedOverPage,
  aLostPage,
  anEmergency,
  aPage,
  aReferral,
  aRiverPage,
  aSearch,
  aWay,
  somebody,
  thatNight,
} from './testing/pages.ts'
import { UnreachablePanel } from './unreachable-panel.tsx'

type Known = { readonly [Name in keyof EmergencyOperations]?: EmergencyOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): EmergencyClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const now = signal<string>(thatNight)
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
type Page = EmergencyOperations['emergency.of-person']['output']
const props = (page: Page, isPsychiatrist = false) => ({
  ...{ client: remembering({ 'emergency.of-person': page }), person: somebody, now, isPsychiatrist },
})
const danger = (page: Page): string => render(<EmergencyPanel {...props(page)} />)
const lost = (page: Page, isPsychiatrist = false): string =>
  render(<UnreachablePanel {...props(page, isPsychiatrist)} />)

afterEach(() => {
  language.value = 'es'
})

describe('SUI-05 nobody answers', () => {
  test('the trusted person is proposed; what is shut says why; the decider reads that the legal basis is pending', () => {
    const html = text(lost(aLostPage()))
    for (const part of [
      'Propuesto: llamar a su persona de confianza',
      '4 de 4',
      'Lo decide psiquiatría.',
      'Ayni no llama a nadie de fuera',
      'Base legal por confirmar, pendiente de firma',
      'Falta decírselo a la persona.',
    ])
      expect(html).toContain(part)
  })

  test('the evidence of the legal basis is words in a fold; no bare code stands on the screen', () => {
    const html = lost(aLostPage())
    const [, fold] = /<details[^>]*><summary>Evidencia<\/summary>(.*?)<\/details>/.exec(html) ?? []
    for (const source of ['Ley 30947, de Salud Mental', '[L30947]', '[L26842]', '[K]']) expect(fold).toContain(source)
    expect(html.replace(fold ?? '', '')).not.toMatch(/\[[A-Z]\d*\]/)
  })

  test('before the hour nobody but a psychiatrist is offered to say so', () => {
    const trying = aPage({ search: aSearch({ state: 'trying', next: 'try-again' }) })
    expect(text(lost(trying))).not.toContain('Decir que nadie la alcanza')
    expect(text(lost(trying, true))).toContain('Decir que nadie la alcanza')
  })

  test('whoever heads the facility: no word to its number', () => {
    const page = aLostPage({
      place: { facility: 'Puesto', ubigeo: '160401', isHead: true, connectivity: null, confirmedAt: null },
    })
    expect(text(lost(page))).toContain('ningún mensaje va al número de su establecimiento')
  })
})

describe('an emergency at night', () => {
  test('7.10 one next step, and it is who stays; ways of the place first, with a number to press, then 106 and 105', () => {
    const html = danger(aPage({ emergency: anEmergency() }))
    expect(html.indexOf('¿Quién se queda con la persona?')).toBeLessThan(html.indexOf('Anota lo que se hizo'))
    expect(html).toContain('tel:+51900000111')
    expect(html.indexOf('tel:+51900000111')).toBeLessThan(html.indexOf('tel:106'))
    expect(html).toContain('tel:105')
    expect(text(html)).toContain('7.120 MHz, de 06:00 a 20:00')
    // A frequency is no telephone number.
    expect(html).not.toContain('tel:7')
    expect(text(html)).toContain('14.5 h de camino')
    expect(text(html)).toContain('Verificado hace mucho')
  })

  test('what is known is said in one place: who stays, keys, cover, transport', () => {
    const html = text(danger(aRiverPage()))
    for (const part of ['Técnica inventada, hasta', 'Entregadas', 'Cubierto', 'Bote, pedido, llega'])
      expect(html).toContain(part)
  })

  test('SUI-06 the way out is on the page, and a refusal names each missing part', () => {
    expect(text(danger(aRiverPage()))).toContain('Confirmar la entrega')
    const refused = {
      ok: false,
      code: 'emergency.hand-over-incomplete',
      details: { missing: ['received-by', 'arrived-at'] },
    } as const
    const said = text(render(<NotSent refused={refused} />))
    expect(said).toContain('La emergencia sigue abierta')
    expect(said).toContain('el nombre de quien la recibió')
    expect(said).toContain('la hora de llegada')
    expect(said).not.toContain('el lugar')
  })

  test('without a signal: the last sheet stays, and what was not sent is said', () => {
    const said = text(render(<NotSent refused={{ ok: false, code: 'network.offline' }} />))
    expect(said).toContain('esto no se ha enviado y nadie lo sabe todavía')
    expect(said).toContain('Llama igual')
  })

  test('handed over: who received the person, and a way to open another', () => {
    const html = text(danger(aHandedOverPage()))
    expect(html).toContain('Recibió: Dra. Inventada, Hospital inventado')
    expect(html).toContain('Abrir emergencia')
  })

  test('not in charge: take charge is the first thing', () => {
    expect(text(danger(aPage({ emergency: anEmergency({ mine: false, owner: null }) })))).toContain('SIN RESPONSABLE')
  })

  test('nothing is said by an exclamation mark, and no dictionary lacks English', () => {
    language.value = 'en'
    const html = text(danger(aRiverPage()) + lost(aLostPage()))
    expect(html).toContain('Confirm the hand-over')
    expect(html).not.toMatch(/[¡!]/)
  })
})

const person = somebody
test('R-SUI-10 a referral asks for the call together, for who accepted, and for alias or province', () => {
  const client = remembering({
    'emergency.referrals': { now: thatNight, post: '00000001', rows: [aReferral({ state: 'missed', missed: 1 })] },
  })
  const html = text(
    render(<ReferralPanel {...{ client, person, now }} isPsychiatrist={false} facility={({ label }) => label} />),
  )
  for (const part of ['No pudo ir: llamar', 'Llamamos juntos al servicio', 'Le ofrecí ir con alias', 'Quién aceptó'])
    expect(html).toContain(part)
  expect(html).not.toContain('No fue atendida (psiquiatría)')
})

test('R-SUI-10 a facility of the list is shown with where it is; the field counts from where the person works', () => {
  const listed = { where: 'Nauta, Loreto, Loreto', facility: { code: '00000002', category: 'I-3' } }
  const client = remembering({
    'emergency.referrals': { now: thatNight, post: '00000001', rows: [aReferral(listed), aReferral()] },
  })
  const field = ({ from }: { readonly from: string | null }) => `se cuenta desde ${from}`
  const html = text(render(<ReferralPanel {...{ client, person, now }} isPsychiatrist={false} facility={field} />))
  expect(html).toContain('se cuenta desde 00000001')
  expect(html.match(/Dónde Nauta, Loreto, Loreto/g)).toHaveLength(1)
  expect(html.match(/RENIPRESS 00000002, categoría I-3/g)).toHaveLength(1)
})

test('R-SUI-12 fitness is found together; the second person signs; duty records none', () => {
  const client = remembering({ 'emergency.fitness': aFitnessPage() })
  const page = (isPsychiatrist: boolean): string =>
    text(render(<FitnessPanel {...{ client, person, now, isPsychiatrist }} />))
  expect(page(true)).toContain('Lo conversé con la persona')
  expect(page(false)).not.toContain('Lo conversé con la persona')
  expect(page(false)).toContain('Firmar como segunda persona')
  expect(page(false)).toContain('Ayni no envía nada')
})

test('the sheet: kept by those who keep it, read by the rest; an empty one says what to do', () => {
  const sheet = (rows: readonly ReturnType<typeof aWay>[], mayKeep: boolean): string => {
    const client = remembering({ 'emergency.local-ways': { rows: [...rows] } })
    return text(render(<LocalWaysPage {...{ client, now, mayKeep }} newId={() => ''} />))
  }
  expect(sheet([aWay(1)], true)).toContain('Lo probé hoy y responde')
  expect(sheet([aWay(1)], false)).not.toContain('Lo probé hoy y responde')
  expect(sheet([], false)).toContain('Pregunta en el puesto quién responde de noche')
})

test('7.10 a patient at risk: the directory, and that Ayni does not follow patients', () => {
  const html = render(<PatientAtRisk />)
  expect(text(html)).toContain('no sigue a pacientes')
  for (const number of ['113', '106', '105', '100']) expect(html).toContain(`tel:${number}`)
})

test('every refusal says what happened, what is safe and what to do, in both languages', () => {
  for (const said of [...Object.values(errors.es), ...Object.values(errors.en)])
    for (const sentence of [said.what, said.safe, said.next]) expect(sentence).toMatch(/^[^¡!]{6,}\.$/)
})

test('an hour of Lima is an instant', () => {
  expect(instantOf('2026-11-21', '23:51')).toBe(thatNight)
  expect(instantOf('', '23:51')).toBeNull()
})

test('SUI-05 what is said to somebody else reveals a worry for safety, and nothing else, in both languages', () => {
  const health =
    /suicid|muert|mor(ir|ta)|depres|ansied|mental|alerta|riesgo|crisis|daño|psiq|psic|programa|respuest|harm|risk|death|die|anxi|psych|answers|score|alert/i
  for (const { script, radioScript } of [searchWords.es.decide, searchWords.en.decide]) {
    const spoken = script.flatMap((line) => [...line.matchAll(/[«“]([^»”]*)[»”]/g)].map(([, said = '']) => said))
    expect(spoken.length).toBeGreaterThanOrEqual(3)
    for (const said of [...spoken, ...radioScript]) expect(said).not.toMatch(health)
    expect(spoken.join(' ')).toMatch(/seguridad|safety/)
  }
})
