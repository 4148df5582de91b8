import { expect, test } from 'vitest'
import { lintMessage } from './forbidden-words.ts'
import { allTexts, checkedRender, render } from './render.ts'
import { isTemplateName, type TemplateName, templates } from './templates.ts'

const examples: Readonly<Record<TemplateName, object>> = {
  'sign-in-code': { code: '483921' },
  'sign-in-link': { link: 'https://ayni.example/entrar#kJ8s_2mQ-77aaBBccDD' },
  'contact-check': { code: '4839' },
  'staff-alert': { alias: 'AY-7K4Q', class: 'A' },
  'staff-alert-drill': { alias: 'AY-7K4Q' },
  'rota-hole': {},
  'incident-opened': { alias: 'AY-7K4Q' },
  'staff-taken': { alias: 'AY-7K4Q' },
  'staff-taken-by': { alias: 'AY-7K4Q' },
  'staff-which': { aliases: 'AY-7K4Q, AY-2222' },
  'staff-pressed': {},
  'staff-nothing': {},
  'watch-stopped': {},
  'watch-resumed': {},
  'will-call': {},
  appointment: { day: '2026-11-21', hour: '19:00' },
  'appointment-moved': { day: 'tomorrow', hour: '19:00' },
  'appointment-cancelled': { day: 'tomorrow', hour: '19:00' },
  'appointment-missed': {},
  news: {},
  'material-ready': {},
  'case-answered': {},
  'public-material': { title: 'Guía de pausas para la guardia', link: 'https://ayni.example/guias/pausas' },
  'reply-now': {},
  'reply-waiting': {},
  'service-ends': {},
  'group-forming': {},
  'staff-task': { alias: 'AY-7K4Q' },
  'staff-digest': {},
  invitation: { link: 'https://ayni.example/i/kJ8s_2mQ-77aaBBccDD' },
  reminder: {},
  'caring-contact': { signature: 'Inés Ejemplo' },
  'caring-words': { signature: 'Inés Ejemplo', words: 'Pensé en ti esta semana y te mando un abrazo.' },
}
const names = Object.keys(templates).filter(isTemplateName)

test.each(names)('%s says nothing forbidden, in either language and on every channel', (name) => {
  for (const language of ['es', 'en'] as const) {
    const check = checkedRender(name, examples[name], language)
    expect(check).toMatchObject({ ok: true })
    for (const text of allTexts(render(name, {}, language))) {
      expect(lintMessage(text)).toEqual([])
      expect(text).not.toMatch(/[!¡{}]/)
    }
  }
})

test('the alarm to staff is the sentence that was agreed', () => {
  expect(render('staff-alert', { alias: 'AY-7K4Q', class: 'A' }, 'es').short).toBe(
    'AYNI: tarea urgente AY-7K4Q. Abrir tablero.',
  )
  expect(render('staff-alert-drill', { alias: 'AY-7K4Q' }, 'es').short).toBe(
    'SIMULACRO AYNI: tarea urgente AY-7K4Q. Abrir tablero.',
  )
  expect(render('staff-alert', {}, 'es').short).toBe('AYNI: tarea urgente. Abrir tablero.')
})

test('every form of a drill says that it is one', () => {
  for (const language of ['es', 'en'] as const) {
    const { push, short, email, spoken } = render('staff-alert-drill', { alias: 'AY-7K4Q' }, language)
    for (const text of [push.body, short, email.subject, email.text, spoken.once])
      expect(text).toMatch(/SIMULACRO|DRILL/)
  }
})

test('a push and a subject name nobody', () => {
  for (const name of names) {
    const { push, email } = render(name, { ...examples[name] }, 'es')
    expect(`${push.title} ${push.body} ${email.subject}`).not.toMatch(/AY-|\d{4}|https?:/)
  }
})

test('the call spells the alias and speaks twice', () => {
  const { spoken } = render('staff-alert', { alias: 'AY-7K4Q' }, 'es')
  expect(spoken.once).toContain('A, Y, 7, K, 4, Q')
  expect(spoken.times).toBe(2)
})

