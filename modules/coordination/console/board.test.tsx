import { accountId, instant, personId } from '@ayni/kernel'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { CapacityPage } from './capacity-page.tsx'
import type { BoardClient, BoardOperations } from './clients.ts'
import { ClocksSection } from './clocks-section.tsx'
import { KeepCard } from './keep-card.tsx'
import { perPerson } from './per-person.ts'
import { PromisesBlock } from './promises-block.tsx'
import { ProposeCard } from './propose-card.tsx'

type Known = { readonly [Name in keyof BoardOperations]?: BoardOperations[Name]['output'] }
/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): BoardClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const nowText = '2026-11-23T15:00:00.000Z'
const now = signal<string>(nowText)
const asOf = instant.parse(nowText)
const ana = accountId.parse('019a0000-0000-7000-8000-0000000000b1')
const person = personId.parse('019a0000-0000-7000-8000-000000000001')
const rest = (): void => undefined
afterEach(() => {
  language.value = 'es'
})

const row: PromiseRow = {
  key: 'first-contact:1',
  person,
  alias: 'AY-7K4Q',
  kind: 'first-contact',
  owedByRole: 'therapist',
  owedBy: null,
  owner: null,
  returned: 'away',
  madeAt: instant.parse('2026-11-20T15:00:00.000Z'),
  dueAt: instant.parse('2026-11-21T15:00:00.000Z'),
  late: true,
  appSeenAt: null,
}
const may = { call: 'outreach', assign: true, keep: true } as const

test('13 a late promise without a name says so, and why it came back', () => {
  const promises = { rows: [row], late: 1, unowned: 1, total: 1, asOf }
  const says = text(
    render(<PromisesBlock client={remembering({ 'coordination.promises': promises })} now={now} may={may} />),
  )
  expect(says).toContain('1 SIN RESPONSABLE.')
  expect(says).toContain('volvió: quien la tenía está ausente')
})

test('what only a record keeps is not marked here, and the card says what keeps it', () => {
  const card = (key: string): string =>
    text(render(<KeepCard client={remembering({})} row={{ ...row, key }} onDone={rest} onChanged={rest} />))
  expect(card('first-contact:1')).toContain('Hablamos')
  for (const key of ['episode:safety-contact:1:2', 'stay-with-person:1:2', 'incident-review:1']) {
    expect(card(key)).not.toContain('Hablamos')
    expect(card(key)).toContain('queda cumplida al anotar la llamada')
  }
})

test('an empty board says so kindly', () => {
  const promises = { rows: [], late: 0, unowned: 0, total: 0, asOf }
  const says = text(
    render(<PromisesBlock client={remembering({ 'coordination.promises': promises })} now={now} may={may} />),
  )
  expect(says).toContain('Nadie espera por el equipo ahora.')
})

test('each suggestion says why in words; full and away are folded; outside is an answer too', () => {
  const known = {
    'coordination.suggestions': {
      suggested: [
        {
          account: ana,
          who: 'Ps. Ana',
          because: [
            { is: 'cared-before' as const, until: instant.parse('2026-06-01T15:00:00.000Z') },
            { is: 'load' as const, open: 2, limit: 8 },
            { is: 'person-decides' as const, sameCohort: true },
          ],
        },
      ],
      notNow: [
        {
          account: accountId.parse('019a0000-0000-7000-8000-0000000000b2'),
          who: 'Ps. Beto',
          why: { is: 'full' as const, open: 8, limit: 8 },
        },
      ],
    },
  }
  const says = text(
    render(
      <ProposeCard
        client={remembering(known)}
        row={row}
        now={nowText}
        needs="therapist"
        onDone={rest}
        onChanged={rest}
      />,
    ),
  )
  expect(says).toContain('Proponer a Ps. Ana')
  expect(says).toContain('la atendió antes')
  expect(says).toContain('tiene 2 de 8 casos; misma promoción: decide el médico')
  expect(says).toContain('Ps. Beto: completa: 8 de 8 casos')
  expect(says).toContain('Buscar fuera del equipo')
})

