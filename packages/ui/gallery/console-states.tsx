import { signal } from '@preact/signals'
import { Badge } from '../src/badge.tsx'
import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { Countdown } from '../src/countdown.tsx'
import { DefinitionList } from '../src/definition-list.tsx'
import { Desk } from '../src/desk.tsx'
import { Empty } from '../src/empty.tsx'
import * as icons from '../src/icons.ts'
import { Meter } from '../src/meter.tsx'
import { Rail } from '../src/rail.tsx'
import { Table } from '../src/table.tsx'
import { TextField } from '../src/text-field.tsx'
import { Timeline } from '../src/timeline.tsx'
import { formatDue } from '../src/times.ts'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined
const now = signal('2026-11-22T04:41:00.000Z')

const rail = (
  <Rail
    label="Lugares"
    current="#tablero"
    places={[
      {
        href: '?lugar=tablero',
        word: 'Tablero',
        icon: icons.boardIcon,
        waiting: { count: 2, words: '2 alertas abiertas' },
      },
      { href: '?lugar=personas', word: 'Personas', icon: icons.peopleIcon },
      { href: '?lugar=citas', word: 'Citas', icon: icons.calendarIcon },
      {
        href: '?lugar=casos',
        word: 'Consultas',
        icon: icons.messageIcon,
        waiting: { count: 4, words: '4 consultas sin asignar' },
      },
      { href: '?lugar=pares', word: 'Pares', icon: icons.helpIcon },
      { href: '?lugar=red', word: 'Red', icon: icons.mapIcon },
      { href: '?lugar=evaluacion', word: 'Evaluación', icon: icons.chartIcon },
      { href: '?lugar=ajustes', word: 'Ajustes', icon: icons.settingsIcon },
    ]}
    foot={<span class="muted">Nora (inventada), coordinación</span>}
  />
)

type Owed = {
  readonly id: string
  readonly alias: string
  readonly what: string
  readonly due: string
  readonly owner: string
  readonly late?: boolean
}

const owed: readonly Owed[] = [
  {
    id: '1',
    alias: 'AY-7K4Q',
    what: 'Primera llamada',
    due: '2026-11-22T02:41:00.000Z',
    owner: 'sin responsable',
    late: true,
  },
  { id: '2', alias: 'AY-9M2T', what: 'Sesión 1', due: '2026-11-22T05:06:00.000Z', owner: 'Julia R.' },
  { id: '3', alias: 'AY-3C8W', what: 'Contacto de cuidado', due: '2026-11-22T15:00:00.000Z', owner: 'Marco T.' },
  { id: '4', alias: 'AY-5P1Z', what: 'Derivación: ¿llegó?', due: '2026-11-23T15:00:00.000Z', owner: 'Ana V.' },
]

const Board = ({ rows, cut }: { readonly rows: readonly Owed[]; readonly cut?: boolean }) => (
  <Desk
    title="A quién llamar primero"
    rail={rail}
    connection={cut ? 'Sin conexión desde las 23:20: lo que ves tiene 21 minutos.' : undefined}
    tools={<Button kind="quiet">Buscar una persona</Button>}
    alarm={
      rows.length === 0 ? undefined : (
        <div class="alarms">
          <div class="alarm">
            <Badge tone="act" word="Alerta A" /> <b>AY-7K4Q</b>{' '}
            <span class="muted">recibida hace 11 min, respondida hace 3 d</span>
            <b>SIN RESPONSABLE</b>
            <Countdown label="siguiente aviso" deadline="2026-11-22T04:45:12.000Z" now={now} safety />
            <Button kind="safety">Me hago cargo</Button>
          </div>
          <div class="alarm">
            <Badge tone="attend" word="Alerta B" /> <b>AY-2D6N</b> <span class="muted">recibida hace 1 h 5 min</span>
            <span>Julia R.</span>
            <Countdown label="primer contacto" deadline="2026-11-22T11:36:00.000Z" now={now} safety />
          </div>
        </div>
      )
    }
  >
    <Table
      caption="Lo que debemos hoy"
      columns={[
        { id: 'who', head: 'Persona', cell: (row) => row.alias },
        { id: 'what', head: 'Qué', cell: (row) => row.what },
        {
          id: 'due',
          head: 'Vence',
          cell: (row) =>
            row.late ? <Badge tone="attend" word={formatDue(row.due, now.value)} /> : formatDue(row.due, now.value),
        },
        { id: 'owner', head: 'Responsable', cell: (row) => row.owner },
      ]}
      rows={rows}
      rowId={(row) => row.id}
      onOpen={rest}
      actionsHead="Acciones"
      actions={[
        { id: 'call', word: 'Llamar', letter: 'l', run: rest },
        { id: 'pass', word: 'Pasar', letter: 'p', run: rest },
      ]}
      empty={
        <Empty title="Nadie espera por ti ahora.">
          <p>Lo siguiente es mañana a las 07:00: una llamada a AY-3C8W.</p>
        </Empty>
      }
    />
  </Desk>
)

const Night = () => (
  <Desk title="AY-7K4Q te necesita." rail={null}>
    <Card>
      <p>
        <Badge tone="act" word="Alerta A" />
      </p>
      <DefinitionList
        items={[
          { term: 'Recibida', detail: 'hace 11 min' },
          { term: 'Respondida', detail: 'hace 3 d, sin señal' },
          { term: 'Se le alcanza por', detail: 'Voz, último contacto ayer a las 19:10' },
        ]}
      />
      <p>
        <Countdown label="Sube a la psiquiatra" deadline="2026-11-22T04:45:12.000Z" now={now} safety />
      </p>
    </Card>
    <Button wide kind="safety">
      Me hago cargo
    </Button>
  </Desk>
)

const Record = () => (
  <Desk title="AY-9M2T" rail={rail} connection={undefined}>
    <p class="muted">Al abrir esta página quedó anotado que la leíste; la persona puede verlo.</p>
    <Card title="Desde su SERUMS">
      <Meter label="Respondieron su chequeo" n={30} of={75} />
      <Meter label="Primera sesión antes de 7 días" n={8} of={9} />
    </Card>
    <TextField label="Buscar" type="search" value="" onInput={rest} hint="Alias o microrred" />
    <Timeline
      moments={[
        { id: '1', at: '2026-11-21T23:41:00.000Z', when: 'hoy a las 18:41', title: 'Sesión 1, cumplida', tone: 'done' },
        {
          id: '2',
          at: '2026-11-18T23:41:00.000Z',
          when: 'mié, 18 nov, 18:41',
          title: 'Respondió su chequeo',
          children: <p>Lo recibimos 2 d después.</p>,
        },
      ]}
    />
  </Desk>
)

export const consoleStates: readonly GalleryState[] = [
  { id: 'board', title: 'Tablero', face: 'console', draw: () => <Board rows={owed} /> },
  { id: 'board-cut', title: 'Tablero sin conexión', face: 'console', draw: () => <Board rows={owed} cut /> },
  { id: 'board-empty', title: 'Tablero vacío', face: 'console', draw: () => <Board rows={[]} /> },
  { id: 'night', title: 'Alerta de noche', face: 'console', draw: () => <Night /> },
  { id: 'record', title: 'Una persona', face: 'console', draw: () => <Record /> },
]
