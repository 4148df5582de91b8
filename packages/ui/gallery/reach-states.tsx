import { useState } from 'preact/hooks'
import { Badge } from '../src/badge.tsx'
import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { DefinitionList } from '../src/definition-list.tsx'
import { Desk } from '../src/desk.tsx'
import { Empty } from '../src/empty.tsx'
import * as icons from '../src/icons.ts'
import { ListRow } from '../src/list-row.tsx'
import { Meter } from '../src/meter.tsx'
import { Notice } from '../src/notice.tsx'
import { RadioList } from '../src/radio-list.tsx'
import { Rail } from '../src/rail.tsx'
import { Screen } from '../src/screen.tsx'
import { StickyAction } from '../src/sticky-action.tsx'
import { Table } from '../src/table.tsx'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined

const rail = (
  <Rail
    label="Lugares"
    current="#personas"
    places={[
      { href: '#tablero', word: 'Tablero', icon: icons.boardIcon },
      { href: '#personas', word: 'Personas', icon: icons.peopleIcon },
      { href: '#turnos', word: 'Turnos', icon: icons.calendarIcon },
    ]}
    foot={<span class="muted">Nora (inventada), coordinación</span>}
  />
)

type Callable = { readonly alias: string; readonly until: string; readonly by: string; readonly tries: number }

const callable: readonly Callable[] = [
  { alias: 'AY-7K4Q', until: 'hasta las 19:15', by: 'móvil', tries: 2 },
  { alias: 'AY-9M2T', until: 'hasta las 20:30', by: 'móvil', tries: 0 },
]

const Planner = ({ rows }: { readonly rows: readonly Callable[] }) => (
  <Desk rail={rail} title="A quién acompañamos">
    <p>Quienes tienen su ventana abierta, primero la que se cierra antes. El nombre aparece al empezar la llamada.</p>
    <Table
      caption="Se puede llamar ahora"
      columns={[
        { id: 'who', head: 'Persona', cell: (row) => row.alias },
        { id: 'until', head: 'Su ventana', cell: (row) => row.until },
        { id: 'by', head: 'Por', cell: (row) => row.by },
        { id: 'tries', head: 'Intentos', figures: true, cell: (row) => String(row.tries) },
      ]}
      rows={rows}
      rowId={(row) => row.alias}
      onOpen={rest}
      empty={
        <Empty title="Nadie espera una llamada en este momento.">
          Cuando se abra la ventana de alguien, aparecerá aquí.
        </Empty>
      }
    />
  </Desk>
)

type Letter = { readonly alias: string; readonly waits: boolean; readonly due: string; readonly owner: string }

const letters: readonly Letter[] = [
  { alias: 'AY-3C8W', waits: true, due: 'hoy a las 20:28', owner: 'coordinación' },
  { alias: 'AY-5P1Z', waits: false, due: '', owner: 'Julia R.' },
]

const Inbox = ({ rows }: { readonly rows: readonly Letter[] }) => (
  <Desk rail={rail} title="A quién acompañamos">
    <Table
      caption="Conversaciones"
      columns={[
        { id: 'who', head: 'Quién', cell: (row) => row.alias },
        {
          id: 'state',
          head: 'Espera',
          cell: (row) => (row.waits ? <Badge tone="attend" word="1 mensaje" /> : <span>Nada pendiente</span>),
        },
        { id: 'due', head: 'Responder', figures: true, cell: (row) => row.due },
        { id: 'owner', head: 'A cargo', cell: (row) => row.owner },
      ]}
      rows={rows}
      rowId={(row) => row.alias}
      onOpen={rest}
      empty={<Empty title="Nadie espera una respuesta.">Lo que la gente escriba aparecerá aquí.</Empty>}
    />
  </Desk>
)

const Import = () => (
  <Desk rail={rail} title="A quién acompañamos">
    <Card title="Qué pasará con cada fila">
      <div class="stack">
        <Notice>
          <p>Todavía no se guardó nada.</p>
        </Notice>
        <Meter label="persona nueva" n={61} of={63} />
        <Meter label="posible duplicado: lo decides tú" n={1} of={63} />
        <Meter label="rechazada" n={1} of={63} />
        <div class="row">
          <Button>Importar 62 filas</Button>
          <Button kind="plain">Volver</Button>
        </div>
      </div>
    </Card>
  </Desk>
)

