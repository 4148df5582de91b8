import type { Device } from '@ayni/device'
import {
  Badge,
  Button,
  Card,
  dictionary,
  formatDate,
  language,
  Notice,
  Screen,
  type ScreenProps,
  saveFile,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { ConsentLayer } from '../contract.ts'
import { layersAskedAgain } from './asked-again.ts'
import {
  consent,
  consentTextVersion,
  giveLayers,
  holdsConsent,
  neededLayers,
  optionalLayers,
  withdrawLayer,
} from './local.ts'
import { receiptPage, receiptsOf } from './receipts.ts'
import { words } from './words.ts'

const mine = dictionary({
  es: {
    title: 'Lo que permites.',
    lead: 'Cada permiso es tuyo. Retirarlo vale desde que tu equipo lo recibe, y nunca cambia el trato que te damos.',
    given: (day: string) => `Dado el ${day}`,
    taken: (day: string) => `Retirado el ${day}`,
    never: 'No dado',
    changed: 'El texto cambió desde que lo permitiste. Arriba está el de ahora.',
    acceptNew: 'Acepto el texto de ahora',
    withdraw: 'Retirar',
    give: 'Permitir',
    sure: 'Sí, retirar',
    keep: 'Dejarlo',
    kept: 'Guardado en este teléfono. Verás su número de recibo en Hoy.',
    needed: 'Sin este permiso dejas de participar.',
    stops: 'Paramos de escribirte y de llamarte, y lo pendiente se cierra.',
    remains: 'Ayuda ya sigue abriéndose, y lo descargado queda aquí hasta que lo vacíes.',
    openAlert:
      'Ahora hay un aviso de seguridad abierto. Antes de cerrar, una psiquiatra te llamará una vez. Si no quieres esa llamada, márcalo.',
    noCall: 'No quiero esa llamada',
    optional: 'Tu atención sigue igual.',
    receipts: 'Descargar mis recibos',
    receiptsTitle: 'Lo que permití en Ayni',
    version: (name: string) => `Texto de la versión ${name}`,
    print: (hex: string) => `Huella del texto (SHA-256): ${hex}`,
    elsewhere: 'El texto está en la hoja que firmaste. Pídelo a protección de datos.',
  },
  en: {
    title: 'What you allow.',
    lead: 'Each permission is yours. Taking it back holds from when your team receives it, and never changes how we treat you.',
    given: (day) => `Given on ${day}`,
    taken: (day) => `Taken back on ${day}`,
    never: 'Not given',
    changed: 'The text changed since you allowed it. The present one is above.',
    acceptNew: 'I accept the present text',
    withdraw: 'Take back',
    give: 'Allow',
    sure: 'Yes, take it back',
    keep: 'Leave it',
    kept: 'Kept on this phone. You will see its receipt number in Today.',
    needed: 'Without this permission you stop taking part.',
    stops: 'We stop writing and calling, and what is pending is closed.',
    remains: 'Help now still opens, and what was downloaded stays here until you empty it.',
    openAlert:
      'There is an open safety alert now. Before closing, a psychiatrist will call you once. If you do not want that call, mark it.',
    noCall: 'I do not want that call',
    optional: 'Your care stays the same.',
    receipts: 'Download my receipts',
    receiptsTitle: 'What I allowed in Ayni',
    version: (name) => `Text of version ${name}`,
    print: (hex) => `Fingerprint of the text (SHA-256): ${hex}`,
    elsewhere: 'The text is on the form you signed. Ask the privacy officer for it.',
  },
})

export type MyConsentsProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  /** A safety alert is open: leaving then is said in other words. */
  readonly hasOpenAlert?: boolean | undefined
  readonly onDone: () => void
}

const layers = [...neededLayers, ...optionalLayers] as const

/** Each layer with its own words, its date, and two taps to take it back. */
export const MyConsents = ({ frame, device, hasOpenAlert = false, onDone }: MyConsentsProps) => {
  const say = useWords(mine)
  const texts = useWords(words)
  const again = layersAskedAgain(device)
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <p>{say.lead}</p>
      <div class="row">
        <Button kind="quiet" onPress={() => void saveReceipts(device, say, texts)}>
          {say.receipts}
        </Button>
      </div>
      {[...again, ...layers.filter((layer) => !again.includes(layer))].map((layer) => (
        <Layer key={layer} layer={layer} device={device} hasOpenAlert={hasOpenAlert} />
      ))}
    </Screen>
  )
}