test('an appointment is said in words', () => {
  expect(render('appointment', { day: 'tomorrow', hour: '19:00' }, 'es').short).toBe(
    'Tienes una cita en Ayni mañana 19:00.',
  )
  expect(render('appointment', { day: '2026-11-21', hour: '19:00' }, 'es').short).toBe(
    'Tienes una cita en Ayni el 21 de noviembre 19:00.',
  )
})

test.each([
  ['suicide', 'Pensó en el Suicidio'],
  ['suicide', 'su\u200bicidal thoughts'],
  ['diagnosis', 'DEPRESIÓN'],
  ['diagnosis', 'ansiedad'],
  ['substance', 'consumo de alcohol'],
  ['profession', 'cita con la psiquiatra'],
  ['profession', 'tu sesión de terapia'],
  ['score', 'PHQ-9: 15/27'],
  ['score', 'tu puntaje'],
  ['score', 'ASQ'],
  ['risk', 'alto riesgo'],
  ['facility', 'Puesto de Salud Ejemplo'],
  ['facility', 'the health post'],
  ['link', 'mira https://ayni.example/r?person=7&score=3'],
  ['link', 'mira https://ayni.example/depresion'],
  ['link', 'mira https://inventada:clave@ayni.example/'],
  ['link', 'mira www.ayni.example'],
  ['link', 'mira ftp://ayni.example/i/abcd'],
])('refuses %s: %s', (rule, text) => {
  expect(lintMessage(text)).toContainEqual({ rule })
})

test('parameters cannot smuggle: a signature, an alias or a link is refused by the rule it breaks, not quoted', () => {
  expect(checkedRender('caring-contact', { signature: 'tu psiquiatra' }, 'es')).toEqual({
    ok: false,
    code: 'messages.forbidden-words',
    rules: ['profession'],
  })
  expect(checkedRender('caring-contact', { signature: 'Inés 15/27' }, 'es')).toMatchObject({
    ok: false,
    code: 'messages.params-malformed',
  })
  expect(checkedRender('staff-alert', { alias: 'María Ejemplo' }, 'es')).toMatchObject({
    ok: false,
    code: 'messages.params-malformed',
  })
  expect(checkedRender('invitation', { link: 'https://ayni.example/i?phone=987' }, 'es')).toMatchObject({
    ok: false,
    rules: ['link'],
  })
  expect(checkedRender('news', { text: 'hola' }, 'es')).toMatchObject({ ok: false, code: 'messages.params-malformed' })
  expect(checkedRender('no-such', {}, 'es')).toMatchObject({ ok: false, code: 'messages.template-unknown' })
})

test('whoever may take charge is told how, by SMS and by voice; nobody else is, and no e-mail carries the link', () => {
  const link = `https://ayni.example/voy/${'a'.repeat(44)}`
  const alert = { alias: 'AY-7K4Q', class: 'A' }
  const offered = render('staff-alert', { ...alert, answer: true }, 'es', undefined, link)
  expect(offered.short).toBe(
    `AYNI: tarea urgente AY-7K4Q. Abrir tablero. Para hacerte cargo responde VOY o abre ${link}`,
  )
  expect(offered.spoken.closing).toContain('Presiona 1 para hacerte cargo')
  expect(render('staff-alert', { ...alert, answer: true }, 'en', undefined, link).spoken.closing).toContain(
    'Press 1 to',
  )
  for (const text of allTexts(offered)) expect(lintMessage(text)).toEqual([])
  for (const without of [
    render('staff-alert', alert, 'es', undefined, link),
    render('staff-alert', { ...alert, answer: true }, 'es'),
  ])
    expect(`${without.short} ${without.spoken.closing}`).not.toMatch(/VOY|Presiona 1/)
  expect(offered.email.text).not.toContain(link)
  expect(offered.push.body).not.toContain(link)
})
