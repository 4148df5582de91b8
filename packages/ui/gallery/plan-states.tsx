import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { Check } from '../src/check.tsx'
import { Field } from '../src/field.tsx'
import { mapIcon, phoneIcon } from '../src/icons.ts'
import { ListRow } from '../src/list-row.tsx'
import { Notice } from '../src/notice.tsx'
import { Progress } from '../src/progress.tsx'
import { Screen } from '../src/screen.tsx'
import { StickyAction } from '../src/sticky-action.tsx'
import { TextField } from '../src/text-field.tsx'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined

const Reading = ({ apart }: { readonly apart?: boolean }) => (
  <Screen title="Mi plan" help="#ayuda" back={{ href: '#atras' }} onQuickExit={rest}>
    {apart ? (
      <Notice tone="attend" title="Hay dos versiones de tu plan.">
        <p>Se escribieron por separado. Las dos están guardadas: ¿cuál es la tuya ahora?</p>
        <div class="row">
          <span>
            ayer a las 20:10
            <br />
            <span class="small">Dejo de contestar los mensajes</span>
          </span>
          <Button kind="quiet">Esta</Button>
        </div>
      </Notice>
    ) : null}
    <p>Empieza por donde te haga falta.</p>
    <details class="unprinted">
      <summary class="btn quiet">Ir a un paso</summary>
      <ul class="rows">
        <ListRow title="1. Mis señales de alerta" onPress={rest} />
      </ul>
    </details>
    <Card title="2. Lo que puedo hacer por mi cuenta">
      <ul class="rows">
        <ListRow title="Caminar hasta el río" detail="Si algo se interpone: la lluvia, entonces música" />
      </ul>
    </Card>
    <Card title="5. Profesionales y servicios de urgencia">
      <ul class="rows">
        <ListRow
          icon={phoneIcon}
          href="tel:113"
          title="Línea 113, opción 5"
          detail="Salud mental. Gratis, las 24 horas."
        />
        <ListRow
          icon={mapIcon}
          title="Hospital Wallata (inventado)"
          detail="Hospital, MINSA, a unos 45 km en línea recta"
        />
      </ul>
      <p class="small muted">
        El camino es más largo. La lista oficial no dice horarios: pregunta antes si atiende de noche.
      </p>
    </Card>
    <Check
      words="Abrir mi plan sin PIN"
      detail="Quien tome tu teléfono también podría leerlo."
      checked={false}
      onChange={rest}
    />
  </Screen>
)

const Writing = () => (
  <Screen
    title="Lo que puedo hacer por mi cuenta"
    help="#ayuda"
    back={{ onPress: rest }}
    action={
      <StickyAction
        side={
          <>
            <Button kind="plain">Seguir otro día</Button>
            <span>guardado en este teléfono</span>
          </>
        }
      >
        <Button wide>Siguiente</Button>
      </StickyAction>
    }
  >
    <Progress at={2} of={7} />
    <p>¿Qué puedes hacer, sin nadie más, que te alivie un poco?</p>
    <div class="card">
      <TextField label="En tus palabras" lines={2} value="Caminar hasta el río" onInput={rest} />
      <Field label="¿Qué tan probable es que lo hagas? (0 nada, 10 seguro)">
        {(link) => (
          <div class="row">
            <input {...link} type="range" min={0} max={10} value={6} aria-valuetext="6" />
            <output class="figures">6</output>
          </div>
        )}
      </Field>
      <TextField label="¿Qué podría estorbarlo, y qué harías entonces?" lines={2} value="La lluvia" onInput={rest} />
      <Button kind="plain">Quitar</Button>
    </div>
    <Button kind="quiet">Agregar otra</Button>
  </Screen>
)

export const planStates: readonly GalleryState[] = [
  { id: 'plan', title: 'Mi plan', face: 'phone', draw: () => <Reading /> },
  { id: 'plan-apart', title: 'Mi plan, dos versiones', face: 'phone', draw: () => <Reading apart /> },
  { id: 'plan-writing', title: 'Escribir mi plan', face: 'phone', draw: () => <Writing /> },
]
