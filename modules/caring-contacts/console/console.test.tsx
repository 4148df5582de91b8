import { createClient, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { CaringOperations } from '../contract.ts'
import { aCalendar, aContact, aContactCard, thatMonday } from '../fixtures.ts'
import { CaringList } from './caring-page.tsx'
import { ContactDialog, ContactInside } from './contact-dialog.tsx'

afterEach(() => {
  language.value = 'es'
})
const rest = (): void => undefined
const client = createClient<CaringOperations>({ baseUrl: '', onUnauthorised: rest, fetch })
const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const list = (calendar = aCalendar()): string =>
  plain(
    render(
      <CaringList
        client={client}
        calendar={calendar}
        now={thatMonday}
        conversation={() => null}
        onChanged={rest}
        onOpen={rest}
      />,
    ),
  )
const card = (more = {}): string =>
  plain(render(<ContactInside client={client} card={aContactCard(more)} onChanged={rest} />))

test('7.6 the sender sees whom they write to by alias, what waits, and whether their own words go', () => {
  const text = list()
  for (const part of [
    'AY-7K4Q',
    'Llamada',
    '1 intento',
    'cumpleaños',
    'con tus palabras',
    'texto sugerido',
    'en pausa',
  ])
    expect(text).toContain(part)
  expect(text).toContain('falta decidir quién')
  // A date is a day in Lima: 2 March is a Monday, whatever the clock of the computer.
  expect(text).toContain('lunes, 2 de marzo')
  expect(text).not.toContain('1 de marzo')
})

test('7.6 answers stand first, with the hour by which a human reads them', () => {
  const text = list()
  expect(text.indexOf('Respondieron')).toBeLessThan(text.indexOf('Próximos contactos'))
  expect(text).toContain('leer hasta')
  expect(list(aCalendar({ answers: [] }))).not.toContain('Respondieron')
})

test('what was not sent is said, never hidden; nobody yet is said honestly', () => {
  expect(list(aCalendar({ contacts: [aContact({ state: 'left-out' })] }))).toContain('no salió')
  expect(list(aCalendar({ contacts: [], answers: [] }))).toContain('Nadie por ahora')
})

test('words are asked for with the suggested ones beside; a call is logged with three presses', () => {
  for (const part of ['Escribe unas palabras', 'Texto sugerido', 'Vi llover hoy']) expect(card()).toContain(part)
  for (const part of ['Conversamos', 'Nadie contestó', 'No desea más llamadas'])
    expect(card({ mode: 'call' })).toContain(part)
  expect(card({ mode: 'call' })).not.toContain('Escribe unas palabras')
  expect(card({ paused: true })).toContain('No sale nada')
})

test('EC-12 what stops every message stands with the contacts of the year, also while the contact itself cannot be read', () => {
  const recalling = (known: boolean) => ({
    ...client,
    recall: (name: string) => (known && name === 'caring-contacts.contact' ? aContactCard() : undefined),
  })
  for (const known of [true, false])
    expect(
      render(
        <ContactDialog client={recalling(known)} contact="uno" alias="AY-7K4Q" onChanged={rest} onClose={rest}>
          <p>detener los mensajes</p>
        </ContactDialog>,
      ),
    ).toContain('detener los mensajes')
})
