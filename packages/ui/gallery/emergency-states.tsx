import { signal } from '@preact/signals'
import { Badge } from '../src/badge.tsx'
import { Button } from '../src/button.tsx'
import { Card } from '../src/card.tsx'
import { Countdown } from '../src/countdown.tsx'
import { DefinitionList } from '../src/definition-list.tsx'
import { Desk } from '../src/desk.tsx'
import { Notice } from '../src/notice.tsx'
import { RadioList } from '../src/radio-list.tsx'
import { TextField } from '../src/text-field.tsx'
import type { GalleryState } from './mount-gallery.tsx'

const rest = (): void => undefined
const now = signal('2026-11-22T04:51:00.000Z')

const Ways = () => (
  <Card title="Cómo llegar y a quién llamar">
    <p>
      <b>Bote</b>: Motorista inventado
    </p>
    <Button kind="quiet" wide href="tel:+51900000111">
      Llamar +51 900 000 111
    </Button>
    <p class="muted small">de su establecimiento · 14.5 h de camino · verificado hace 20 d por Lidia R.</p>
    <p>
      <b>Radio</b>: Operadora inventada
    </p>
    <p class="figures">7.120 MHz, de 06:00 a 20:00</p>
    <Badge tone="attend" word="Verificado hace mucho: puede no responder" />
    <h3>Líneas nacionales</h3>
    <Button kind="quiet" wide href="tel:106">
      SAMU 106
    </Button>
  </Card>
)

const Danger = ({ cut }: { readonly cut?: boolean }) => (
  <Desk title="AY-7K4Q" rail={null}>
    {cut ? (
      <Notice tone="attend" title="Sin conexión: esto no se ha enviado y nadie lo sabe todavía.">
        <p>Llama igual, no esperes a la señal. Vuelve a pulsar cuando haya conexión.</p>
      </Notice>
    ) : null}
    <Card title="Hay peligro ahora">
      <p class="row">
        <Badge tone="act" word="No dejar a solas" />
      </p>
      <DefinitionList
        items={[
          { term: 'A su lado', detail: 'Nadie anotado' },
          { term: 'Llaves', detail: 'Sin preguntar' },
        ]}
      />
      <p>
        <Countdown label="sin nada anotado, se avisa al equipo" deadline="2026-11-22T05:11:00.000Z" now={now} safety />
      </p>
    </Card>
    <Card title="¿Quién se queda con la persona?">
      <p>Antes que nada. Si el hospital queda a días, ¿quién se queda esta noche?</p>
      <TextField label="Nombre de quien se queda" hint="Se guarda cifrado." value="" onInput={rest} />
      <TextField label="Hasta la hora (Lima)" type="time" value="07:00" onInput={rest} />
      <Button wide>Anotar quién se queda</Button>
    </Card>
    <Ways />
  </Desk>
)

const Search = () => (
  <Desk title="AY-7K4Q" rail={null}>
    <Card title="Propuesto: llamar a su persona de confianza">
      <Badge tone="act" word="Nadie la alcanza" />
      <DefinitionList items={[{ term: 'Intentos', detail: '4 de 4' }]} />
    </Card>
    <Card title="A quién más acudir">
      <p>Ayni no llama a nadie de fuera. Lo decide una persona, y llama una persona.</p>
      <RadioList
        question="¿Qué se decide?"
        value="trusted-person"
        onChange={rest}
        choices={[
          { value: 'trusted-person', words: 'Llamar a su persona de confianza' },
          { value: 'samu-pnp', words: 'SAMU o policía', detail: 'Lo decide psiquiatría.' },
        ]}
      />
      <Button wide>Decidir</Button>
    </Card>
  </Desk>
)

export const emergencyStates: readonly GalleryState[] = [
  { id: 'emergency', title: 'Emergencia de noche', face: 'phone', draw: () => <Danger /> },
  { id: 'emergency-cut', title: 'Emergencia sin conexión', face: 'phone', draw: () => <Danger cut /> },
  { id: 'search', title: 'Nadie la alcanza', face: 'phone', draw: () => <Search /> },
]
