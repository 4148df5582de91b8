import type { FoundPlace } from '@ayni/modules/roster/contract'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type PlaceClient, PlaceField } from './place-field.tsx'

const centre: FoundPlace = {
  ...{ kind: 'facility', code: '00000002', name: 'CSMC Inventado', ubigeo: '160401', where: 'Nauta, Loreto, Loreto' },
  ...{ category: 'I-3', institution: 'Invención', km: 35 },
}
const other: FoundPlace = { ...centre, code: '00000003', name: 'CSMC Imaginario', category: null, km: null }

/** As the page stands when the answer is there. */
const field = (open: number, found: readonly FoundPlace[], text: string, place: FoundPlace | null = null): string => {
  const known = { 'roster.places-state': { open, closed: 0, lastChange: null }, 'roster.search-places': [...found] }
  const client: PlaceClient = {
    call: async () => ({ ok: false, code: 'network.offline' }),
    recall: (name) => known[name],
  }
  const value = { text, place }
  return render(<PlaceField {...{ client, value }} label="Servicio" from="00000001" onChange={() => undefined} />)
}

test('name, category, where and distance are told apart; what is not known is not said', () => {
  const html = field(2, [centre, other], 'csmc')
  expect(html).toContain('<small>I-3 · Nauta, Loreto, Loreto · a unos 35 km en línea recta</small>')
  expect(html).toContain('<small>Nauta, Loreto, Loreto</small>')
  expect(html).toContain('2 establecimientos')
})

test('what was chosen is said, and nothing more is offered over it', () => {
  const html = field(2, [centre, other], 'CSMC Inventado', centre)
  expect(html).toContain('De la lista: CSMC Inventado · I-3')
  expect(html).not.toContain('role="option"')
})

test('not on the list, no list, or one letter: the text stays, and the page says which it is', () => {
  expect(field(2, [], 'Consultorio')).toContain('No está en la lista. Puede quedar escrito a mano.')
  expect(field(0, [], 'Consultorio')).toContain('Aún no hay lista de establecimientos')
  expect(field(0, [], '')).toContain('Aún no hay lista de establecimientos')
  expect(field(2, [centre], 'c')).not.toContain('role="option"')
  for (const html of [field(2, [], 'Consultorio'), field(0, [], 'Consultorio')])
    expect(html).toContain('value="Consultorio"')
})
