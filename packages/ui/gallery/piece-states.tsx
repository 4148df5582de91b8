import { useState } from 'preact/hooks'
import { Badge } from '../src/badge.tsx'
import { BandChart } from '../src/band-chart.tsx'
import { Breath } from '../src/breath.tsx'
import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { DefinitionList } from '../src/definition-list.tsx'
import { Dialog } from '../src/dialog.tsx'
import { Empty } from '../src/empty.tsx'
import { ErrorNotice } from '../src/error-notice.tsx'
import { Icon } from '../src/icon.tsx'
import * as icons from '../src/icons.ts'
import { ListRow } from '../src/list-row.tsx'
import { LiveRegion } from '../src/live-region.tsx'
import { Meter } from '../src/meter.tsx'
import { Notice } from '../src/notice.tsx'
import { PinPad } from '../src/pin-pad.tsx'
import { Progress } from '../src/progress.tsx'
import { Screen } from '../src/screen.tsx'
import { StickyAction } from '../src/sticky-action.tsx'
import { Tabs } from '../src/tabs.tsx'
import { Timeline } from '../src/timeline.tsx'
import { UndoToast } from '../src/undo.tsx'
import { Weave } from '../src/weave.tsx'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined

const places = (current: string) => (
  <Tabs
    label="Lugares"
    current={current}
    places={[
      { href: '#hoy', word: 'Hoy', icon: icons.todayIcon },
      { href: '#ayuda', word: 'Ayuda', icon: icons.helpIcon },
      { href: '#aprender', word: 'Aprender', icon: icons.learnIcon },
      { href: '#yo', word: 'Yo', icon: icons.personIcon, waiting: { count: 1, words: 'Una cosa por ver' } },
    ]}
  />
)

const Crisis = ({ told }: { readonly told: boolean }) => (
  <Screen title="No tienes que pasar esto a solas." help={null} back={{ onPress: rest }} onQuickExit={rest}>
    <ul class="rows strong">
      <ListRow
        strong
        icon={icons.phoneIcon}
        title="Llamar al 113, opción 5"
        detail="Gratis, todo el día y toda la noche"
        href="tel:113"
      />
      <ListRow strong icon={icons.phoneIcon} title="Llamar al 106" detail="Ambulancia, SAMU" href="tel:106" />
      <ListRow
        strong
        icon={icons.personIcon}
        title="Mi persona de confianza"
        detail="Elena (persona inventada)"
        href="tel:+51900000014"
      />
      <ListRow
        strong
        icon={icons.peopleIcon}
        title="El equipo de guardia"
        detail="Contesta una persona"
        href="tel:+51900000015"
      />
    </ul>
    <Button kind="quiet" wide href="#plan">
      Mi plan
    </Button>
    {told ? (
      <Notice tone="done" title="Recibido a las 23:41 (n.º 1842).">
        <p>Te llamará la psiquiatra de guardia.</p>
      </Notice>
    ) : (
      <Notice tone="act" title="Tu equipo todavía no lo sabe: no hay señal.">
        <p>Puedes avisarle con un SMS. Lleva solo tu alias.</p>
        <div class="row">
          <Button kind="safety" href="sms:+51900000015?body=AYNI%20AY-7K4Q%20A">
            Escribir el SMS
          </Button>
        </div>
      </Notice>
    )}
    <Breath />
  </Screen>
)

const Me = () => (
  <Screen title="Tus respuestas son tuyas." help="#ayuda" places={places('#yo')}>
    <BandChart
      title="Ánimo en estas semanas"
      summary="8 de 27 el 20 de noviembre; empezó en 16. Respondiste 4 de 4 veces."
      max={27}
      bands={[
        { from: 0, to: 4, word: 'mínimo' },
        { from: 5, to: 9, word: 'leve' },
        { from: 10, to: 14, word: 'moderado' },
        { from: 15, to: 19, word: 'mod. fuerte' },
        { from: 20, to: 27, word: 'fuerte' },
      ]}
      points={[
        { at: '2026-08-20T23:00:00.000Z', value: 16 },
        { at: '2026-09-22T23:00:00.000Z', value: 13, late: true },
        { at: '2026-10-20T23:00:00.000Z', value: 11 },
        { at: '2026-11-20T23:00:00.000Z', value: 8 },
      ]}
    />
    <h2>Quién vio tus datos</h2>
    <ul class="rows">
      <ListRow
        title="Julia Ramos (inventada), psicóloga"
        detail="Abrió tus respuestas, hoy a las 18:04"
        aside={<Badge tone="inform" word="a tu cargo" />}
      />
      <ListRow icon={icons.eyeIcon} title="Ver todo el registro" detail="12 lecturas desde agosto" href="#registro" />
      <ListRow icon={icons.lockIcon} title="Cambiar mi PIN" onPress={rest} />
    </ul>
  </Screen>
)

const Help = () => (
  <Screen title="¿Qué necesitas hoy?" help="#ayuda" places={places('#ayuda')}>
    <ul class="rows">
      <ListRow
        icon={icons.messageIcon}
        title="Hablar con alguien"
        detail="Una psicóloga te llama cuando tú digas. Lo ve solo tu equipo clínico."
        href="#1"
      />
      <ListRow
        icon={icons.learnIcon}
        title="Consultar un caso"
        detail="Un especialista te contesta por escrito en 24 h."
        href="#2"
      />
      <ListRow icon={icons.peopleIcon} title="Colegas y grupos" detail="Alguien que ya pasó por su SERUMS." href="#3" />
      <ListRow
        icon={icons.mapIcon}
        title="Tu red"
        detail="El centro de salud mental más cercano y cómo derivar."
        href="#4"
        aside={<Badge tone="done" word="descargado" />}
      />
    </ul>
  </Screen>
)

