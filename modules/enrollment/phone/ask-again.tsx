import type { Device } from '@ayni/device'
import { Button, Card, dictionary, useWords } from '@ayni/ui'
import { layersAskedAgain } from './asked-again.ts'
import { words as texts } from './words.ts'

const words = dictionary({
  es: {
    title: 'Cambió el texto de un permiso',
    why: 'Lo que ya permitiste sigue valiendo como lo leíste. Solo te preguntamos por lo que cambió:',
    read: 'Leer y decidir',
  },
  en: {
    title: 'The text of a permission changed',
    why: 'What you allowed still holds as you read it. We only ask about what changed:',
    read: 'Read and decide',
  },
})

/** On Hoy, only while something changed since the person agreed. The first of two taps; nothing else waits for it. */
export const AskAgain = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const titles: Readonly<Record<number, string>> = useWords(texts).layer
  const layers = layersAskedAgain(device)
  if (layers.length === 0) return null
  return (
    <Card title={say.title}>
      <p>{say.why}</p>
      <ul>
        {layers.map((layer) => (
          <li key={layer}>{titles[layer]}</li>
        ))}
      </ul>
      <div class="row">
        <Button kind="quiet" href="#/yo/permisos">
          {say.read}
        </Button>
      </div>
    </Card>
  )
}
