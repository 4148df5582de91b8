import type { Device } from '@ayni/device'
import { Button, dictionary, ListRow, offerUndo, Screen, type ScreenProps, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { goOffline, reachOf } from './reach-local.ts'

const words = dictionary({
  es: {
    title: '¿Hasta cuándo estarás sin señal?',
    lead: 'No te escribimos hasta entonces. Tu plan y Ayuda ya siguen aquí, sin señal. Si algo toca tu seguridad, tu equipo lo intenta igual.',
    choices: {
      tonight: 'Hasta esta noche',
      tomorrow: 'Hasta mañana por la noche',
      three: 'Tres días',
      week: 'Una semana',
    },
    day: 'Hasta otro día',
    keep: 'Guardar ese día',
    kept: 'Guardado: sin señal hasta entonces.',
  },
  en: {
    title: 'Until when will you be without a signal?',
    lead: 'We do not write until then. Your plan and Help now stay here, without a signal. If something touches your safety, your team tries all the same.',
    choices: {
      tonight: 'Until tonight',
      tomorrow: 'Until tomorrow night',
      three: 'Three days',
      week: 'A week',
    },
    day: 'Until another day',
    keep: 'Keep that day',
    kept: 'Kept: without a signal until then.',
  },
})

const LIMA_MS = 5 * 3_600_000
const DAY_MS = 86_400_000
const ahead = { tonight: 0, tomorrow: 1, three: 3, week: 7 } as const
const choices = ['tonight', 'tomorrow', 'three', 'week'] as const

/** Eight in the evening of a day in Lima, so many days ahead; when that has passed today, tomorrow's. */
export function eveningOf(now: number, days: number): string {
  const midnight = Math.floor((now - LIMA_MS) / DAY_MS) * DAY_MS + LIMA_MS
  const evening = midnight + days * DAY_MS + 20 * 3_600_000
  return new Date(evening > now ? evening : evening + DAY_MS).toISOString()
}

export type NoSignalProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** The second of two taps: choosing keeps it, and ten seconds allow to think again. */
export const NoSignal = ({ frame, device, onDone }: NoSignalProps) => {
  const say = useWords(words)
  const [day, setDay] = useState('')
  const keep = async (until: string): Promise<void> => {
    const before = reachOf(device).offlineUntil
    await goOffline(device, until)
    offerUndo({ message: say.kept, onUndo: () => void goOffline(device, before) })
    onDone()
  }
  const evening = Date.parse(`${day}T20:00:00-05:00`)
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <p>{say.lead}</p>
      <ul class="rows">
        {choices.map((one) => (
          <ListRow key={one} title={say.choices[one]} onPress={() => void keep(eveningOf(device.now(), ahead[one]))} />
        ))}
      </ul>
      <TextField label={say.day} type="date" value={day} onInput={setDay} />
      <Button
        kind="quiet"
        disabled={!(evening > device.now())}
        onPress={() => void keep(new Date(evening).toISOString())}
      >
        {say.keep}
      </Button>
    </Screen>
  )
}