const Duplicate = () => (
  <Desk rail={rail} title="A quién acompañamos">
    <Card title="AY-YW6B y AY-XBQM">
      <DefinitionList
        items={[
          { term: 'Nacimiento', detail: 'igual: 12 mar 1999' },
          { term: 'Apellidos', detail: 'distinto: Inventada Quispe · Ynventada Quispe' },
          { term: 'Teléfonos', detail: 'igual' },
        ]}
      />
      <div class="row">
        <Button>Es la misma persona</Button>
        <Button kind="quiet">Son dos personas</Button>
        <Button kind="plain">Después</Button>
      </div>
    </Card>
  </Desk>
)

const hours = [
  { value: '1', words: 'lunes 23, 18:00' },
  { value: '2', words: 'lunes 23, 18:45' },
  { value: '3', words: 'martes 24, 19:30' },
] as const

const ChooseHour = () => {
  const [value, setValue] = useState<(typeof hours)[number]['value'] | undefined>(undefined)
  return (
    <Screen
      title="¿A qué hora te llamamos?"
      help="#ayuda"
      back={{ href: '#hoy' }}
      action={
        <StickyAction side={<Button kind="plain">Ninguna me sirve</Button>}>
          <Button wide disabled={value === undefined}>
            Acordar esta hora
          </Button>
        </StickyAction>
      }
    >
      <RadioList question="Con una psicóloga, 45 minutos" choices={hours} value={value} onChange={setValue} />
    </Screen>
  )
}

const NoHour = () => (
  <Screen title="No hay nada que acordar ahora." help="#ayuda" back={{ href: '#hoy' }}>
    <Empty title="Si te debemos una llamada o una sesión, aquí podrás elegir la hora." />
  </Screen>
)

const Proposal = () => (
  <Screen title="Hola." help="#ayuda">
    <Card title="Te proponemos a Ps. Rocío B. (inventada)">
      <p class="muted">Es del equipo de psicología. Dijo que no te conoce de antes.</p>
      <div class="row">
        <Button>Está bien</Button>
        <Button kind="quiet">Prefiero otra persona</Button>
      </div>
    </Card>
  </Screen>
)

const MyData = () => (
  <Screen title="Tus datos son tuyos." help="#ayuda" back={{ href: '#yo' }}>
    <ul class="rows">
      <ListRow href="#ver" icon={icons.downloadIcon} title="Ver y descargar todo" detail="Lo que guarda el programa." />
      <ListRow href="#corregir" icon={icons.checkIcon} title="Corregir o decir que no" detail="Un dato equivocado." />
      <ListRow href="#borrar" icon={icons.closeIcon} title="Borrar" detail="Qué se borra, qué queda y hasta cuándo." />
    </ul>
  </Screen>
)

/** Reaching everybody, and what each can do about it. */
export const reachStates: readonly GalleryState[] = [
  { id: 'planner', title: 'A quién llamar', face: 'console', draw: () => <Planner rows={callable} /> },
  { id: 'planner-empty', title: 'A quién llamar, nadie', face: 'console', draw: () => <Planner rows={[]} /> },
  { id: 'inbox', title: 'Conversaciones', face: 'console', draw: () => <Inbox rows={letters} /> },
  { id: 'inbox-empty', title: 'Conversaciones, ninguna', face: 'console', draw: () => <Inbox rows={[]} /> },
  { id: 'import', title: 'Antes de importar', face: 'console', draw: () => <Import /> },
  { id: 'duplicate', title: 'Posible duplicado', face: 'console', draw: () => <Duplicate /> },
  { id: 'hour', title: 'Elegir una hora', face: 'phone', draw: () => <ChooseHour /> },
  { id: 'hour-empty', title: 'Elegir una hora, ninguna', face: 'phone', draw: () => <NoHour /> },
  { id: 'proposal', title: 'Quién te acompaña', face: 'phone', draw: () => <Proposal /> },
  { id: 'my-data', title: 'Mis datos', face: 'phone', draw: () => <MyData /> },
]
