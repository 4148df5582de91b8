import { instant, personId } from '@ayni/kernel'
import { ReferralPanel } from '@ayni/modules/emergency/console'
import type { EmergencyOperations, Referral } from '@ayni/modules/emergency/contract'
import { type PlaceClient, PlaceField } from '@ayni/modules/roster/console'
import type { FoundPlace, RosterOperations } from '@ayni/modules/roster/contract'
import { Card, Desk } from '@ayni/ui'
import type { GalleryState } from '@ayni/ui/gallery'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { knowing } from './answering.ts'

const now = instant.parse('2026-11-22T15:00:00.000Z')
const person = personId.parse('019aa000-0000-7000-8000-000000007001')
const post = '00000001'

const centre = (code: string, name: string, where: string, km: number | null): FoundPlace => ({
  ...{ kind: 'facility', code, name, ubigeo: null, where, category: 'I-3', institution: 'Invención', km },
})
const centres = [
  centre('00000002', 'CSMC Ribera Inventada', 'Nauta, Loreto, Loreto', 35),
  centre('00000003', 'CSMC Selva Imaginaria', 'Punchana, Maynas, Loreto', 95),
  centre('00000004', 'CSMC Cordillera de Mentira', 'Wanchaq, Cusco, Cusco', null),
]

const places = (open: number, found: readonly FoundPlace[]): PlaceClient =>
  knowing<Pick<RosterOperations, 'roster.places-state' | 'roster.search-places'>>({
    'roster.places-state': { open, closed: 0, lastChange: null },
    'roster.search-places': [...found],
  })

type FieldProps = { readonly client: PlaceClient; readonly text: string; readonly place?: FoundPlace | null }

const Field = ({ client, text, place = null }: FieldProps) => {
  const [value, setValue] = useState({ text, place })
  const hint = 'Escribe parte del nombre.'
  return <PlaceField {...{ client, hint, value }} label="Nombre del servicio" from={post} onChange={setValue} />
}

const referred: Referral = {
  ...{ referral: '019aa000-0000-7000-8000-000000007030', service: 'csmc', name: 'CSMC Ribera Inventada' },
  ...{ where: 'Nauta, Loreto, Loreto', facility: { code: '00000002', category: 'I-3' } },
  ...{ acceptedBy: 'Psic. Inventado', calledTogether: true, aliasOffered: true, otherProvinceOffered: false },
  ...{ appointmentAt: instant.parse('2026-11-25T15:00:00.000Z'), state: 'dated', endedHow: null },
  ...{ confirmBy: instant.parse('2026-11-27T15:00:00.000Z'), confirmedHow: null, by: 'Inés T.', missed: 0 },
}

const panel = (...rows: readonly Referral[]) => (
  <ReferralPanel
    client={knowing<EmergencyOperations>({ 'emergency.referrals': { now, post, rows: [...rows] } })}
    {...{ person, now: signal<string>(now), isPsychiatrist: true }}
    facility={(field) => <PlaceField client={places(4, centres)} {...field} />}
  />
)

const desk = (children: ComponentChildren) => (
  <Desk title="AY-7K4Q" rail={null}>
    <div class="stack">{children}</div>
  </Desk>
)
const field = (id: string, title: string, draw: () => ComponentChildren): GalleryState => ({
  ...{ id, title, face: 'phone' },
  draw: () => desk(<Card title="Derivar">{draw()}</Card>),
})

export const referralStates: readonly GalleryState[] = [
  field('facility-found', 'Derivar: encontrado en la lista', () => <Field client={places(4, centres)} text="csmc" />),
  field('facility-chosen', 'Derivar: elegido', () => (
    <Field client={places(4, centres)} text="CSMC Ribera Inventada" place={centres[0] ?? null} />
  )),
  field('facility-unlisted', 'Derivar: fuera de la lista', () => (
    <Field client={places(4, [])} text="Consultorio inventado" />
  )),
  field('facility-no-list', 'Derivar: sin lista', () => <Field client={places(0, [])} text="CSMC" />),
  { id: 'referral', title: 'Derivación con cita', face: 'phone', draw: () => desk(panel(referred)) },
  { id: 'referral-none', title: 'Sin derivaciones', face: 'phone', draw: () => desk(panel()) },
]