test('waits are told with n/N, who still waits, the method and the published baseline', () => {
  const all = { of: 20, happened: 12, waiting: 7, left: 1, p50: 2, p75: 3, p90: 5 }
  const none = { of: 0, happened: 0, waiting: 0, left: 0, p50: null, p75: null, p90: null }
  const clocks = {
    asOf,
    since: asOf,
    waits: [
      { kind: 'first-contact' as const, all, late: 1, wereLate: 2 },
      { kind: 'first-session' as const, all: none, late: 0, wereLate: 0 },
    ],
    months: [],
    levels: [{ kind: 'first-contact' as const, level: 2, summary: null }],
    lateNow: [
      {
        kind: 'first-contact' as const,
        person,
        alias: 'AY-7K4Q',
        owner: null,
        startedAt: row.madeAt,
        dueAt: row.dueAt,
        happenedAt: null,
      },
    ],
    wereLate: [],
  }
  const says = text(render(<ClocksSection client={remembering({ 'coordination.clocks': clocks })} now={nowText} />))
  for (const part of [
    'La mitad en 2 días hábiles',
    '12 de 20',
    '7 esperan todavía.',
    '21 a 28 días',
    'rango más cercano',
    'SIN RESPONSABLE',
    'menos de 5 personas',
  ])
    expect(says).toContain(part)
})

test('capacity in words, with the absence', () => {
  const rows = [
    {
      account: ana,
      who: 'Ps. Ana',
      roles: ['therapist'],
      open: 2,
      limit: 8,
      maxOpen: null,
      hoursPerWeek: null,
      awayUntil: instant.parse('2026-11-30T05:00:00.000Z'),
      absences: [],
      mine: false,
    },
  ]
  const says = text(render(<CapacityPage client={remembering({ 'coordination.capacity': rows })} now={nowText} />))
  expect(says).toContain('2 de 8')
  expect(says).toContain('ausente hasta')
})

test('BRD-03 one line a person with all they are owed; a call for safety leads; what is later is folded', () => {
  const late = (key: string, kind: PromiseRow['kind'], dueAt: string): PromiseRow => ({
    ...row,
    key,
    kind,
    dueAt: instant.parse(dueAt),
  })
  const rows = [
    late('a', 'first-contact', '2026-11-20T15:00:00.000Z'),
    late('b', 'safety-call', '2026-11-22T15:00:00.000Z'),
    { ...late('c', 'first-contact', '2026-12-20T15:00:00.000Z'), person: personId.parse(ana), alias: 'AY-9ZZZ' },
  ]
  expect(perPerson(rows).map(({ key, kinds }) => [key, kinds])).toEqual([
    ['b', ['safety-call', 'first-contact']],
    ['c', ['first-contact']],
  ])
  const named = { ...late('n', 'full-evaluation', '2026-11-19T15:00:00.000Z'), owner: 'Dra. Nora', returned: null }
  expect(perPerson([named, ...rows])[0]).toMatchObject({ key: 'b', owner: null, owedByRole: 'therapist' })
  expect(perPerson([named])[0]).toMatchObject({ key: 'n', owner: 'Dra. Nora' })
  const promises = { rows, late: 2, unowned: 2, total: 3, asOf }
  const html = render(<PromisesBlock client={remembering({ 'coordination.promises': promises })} now={now} may={may} />)
  expect(html.match(/AY-7K4Q/g)).toHaveLength(1)
  expect(text(html)).toContain('Vencido (1 persona)')
  expect(html).toMatch(/<details><summary>Después \(1 persona\)/)
})

test('BRD-03 where many are owed, one sifts by whoever owes, whoever has nobody first', () => {
  const rows = Array.from({ length: 13 }, (_, at) => ({
    ...row,
    key: `p${at}`,
    owner: at < 9 ? 'Ps. Ana' : at < 12 ? null : 'Dra. Rosa',
  }))
  const promises = { rows, late: 13, unowned: 3, total: 13, asOf }
  const shown = (some: typeof rows): string =>
    text(
      render(
        <PromisesBlock
          client={remembering({ 'coordination.promises': { ...promises, rows: some } })}
          now={now}
          may={may}
        />,
      ),
    )
  expect(shown(rows)).toMatch(/todos \(13\)\s+sin responsable \(3\)\s+Dra\. Rosa \(1\)\s+Ps\. Ana \(9\)/)
  expect(shown(rows.slice(0, 4))).not.toContain('todos (')
})
