import { defaultLadderPolicy } from '@ayni/clinical/ladder'
import { instant } from '@ayni/kernel'
import { aDrill } from '@ayni/modules/duty/fixtures'
import type { SuicidePreventionOperations } from '@ayni/modules/suicide-prevention/contract'
import {
  aHandledPage,
  aLateStrip,
  anAlertPage,
  aStrip,
  aTakenPage,
  aTakenStrip,
  aToldPage,
  thatNight,
} from '@ayni/modules/suicide-prevention/fixtures'
import { language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import { AlarmStrip } from './alarm-strip.tsx'
import { AlertPage } from './alert-page.tsx'
import type { AlertClient, AlertOperations } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

type Known = { readonly [Name in keyof AlertOperations]?: AlertOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): AlertClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const now = signal<string>(thatNight)
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const href = (alert: string): string => `#/alerta/${alert}`

const strip = (
  alerts: SuicidePreventionOperations['suicide-prevention.open-alerts']['output'],
  mayTake = true,
): string =>
  render(
    <AlarmStrip
      client={remembering({ 'suicide-prevention.open-alerts': alerts })}
      now={now}
      mayTake={mayTake}
      alertHref={href}
    />,
  )
const page = (
  data: SuicidePreventionOperations['suicide-prevention.alert']['output'],
  isPsychiatrist = false,
): string =>
  render(
    <AlertPage
      client={remembering({ 'suicide-prevention.alert': data })}
      alert={data.strip.alert}
      now={now}
      boardHref="#/tablero"
      isPsychiatrist={isPsychiatrist}
      contact={() => <p>+51 900 000 123</p>}
    />,
  )

afterEach(() => {
  language.value = 'es'
})

describe('the alarm strip', () => {
  test('SUI-12 alias, class, ages, owner or nobody, next call-out in mm:ss and reach; never why', () => {
    const html = text(strip({ now: thatNight, alerts: [aLateStrip()], drill: null }, false))
    expect(strip({ now: thatNight, alerts: [aLateStrip()], drill: null }, false)).not.toContain('href=')
    for (const part of [
      'Alerta A, aguda',
      'AY-7K4Q',
      'recibida hace 11 min',
      'respondida hace 3 d',
      'SIN RESPONSABLE',
      'siguiente aviso',
      '04:00',
      'su teléfono se conectó hoy a las 23:40',
    ])
      expect(html).toContain(part)
    expect(html).not.toMatch(/ASQ|PHQ|Me hago cargo/)
  })

  test('with hours to go it says who knows since when and the hour of the next call-out, not a hand that hardly moves', () => {
    const nextAt = instant.parse('2026-11-22T16:00:00.000Z')
    const quiet = text(strip({ now: thatNight, alerts: [aStrip({ class: 'B', nextAt })], drill: null }, false))
    expect(quiet).toContain('SIN RESPONSABLE · avisamos a la 1.ª guardia hoy a las 23:40')
    expect(quiet).toContain('siguiente aviso mañana a las 11:00')
    expect(quiet).not.toMatch(/en 11:09|ASQ|PHQ/)
    const second = aStrip({ class: 'B', nextAt, toldLast: { at: thatNight, rung: 1 } })
    expect(text(strip({ now: thatNight, alerts: [second], drill: null }, false))).toContain(
      'avisamos a la 2.ª guardia y coordinación hoy a las 23:51',
    )
    const nobody = text(strip({ now: thatNight, alerts: [aStrip({ toldLast: null })], drill: null }, false))
    expect(nobody).toContain('SIN RESPONSABLE · todavía no se avisó a nadie')
  })

  test('every rung of the ladder has its words', () => {
    const { A, B } = defaultLadderPolicy
    for (const say of [words.es, words.en]) {
      expect(say.rungs.A).toHaveLength(A.rungs.length)
      expect(say.rungs.B).toHaveLength(B.rungs.length)
    }
  })

  test('a clinician may take it from the strip; what has an owner shows the owner', () => {
    expect(text(strip({ now: thatNight, alerts: [aStrip()], drill: null }))).toContain('Me hago cargo')
    const taken = text(strip({ now: thatNight, alerts: [aTakenStrip({ mine: false })], drill: null }))
    expect(taken).toContain('Rosa Q., se hizo cargo')
    expect(taken).not.toContain('Me hago cargo')
  })

  test('nothing alarming shows nothing; a drill asks for one press', () => {
    expect(strip({ now: thatNight, alerts: [], drill: null })).toBe('')
    const drill = { drill: aDrill().drill, startedAt: thatNight, dueAt: thatNight, pressedAt: null }
    expect(text(strip({ now: thatNight, alerts: [], drill }))).toContain('Aquí estoy')
    expect(text(strip({ now: thatNight, alerts: [], drill: { ...drill, pressedAt: thatNight } }))).toContain(
      'Respondiste hoy a las 23:51',
    )
  })
})

describe('the alert at night', () => {
  test('before it is taken: clocks and one button; the reasons stay closed', () => {
    const html = text(page(anAlertPage()))
    expect(html).toContain('AY-7K4Q necesita que alguien llame.')
    expect(html).toContain('Los motivos se abren al hacerte cargo.')
    expect(html).toContain('Me hago cargo')
    expect(html).not.toMatch(/ASQ|900 000 123|Cerrar con este resultado/)
  })

  test('a late answer says that live contact comes first', () => {
    expect(text(page(anAlertPage({ strip: aLateStrip() })))).toContain('lo primero es hablar en vivo')
  })

  test('once it is mine: how to call, what to say, where to note, and the way to close', () => {
    const html = text(page(aTakenPage()))
    for (const part of [
      '+51 900 000 123',
      '¿Dónde estás ahora',
      'ASQ, pregunta 5: sí',
      'Hablamos',
      'No contestó',
      'Cerrar con este resultado',
      'Devolver a la escalera',
      'vuelve a la escalera',
      'Quedó anotado que lo leíste',
    ])
      expect(html).toContain(part)
  })

  test('SUI-07 no end without contact is offered, to a psychiatrist neither; where answers are set aside is said', () => {
    for (const isPsychiatrist of [false, true]) {
      const html = text(page(aTakenPage(), isPsychiatrist))
      expect(html).toContain('la aparta psiquiatría en su seguimiento')
      expect(html).not.toMatch(/Decisión de psiquiatría|cierre razonado/)
    }
  })

  test('7.10 the alert of somebody who died is ended by a psychiatrist alone, and no next contact is spoken of', () => {
    const offered = [true, false].map((isPsychiatrist) => text(page(aTakenPage({ died: true }), isPsychiatrist)))
    expect(offered.map((html) => html.includes('Falleció: cierre razonado'))).toEqual([true, false])
    expect(text(page({ ...aHandledPage(), died: true }))).not.toContain('Siguiente contacto')
  })

  test('when it is over: what it came to and when the next contact is', () => {
    const html = text(page(aHandledPage()))
    expect(html).toContain('Hicimos su plan de seguridad')
    expect(html).toContain('Siguiente contacto: mañana a las 23:51')
    expect(html).not.toContain('Me hago cargo')
  })

  test('R-SUI-14 what others said is brought only where somebody worried and the reasons are open', () => {
    const told = aToldPage()
    const drawn = (data: typeof told): string =>
      render(
        <AlertPage
          client={remembering({ 'suicide-prevention.alert': data })}
          alert={data.strip.alert}
          now={now}
          boardHref="#/tablero"
          isPsychiatrist={false}
          said={() => <p>palabras de otra persona</p>}
          follow={() => <a href="#/seguimiento">su seguimiento</a>}
        />,
      )
    expect(text(drawn(told))).toContain('palabras de otra persona')
    expect(drawn(told)).toContain('#/seguimiento')
    expect(text(drawn(aTakenPage()))).not.toContain('palabras de otra persona')
    expect(text(drawn({ ...told, content: null }))).not.toContain('palabras de otra persona')
  })

  test('SUI-08 the owner says that they know the person before giving the alert back; whoever does not own it is not asked', () => {
    const drawn = (data: ReturnType<typeof aTakenPage>): string =>
      render(
        <AlertPage
          client={remembering({ 'suicide-prevention.alert': data })}
          alert={data.strip.alert}
          now={now}
          boardHref="#/tablero"
          isPsychiatrist={false}
          knows={(person) => <p>{`qué les une con ${person}`}</p>}
        />,
      )
    const mine = aTakenPage()
    const html = drawn(mine)
    const places = ['Devolver a la escalera', `qué les une con ${mine.strip.person}`, 'Conozco a la persona']
    expect(places.map((one) => html.indexOf(one))).toEqual(
      places.map((one) => html.indexOf(one)).toSorted((a, b) => a - b),
    )
    expect(html).toContain('qué les une con')
    expect(drawn(anAlertPage())).not.toContain('qué les une con')
    expect(drawn(aHandledPage())).not.toContain('qué les une con')
  })

  test('in English', () => {
    language.value = 'en'
    expect(text(page(anAlertPage()))).toContain('AY-7K4Q needs somebody to call.')
  })
})

test('every refusal of the contract has its words', async () => {
  const contract: Readonly<Record<string, unknown>> = await import('../contract.ts')
  const codes = Object.values(contract).flatMap((one) =>
    typeof one === 'object' && one !== null && 'errors' in one ? Object.keys(one.errors ?? {}) : [],
  )
  for (const code of codes.filter((one) => one !== 'suicide-prevention.nobody-to-help'))
    expect(errors.es, code).toHaveProperty([code])
})
