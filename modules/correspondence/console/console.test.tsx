import type { CorrespondenceOperations, InboxRow } from '@ayni/modules/correspondence/contract'
import { anInboxRow, aThreadPage, thatEvening } from '@ayni/modules/correspondence/fixtures'
import { language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { LettersClient } from './clients.ts'
import { InboxPage } from './inbox-page.tsx'
import { RepliesPanel } from './replies-panel.tsx'
import { ThreadCard } from './thread-card.tsx'

type Known = { readonly [Name in keyof CorrespondenceOperations]?: CorrespondenceOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): LettersClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const list = (...rows: readonly InboxRow[]): string => {
  const page = {
    rows: [...rows],
    total: rows.length,
    waiting: rows.filter((row) => row.waiting > 0).length,
    asOf: thatEvening,
  }
  return text(
    render(<InboxPage client={remembering({ 'correspondence.inbox': page })} now={signal<string>(thatEvening)} />),
  )
}
const card = (page: ReturnType<typeof aThreadPage>): string =>
  text(
    render(
      <ThreadCard
        client={remembering({ 'correspondence.thread': page })}
        row={page.row}
        now={thatEvening}
        onChanged={() => undefined}
        onClose={() => undefined}
      />,
    ),
  )

afterEach(() => {
  language.value = 'es'
})

test('the list names people by alias, with what waits, the way, the window and who has it, and never a word of theirs', () => {
  const seen = list(
    anInboxRow(),
    anInboxRow({
      thread: '019a0000-0000-7000-8000-0000000000d2',
      alias: 'AY-9M3F',
      waiting: 0,
      dueAt: null,
      owner: 'Ana (inventada)',
    }),
  )
  expect(seen).toContain('2 conversaciones, 1 espera respuesta')
  for (const part of [
    'AY-7K4Q',
    'AY-9M3F',
    '2 mensajes',
    'Nada pendiente',
    'WhatsApp',
    'abierto hasta',
    'Ana (inventada)',
    'coordinación',
  ])
    expect(seen).toContain(part)
})

test('a closed window, an opt-out and a clinical message are said', () => {
  const seen = list(anInboxRow({ windowUntil: thatEvening, quiet: 'stop', clinical: true }))
  expect(seen).toContain('cerrado: va como aviso')
  expect(seen).toContain('Pidió no recibir mensajes')
  expect(seen).toContain('La lee el equipo clínico')
})

test.each([
  ['shared', ['AY-7K4Q', 'AY-9M3F'], 'Número compartido, puede ser AY-7K4Q, AY-9M3F'],
  ['unknown', [], 'Número que no conocemos'],
  ['wrong', ['AY-7K4Q'], 'Número equivocado, no es AY-7K4Q'],
] as const)('a number that is of nobody alone: %s', (kind, candidates, said) => {
  expect(list(anInboxRow({ kind, alias: null, candidates: [...candidates] }))).toContain(said)
})

test('an empty inbox says so kindly, in both languages', () => {
  expect(list()).toContain('Nadie espera una respuesta.')
  language.value = 'en'
  expect(list()).toContain('Nobody waits for an answer.')
})

test('the thread says that it was noted who read it, and offers to answer, assign and end', () => {
  const seen = card(aThreadPage())
  for (const part of [
    '¿Puedo cambiar mi hora?',
    'Quedó anotado',
    'Tu respuesta',
    'Se lee solo en la aplicación',
    'Quién responde',
    'Terminada',
  ])
    expect(seen).toContain(part)
})

test('what clinicians read is closed to the coordinator, with the reason', () => {
  const [first] = aThreadPage().letters
  if (first === undefined) throw new Error('a page without letters')
  const seen = card(aThreadPage({ letters: [{ ...first, text: null, clinical: true }] }))
  expect(seen).toContain('Este mensaje lo lee el equipo clínico.')
  expect(seen).not.toContain('cambiar mi hora')
})

test('no answer box where nobody knows who reads', () => {
  const seen = card(aThreadPage({ mayAnswer: false, row: anInboxRow({ kind: 'unknown', alias: null }) }))
  expect(seen).toContain('no sabemos quién lee ese teléfono')
  expect(seen).not.toContain('Tu respuesta')
})

const panel = (known: Known): string =>
  text(
    render(
      <RepliesPanel client={remembering(known)} person={anInboxRow().thread} now={thatEvening}>
        <p>cómo llamar</p>
      </RepliesPanel>,
    ),
  )

test('whoever took the alert sees how to call at once, and what was written when it is there', () => {
  expect(panel({})).toContain('cómo llamar')
  expect(panel({ 'correspondence.thread': aThreadPage() })).toMatch(/cómo llamar.*Lo que escribió.*cambiar mi hora/)
})

test('a number of nobody takes the place of the card, with the people it may be', () => {
  const row = anInboxRow({ kind: 'shared', alias: null, candidates: ['AY-7K4Q', 'AY-9M3F'] })
  const seen = panel({ 'correspondence.thread': aThreadPage({ row, callBack: '+51987654321', mayAnswer: false }) })
  expect(seen).not.toContain('cómo llamar')
  expect(seen).toContain('+51987654321')
  expect(seen).toContain('AY-7K4Q, AY-9M3F')
})
