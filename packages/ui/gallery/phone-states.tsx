import { useState } from 'preact/hooks'
import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { Check } from '../src/check.tsx'
import { CodeField } from '../src/code-field.tsx'
import { Loading } from '../src/loading.tsx'
import { Notice } from '../src/notice.tsx'
import { Progress } from '../src/progress.tsx'
import { RadioList } from '../src/radio-list.tsx'
import { Screen } from '../src/screen.tsx'
import { SelectField } from '../src/select-field.tsx'
import { StickyAction } from '../src/sticky-action.tsx'
import { TextField } from '../src/text-field.tsx'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined

const answers = [
  { value: '0', words: 'Ningún día' },
  { value: '1', words: 'Varios días' },
  { value: '2', words: 'Más de la mitad de los días' },
  { value: '3', words: 'Casi todos los días' },
  { value: 'R', words: 'Prefiero no responder', aside: true },
] as const

type Answer = (typeof answers)[number]['value']

const Question = ({ first, passedOver }: { readonly first?: Answer; readonly passedOver?: boolean }) => {
  const [value, setValue] = useState<Answer | undefined>(first)
  return (
    <Screen
      title="Tu chequeo del primer mes"
      help="#ayuda"
      kicker
      action={
        <StickyAction
          side={
            <>
              <Button kind="plain">Atrás</Button>
              <span>Guardado en este teléfono</span>
            </>
          }
        >
          {passedOver ? <Button wide>Siguiente</Button> : null}
        </StickyAction>
      }
    >
      <Progress at={3} of={9} />
      <RadioList
        lead="Durante las últimas 2 semanas, ¿con qué frecuencia te pasó esto?"
        question="Una pregunta inventada, tan larga como las de verdad, para ver cómo se lee"
        choices={answers}
        value={value}
        onChange={setValue}
      />
    </Screen>
  )
}

const Today = ({ connection }: { readonly connection?: string | undefined }) => (
  <Screen title="Hola, Rosa." help="#ayuda" connection={connection} onQuickExit={rest}>
    <Card title="Tu chequeo del primer mes">
      <p>Unos 8 minutos, en partes. Funciona sin señal. Lo ve solo tu equipo clínico.</p>
      <div class="row">
        <Button>Empezar</Button>
        <Button kind="plain">ahora no</Button>
      </div>
    </Card>
    <p>
      <strong>Te debemos:</strong> una llamada de tu psicóloga, hoy entre 18:00 y 20:30. <a href="#cambiar">cambiar</a>
    </p>
  </Screen>
)

const Fields = () => {
  const [code, setCode] = useState('18')
  return (
    <Screen
      title="Entra con tu invitación."
      help="#ayuda"
      action={
        <StickyAction>
          <Button wide>Continuar</Button>
        </StickyAction>
      }
    >
      <CodeField
        label="Código de 6 cifras"
        hint="Te lo enviamos por SMS al terminado en 014."
        value={code}
        onInput={setCode}
      />
      <TextField label="¿Cómo quieres que te llamemos?" value="Rosa" onInput={rest} autocomplete="given-name" />
      <TextField
        label="Celular"
        type="tel"
        inputMode="tel"
        value="98765"
        onInput={rest}
        problem="Faltan cifras: un celular del Perú tiene 9."
      />
      <TextField
        label="Si quieres, cuéntanos más"
        hint="Lo lee solo tu equipo clínico."
        lines={3}
        value=""
        onInput={rest}
      />
    </Screen>
  )
}