type Said = (typeof mine)['es'] | (typeof mine)['en']
type Texts = {
  readonly layer: Readonly<Record<number, string>>
  readonly says: Readonly<Record<number, readonly string[]>>
}

/** A file made on the phone, with or without a signal; nothing travels. */
async function saveReceipts(device: Device, say: Said, texts: Texts): Promise<void> {
  const shown = { language: language.value, titles: texts.layer, says: texts.says, version: consentTextVersion }
  const receipts = await receiptsOf(device, shown)
  const page = receiptPage(receipts, language.value, { ...say, title: say.receiptsTitle }, formatDate)
  saveFile('ayni-permisos.html', 'text/html', page)
}

type LayerProps = { readonly layer: ConsentLayer; readonly device: Device; readonly hasOpenAlert: boolean }

const Layer = ({ layer, device, hasOpenAlert }: LayerProps) => {
  const say = useWords(mine)
  const texts = useWords(words)
  const titles: Readonly<Record<number, string>> = texts.layer
  const lines: Readonly<Record<number, readonly string[]>> = texts.says
  const [asking, setAsking] = useState(false)
  const [noted, setNoted] = useState(false)
  const done = (did: boolean): void => {
    setAsking(false)
    setNoted(did)
  }
  const fact = device.get(consent, String(layer))?.body
  const given = holdsConsent(device, layer)
  const day = fact === undefined ? '' : formatDate(fact.at)
  return (
    <Card title={titles[layer]}>
      <Badge
        tone={given ? 'done' : 'quiet'}
        word={fact === undefined ? say.never : given ? say.given(day) : say.taken(day)}
      />
      {lines[layer]?.map((line) => (
        <p key={line} class="small">
          {line}
        </p>
      ))}
      {noted ? <p role="status">{say.kept}</p> : null}
      {layersAskedAgain(device).includes(layer) ? (
        <div class="row">
          <p>{say.changed}</p>
          <Button
            kind="quiet"
            onPress={() => void giveLayers(device, [layer], language.value).then(() => setNoted(true))}
          >
            {say.acceptNew}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <Withdraw layer={layer} device={device} hasOpenAlert={hasOpenAlert} onDone={done} />
      ) : (
        <div class="row">
          <Button
            kind="quiet"
            onPress={() =>
              given ? setAsking(true) : void giveLayers(device, [layer], language.value).then(() => setNoted(true))
            }
          >
            {given ? say.withdraw : say.give}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** The second tap, after what happens then. @safety with an open alert one call is still offered, and can be declined. */
const Withdraw = ({
  layer,
  device,
  hasOpenAlert,
  onDone,
}: LayerProps & { readonly onDone: (did: boolean) => void }) => {
  const say = useWords(mine)
  const [declines, setDeclines] = useState(false)
  const needed = neededLayers.some((one) => one === layer)
  const withdraw = async (): Promise<void> => {
    await withdrawLayer(device, layer, { language: language.value, declinesLastCall: declines })
    onDone(true)
  }
  return (
    <Notice tone={needed ? 'attend' : 'inform'} title={needed ? say.needed : say.optional} live="polite">
      {needed ? <p>{`${say.stops} ${say.remains}`}</p> : null}
      {needed && hasOpenAlert ? (
        <>
          <p>{say.openAlert}</p>
          <label class="answer aside">
            <input type="checkbox" checked={declines} onChange={(event) => setDeclines(event.currentTarget.checked)} />
            <span>{say.noCall}</span>
          </label>
        </>
      ) : null}
      <div class="row">
        <Button kind="quiet" onPress={() => void withdraw()}>
          {say.sure}
        </Button>
        <Button kind="plain" onPress={() => onDone(false)}>
          {say.keep}
        </Button>
      </div>
    </Notice>
  )
}
