import { instant } from '@ayni/kernel'
import type { EpisodePageData, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import {
  aCalendar,
  aLeftPage,
  anEarlierEpisode,
  anEmergencyPage,
  anEndingPage,
  anEpisodeList,
  anEpisodePage,
  anEpisodeStrip,
  anOlderAlertPage,
  aReturnedPage,
  inventedDuty,
  inventedPsychiatrist,
  someFigures,
  thatMorning,
} from '@ayni/modules/safety-episode/fixtures'
import { language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import { actWords } from './act-words.ts'
import { mayBeSetAside } from './aside-card.tsx'
import type { EpisodeClient } from './client.ts'
import { nextStep } from './clocks-card.tsx'
import { closureCriterionNames } from './closure-names.ts'
import { ContactCalendar, groupContacts } from './contact-calendar.tsx'
import { EpisodeList } from './episode-list.tsx'
import { EpisodeMetrics } from './episode-metrics.tsx'
import { EpisodePage } from './episode-page.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

type Ops = SafetyEpisodeOperations
type Known = { readonly [Name in keyof Ops]?: Ops[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): EpisodeClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const now = signal<string>(thatMorning)
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')

const pageOf = (page: EpisodePageData, isPsychiatrist = true): string =>
  render(
    <EpisodePage
      client={remembering({ 'safety-episode.episode': page })}
      episode={page.strip.episode}
      now={now}
      instantNow={() => instant.parse(now.value)}
      newId={() => '019aa100-0000-7000-8000-000000000777'}
      account={inventedPsychiatrist}
      isPsychiatrist={isPsychiatrist}
      listHref="#/lista"
      callHref="#/llamada"
      alertHref={(alert) => `#/alerta/${alert}`}
      rooms={{
        emergency: () => <p>AQUÍ LA EMERGENCIA</p>,
        plan: () => <p>AQUÍ EL PLAN</p>,
        knows: () => <p>AQUÍ QUIEN LA CONOCE</p>,
        handOver: () => <p>AQUÍ A QUIÉN PASA</p>,
        caring: () => <p>AQUÍ LOS SALUDOS</p>,
        standDown: () => <p>AQUÍ SE DETIENE</p>,
      }}
    />,
  )
const inOrder = (html: string, parts: readonly string[]): void => {
  const places = parts.map((part) => html.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
}

afterEach(() => {
  language.value = 'es'
})

describe('the page of one person', () => {
  test('says who, what is due first and counted, one next step, and where they are, before anything else', () => {
    const html = pageOf(anEpisodePage())
    inOrder(text(html), ['Seguimiento de AY-7K4Q', 'contacto acordado', 'Puesto de Yanayacu', 'Lo que pasó'])
    expect(html.match(/class="sticky/g) ?? []).toHaveLength(1)
    expect(text(html)).toContain('Anotar el contacto')
    expect(text(html)).toContain('La persona puede ver que abriste esta página')
  })

  test('every running deadline leads to one step; a person without an open alert is called, never only looked at', () => {
    const step = (nextKind: EpisodePageData['strip']['nextKind'], more = {}) =>
      nextStep({ strip: anEpisodeStrip({ nextKind, ...more }), state: 'contacting' }, '#llamar', (alert) => `#${alert}`)
    expect(step('acknowledge', { alert: 'una' })).toEqual({ word: 'take', href: '#una' })
    for (const kind of [
      'acknowledge',
      'first-attempt',
      'reach',
      'assess',
      'full-evaluation',
      'call-after-missed',
    ] as const)
      expect(step(kind), kind).toEqual({ word: 'call', href: '#llamar' })
    expect(step('unreachable-decision')?.word).toBe('unreachable')
    expect(step('last-call')?.word).toBe('closing')
    expect(step(null)).toBeNull()
  })

  test('SUI-06 while the emergency is open it stands first, there is no way out by the list, and closing is refused by name', () => {
    const html = pageOf(anEmergencyPage())
    inOrder(html, ['La emergencia está abierta', 'AQUÍ LA EMERGENCIA', 'Dónde está'])
    expect(html).not.toContain('href="#/lista"')
    expect(html.match(/AQUÍ LA EMERGENCIA/g)).toHaveLength(1)
    expect(text(html)).toContain('falta quién le recibió y a qué hora llegó')
    expect(text(html)).not.toContain('Firmar el cierre')
    expect(pageOf(anEpisodePage())).toContain('href="#/lista"')
  })

  test('SUI-09 what is missing is named before anybody signs, and again where it was refused', () => {
    const html = text(pageOf(anEpisodePage()))
    expect(html).toContain('Dos evaluaciones en vivo seguidas con riesgo bajo falta')
    expect(html).toContain('Plan de seguridad al día listo')
    expect(html).toContain('La persona lo sabe y está de acuerdo lo dices al firmar')
    const notice = (code: string, ...missing: readonly string[]) => {
      const refused = { ok: false, code, details: { missing } } as const
      return text(render(<RefusalNotice doing={{ act: async () => undefined, busy: false, refused, again: null }} />))
    }
    const closing = notice(
      'safety-episode.criteria-missing',
      'referral-attended',
      'two-low-assessments',
      'no-criterion',
    )
    inOrder(closing, ['No se cerró. Falta:', 'Dos evaluaciones en vivo', 'Toda derivación, atendida'])
    expect(notice('safety-episode.call-incomplete', 'means')).toContain('falta preguntar si se mantiene')
  })

  test('a signal after stepping down: the way to end it is there again, and nothing says that it ended', () => {
    const closure = {
      at: thatMorning,
      by: 'Inés (inventada)',
      because: 'stepping-down',
      caringSchedule: '',
      reasoning: 'Motivo',
    }
    const html = text(pageOf(anEpisodePage({ state: 'plan-active', closure })))
    expect(html).toContain('Empezar a terminar')
    expect(html).not.toContain('Motivo')
  })

  test('SUI-09 the page knows every criterion of 7.7, in both languages', () => {
    for (const say of [actWords.es, actWords.en])
      expect(Object.values(say.criteria).every((words) => words.length > 0)).toBe(true)
    expect(closureCriterionNames(undefined)).toEqual([])
  })

  test('only a psychiatrist is offered an ending; the others read what it needs', () => {
    expect(text(pageOf(anEndingPage()))).toContain('Firmar el cierre')
    const others = text(pageOf(anEndingPage(), false))
    expect(others).toContain('Lo firma psiquiatría')
    expect(others).not.toContain('Firmar el cierre')
    expect(others).not.toContain('Pasar a otra persona')
  })

  test('SUI-07 an alert on older answers may be set aside by a psychiatrist alone, and only after a newer live "low"', () => {
    expect(text(pageOf(anOlderAlertPage()))).toContain('Apartar la alerta')
    expect(text(pageOf(anOlderAlertPage(), false))).not.toContain('Apartar la alerta')
    const { strip, assessments } = anOlderAlertPage()
    expect(mayBeSetAside({ strip, assessments: [] })).toBe(false)
    expect(mayBeSetAside({ strip: { ...strip, occurredAt: thatMorning }, assessments })).toBe(false)
    expect(mayBeSetAside({ strip: { ...strip, alert: null }, assessments })).toBe(false)
  })

  test('SUI-11 somebody who left is offered one call, which may be declined, and the reasoning is asked for', () => {
    const html = text(pageOf(aLeftPage()))
    inOrder(html, ['Dejó el programa', 'La última llamada', 'Tu razonamiento', 'Cerrar porque dejó el programa'])
    expect(html).not.toContain('Empezar a terminar Quedan treinta')
  })

  test('assessments are told in words, intent and attempt apart with their dates; nothing is added up', () => {
    const html = text(pageOf(anEpisodePage()))
    expect(html).toContain('Evaluación en vivo: riesgo bajo · Rosa Q.')
    inOrder(html, ['Intención de morir, alguna vez no', 'Algún intento sí, 2019-04-02'])
    expect(html).toContain('5: no se preguntó')
    expect(html).not.toMatch(/\d+ de 5|puntaje|total/)
  })

  test('what was known in episodes that ended is there, folded, and nothing where there was none', () => {
    const page = pageOf(aReturnedPage())
    const folded = text(page.match(/<details><summary>Seguimientos anteriores[\s\S]*?<\/details>/)?.[0] ?? '')
    inOrder(folded, [
      'Seguimientos anteriores (2)',
      ...['Del 29 ene 2026 al 20 mar 2026', 'Algún intento sí, 2026-01-30', 'Intención de morir, alguna vez no'],
      ...['riesgo bajo', 'se cumplieron los criterios', 'Por qué se cerró Dos evaluaciones en calma'],
      ...['Del 25 dic 2024 al 4 ene 2025', 'Última evaluación en vivo no hubo', 'dejó el programa'],
    ])
    expect(folded.match(/Por qué se cerró/g)).toHaveLength(1)
    expect(pageOf(anEpisodePage())).not.toContain('Seguimientos anteriores')
    language.value = 'en'
    const said = text(pageOf(anEpisodePage({ earlier: [anEarlierEpisode()] })))
    inOrder(said, ['Earlier episodes (1)', 'Any attempt yes, 2026-01-30', 'Why it was closed'])
  })

  test('without a signal it says so, and speaks English where asked', () => {
    language.value = 'en'
    const html = text(pageOf(anEpisodePage()))
    expect(html).toContain('Following AY-7K4Q')
    expect(html).toContain('Note the contact')
  })
})

test('SUI-08 to take it is offered where it would be heard, and nowhere else', () => {
  expect(pageOf(anEpisodePage())).not.toContain(actWords.es.take)
  expect(pageOf(anEpisodePage({ ownerAccount: null, mayTake: true }))).toContain(actWords.es.take)
})

test('SUI-08 whoever knows them says so beside the owner, and a psychiatrist names another also while there is none', () => {
  for (const page of [anEpisodePage(), anEpisodePage({ ownerAccount: null, mayTake: false })]) {
    inOrder(pageOf(page), [actWords.es.owner, 'AQUÍ A QUIÉN PASA', 'AQUÍ QUIEN LA CONOCE'])
    expect(pageOf(page, false)).not.toContain('AQUÍ A QUIÉN PASA')
    expect(pageOf(page, false)).toContain('AQUÍ QUIEN LA CONOCE')
  }
})

test('EC-12 after an ending the switch and the contacts of the year stay, and nothing that was for the episode', () => {
  const at = instant.parse(thatMorning)
  const page = anEpisodePage()
  const over = { at, by: 'Dra. Nora', because: 'closed', reasoning: null, caringSchedule: 'after-episode' }
  const html = pageOf({ ...page, strip: { ...page.strip, closedAt: at }, closure: over })
  inOrder(html, ['AQUÍ LOS SALUDOS', 'AQUÍ SE DETIENE'])
  for (const gone of ['AQUÍ A QUIÉN PASA', 'AQUÍ QUIEN LA CONOCE', 'AQUÍ EL PLAN']) expect(html).not.toContain(gone)
})

describe('the list and the calendar', () => {
  const list = (episodeHref?: (episode: string) => string): string =>
    render(
      <EpisodeList
        client={remembering({ 'safety-episode.list': anEpisodeList() })}
        now={thatMorning}
        episodeHref={episodeHref}
      />,
    )

  test('SUI-12 by next deadline: alias, class, state, owner or nobody, reach; no risk, answer or note, and no way in', () => {
    const html = list()
    inOrder(text(html), ['AY-9M2T', 'AY-7K4Q', 'AY-3C8W'])
    expect(text(html)).toContain('SIN RESPONSABLE')
    expect(text(html)).toContain('venció hace 1 h 15 min')
    expect(html).not.toContain('href=')
    expect(text(html)).not.toMatch(/riesgo|ASQ|PHQ|bajo|inminente|Durmió|inventado\)/)
  })

  test('a clinician opens the page from the list', () => {
    expect(list((episode) => `#/s/${episode}`)).toContain(`href="#/s/${anEpisodeStrip().episode}"`)
  })

  test('contacts: what failed first, then day by day; what was done is not owed', () => {
    const groups = groupContacts(aCalendar().rows, thatMorning)
    expect(groups.map(({ late, rows }) => [late, rows.map(({ alias }) => alias)])).toEqual([
      [true, ['AY-9M2T']],
      [false, ['AY-7K4Q']],
      [false, ['AY-3C8W']],
    ])
    const html = text(
      render(
        <ContactCalendar
          client={remembering({ 'safety-episode.calendar': aCalendar() })}
          now={thatMorning}
          episodeHref={undefined}
        />,
      ),
    )
    inOrder(html, ['No se lograron o ya vencieron', 'AY-9M2T', 'llamar: en 30 min', 'AY-7K4Q', '13:00', 'AY-3C8W'])
    expect(html).not.toContain('AY-5P1Z')
  })
})

describe('the figures', () => {
  test('7.9 each with its n, hidden ones as a dash, and no target on the number of positives', () => {
    const html = text(
      render(<EpisodeMetrics client={remembering({ 'safety-episode.metrics': someFigures() })} now={thatMorning} />),
    )
    expect(html).toContain('Hasta que alguien se hace cargo 23 6 min 14 min 41 min')
    expect(html).toContain('Saludos de seguimiento enviados 24 95.8')
    expect(html).toContain('Simulacros en que respondieron todos 12 83.3')
    expect(html).toContain('Derivaciones atendidas — —')
    expect(html).toContain('Agudas tomadas en 15 min 9 89')
    expect(html).not.toMatch(/objetivo|esperado/)
  })
})

test('whoever owns, follows or signs is named once among those who go on writing', () => {
  const html = pageOf({ ...anEndingPage(), knownClinicianAccount: inventedDuty })
  const select = html.match(/¿Quién le seguirá escribiendo[\s\S]*?<\/select>/)?.[0] ?? ''
  expect(select.match(/<option/g)).toHaveLength(2)
})