const Consent = () => {
  const [care, setCare] = useState(true)
  const [sms, setSms] = useState(false)
  const [region, setRegion] = useState<'loreto' | 'puno' | undefined>(undefined)
  return (
    <Screen
      title="Tú decides qué compartes."
      help="#ayuda"
      action={
        <StickyAction>
          <Button wide>Guardar</Button>
        </StickyAction>
      }
    >
      <div>
        <Check
          words="Que mi equipo clínico vea mis respuestas"
          detail="Nadie más. Puedes retirarlo en dos toques."
          checked={care}
          onChange={setCare}
        />
        <Check words="Avisar por SMS si no hay datos" detail="Lleva solo tu alias." checked={sms} onChange={setSms} />
      </div>
      <SelectField
        label="¿Dónde haces tu SERUMS?"
        empty="Elige tu región"
        choices={[
          { value: 'loreto', words: 'Loreto' },
          { value: 'puno', words: 'Puno' },
        ]}
        value={region}
        onChange={setRegion}
      />
    </Screen>
  )
}

const Notices = () => (
  <Screen title="Avisos" help="#ayuda">
    <Notice tone="inform" title="Tu equipo lo verá hoy.">
      <p>Una psicóloga te llamará; tú eliges cuándo.</p>
    </Notice>
    <Notice tone="done">
      <p>Recibido a las 23:41 (n.º 1842).</p>
    </Notice>
    <Notice tone="attend" title="No pudimos enviar todavía.">
      <p>Está guardado en tu teléfono; lo intentaremos al volver la señal.</p>
    </Notice>
    <Notice tone="act" title="Tu equipo todavía no lo sabe: no hay señal.">
      <p>Puedes avisarle con un SMS.</p>
      <div class="row">
        <Button kind="safety" href="sms:113">
          Escribir el SMS
        </Button>
      </div>
    </Notice>
    <Loading words="Buscando tus respuestas…" />
  </Screen>
)

const Buttons = () => (
  <Screen title="Botones" help="#ayuda">
    <div class="row">
      <Button>Empezar</Button>
      <Button kind="quiet">Cambiar la hora</Button>
      <Button kind="plain">ahora no</Button>
    </div>
    <div class="row">
      <Button disabled>Siguiente</Button>
      <Button busy="Guardando…">Guardar</Button>
      <Button kind="safety">Llamar al 113</Button>
    </div>
    <Button wide>Continuar</Button>
    <Button wide kind="quiet">
      Ver mis respuestas
    </Button>
  </Screen>
)

/** Writes down what the answers report, for the journey that presses them. */
const QuestionLog = () => {
  const [value, setValue] = useState<Answer | undefined>(undefined)
  const [log, setLog] = useState<readonly string[]>([])
  const note = (what: string): void => setLog((before) => [...before, what])
  return (
    <Screen title="Lo que dice una respuesta" help="#ayuda">
      <RadioList
        question="Una pregunta inventada"
        choices={answers}
        value={value}
        onChange={(next) => {
          setValue(next)
          note(`change ${next}`)
        }}
        onChoose={(chosen) => note(`choose ${chosen}`)}
      />
      <output>{log.join(', ')}</output>
    </Screen>
  )
}

export const phoneStates: readonly GalleryState[] = [
  { id: 'today', title: 'Hoy', face: 'phone', draw: () => <Today /> },
  {
    id: 'today-offline',
    title: 'Hoy, sin señal',
    face: 'phone',
    draw: () => <Today connection="Sin señal. Todo lo que escribes queda guardado aquí." />,
  },
  { id: 'question', title: 'Una pregunta', face: 'phone', draw: () => <Question /> },
  {
    id: 'question-answered',
    title: 'Una pregunta respondida',
    face: 'phone',
    draw: () => <Question first="2" passedOver />,
  },
  { id: 'question-log', title: 'Lo que dice una respuesta', face: 'phone', draw: () => <QuestionLog /> },
  { id: 'fields', title: 'Campos', face: 'phone', draw: () => <Fields /> },
  { id: 'consent', title: 'Permisos', face: 'phone', draw: () => <Consent /> },
  { id: 'notices', title: 'Avisos', face: 'phone', draw: () => <Notices /> },
  { id: 'buttons', title: 'Botones', face: 'phone', draw: () => <Buttons /> },
]