const Pin = ({ problem }: { readonly problem?: string | undefined }) => {
  const [value, setValue] = useState('482')
  return (
    <Screen title="Hola de nuevo." help="#ayuda" onQuickExit={rest}>
      <PinPad label="Escribe tu PIN" value={value} onInput={setValue} problem={problem} />
    </Screen>
  )
}

const Pieces = () => (
  <Screen
    title="Piezas"
    help="#ayuda"
    action={
      <StickyAction>
        <Button wide>Continuar</Button>
      </StickyAction>
    }
    places={places('#hoy')}
  >
    <Weave />
    <Progress at={7} of={10} words="7 de 10 listas" />
    <div class="row">
      <Badge word="por empezar" />
      <Badge tone="inform" word="en camino" />
      <Badge tone="done" word="cumplido" />
      <Badge tone="attend" word="vence hoy" />
      <Badge tone="act" word="alerta A" />
    </div>
    <Meter label="Aceptaron participar" n={75} of={79} />
    <Card title="Tu cita">
      <DefinitionList
        items={[
          { term: 'Con', detail: 'Julia Ramos (inventada), psicóloga' },
          { term: 'Cuándo', detail: 'sábado 21 de noviembre, 18:00' },
          { term: 'Cómo', detail: 'Por teléfono, 40 minutos' },
        ]}
      />
    </Card>
    <Timeline
      moments={[
        {
          id: '1',
          at: '2026-11-21T23:41:00.000Z',
          when: 'hoy a las 18:41',
          title: 'Tu psicóloga te llamó',
          tone: 'done',
          children: <p>Hablaron 38 minutos.</p>,
        },
        {
          id: '2',
          at: '2026-11-20T23:41:00.000Z',
          when: 'ayer a las 18:41',
          title: 'Una llamada no llegó a entrar',
          tone: 'attend',
        },
        { id: '3', at: '2026-11-18T23:41:00.000Z', when: 'mié, 18 nov, 18:41', title: 'Respondiste tu chequeo' },
      ]}
    />
    <Empty title="Todavía no hay nada descargado.">
      <p>Lo que bajes con señal se queda aquí.</p>
    </Empty>
    <LiveRegion />
  </Screen>
)

const Errors = () => (
  <Screen title="Cuando algo no sale" help="#ayuda">
    <ErrorNotice code="network.offline">
      <Button kind="quiet">Intentar otra vez</Button>
    </ErrorNotice>
    <ErrorNotice code="auth.required" />
    <ErrorNotice code="otro.codigo" />
  </Screen>
)

const Drawings = () => (
  <Screen title="Dibujos, siempre con su palabra" help="#ayuda">
    <ul>
      {Object.entries(icons).map(([name, path]) => (
        <li key={name}>
          <Icon of={path} word={name} />
        </li>
      ))}
    </ul>
  </Screen>
)

const Dialogue = () => (
  <Screen title="Un diálogo" help="#ayuda">
    <Dialog
      open
      title="¿A quién se la pasas?"
      onClose={rest}
      actions={
        <>
          <Button>Pasar a Julia</Button>
          <Button kind="plain">ahora no</Button>
        </>
      }
    >
      <p>Julia tiene 6 personas a su cargo y está de turno hasta las 21:00.</p>
    </Dialog>
  </Screen>
)

const Undoing = () => (
  <Screen title="Pensarlo otra vez" help="#ayuda">
    <p>En lugar de preguntar si estás seguro.</p>
    <div class="toasts">
      <UndoToast message="Pasaste la llamada a Julia." onUndo={rest} onGone={rest} />
    </div>
  </Screen>
)

export const pieceStates: readonly GalleryState[] = [
  { id: 'crisis', title: 'Ayuda ya, sin señal', face: 'phone', draw: () => <Crisis told={false} /> },
  { id: 'crisis-received', title: 'Ayuda ya, recibido', face: 'phone', draw: () => <Crisis told /> },
  { id: 'help', title: 'Ayuda', face: 'phone', draw: () => <Help /> },
  { id: 'me', title: 'Yo', face: 'phone', draw: () => <Me /> },
  { id: 'pin', title: 'PIN', face: 'phone', draw: () => <Pin /> },
  {
    id: 'pin-wrong',
    title: 'PIN que no coincide',
    face: 'phone',
    draw: () => <Pin problem="No coincide. Te quedan 4 intentos." />,
  },
  { id: 'pieces', title: 'Piezas', face: 'phone', draw: () => <Pieces /> },
  { id: 'errors', title: 'Cuando algo no sale', face: 'phone', draw: () => <Errors /> },
  { id: 'drawings', title: 'Dibujos', face: 'phone', draw: () => <Drawings /> },
  { id: 'dialog', title: 'Diálogo', face: 'phone', draw: () => <Dialogue /> },
  { id: 'undo', title: 'Deshacer', face: 'phone', draw: () => <Undoing /> },
]
