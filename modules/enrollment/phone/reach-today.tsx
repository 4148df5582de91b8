import type { Device } from '@ayni/device'
import { Button, Card, dictionary, formatMoment, ListRow, useWords } from '@ayni/ui'
import {
  asksForProfile,
  goOffline,
  type Missing,
  missing,
  offlineUntil,
  preferNobody,
  putProfileAway,
} from './reach-local.ts'
import { ServiceEnd } from './service-end.tsx'

const words = dictionary({
  es: {
    title: 'Completa tu perfil: 2 minutos',
    why: 'Así te escribimos a tus horas y sabemos dónde encontrarte si hace falta. Todo lo demás funciona sin esto.',
    rows: {
      hours: ['Mis horarios', 'Cuándo puedes, y cuándo nunca.'],
      post: ['Mi puesto', 'Dónde estás.'],
      trusted: ['Mi persona de confianza', 'A quién llamar, si quieres.'],
    },
    nobody: 'Prefiero no nombrar a nadie',
    later: 'No mostrar más',
    noSignal: 'Voy a estar sin señal',
    offline: (until: string) => `Sin señal hasta ${until}.`,
    offlineWhy: 'Hasta entonces no te escribimos.',
    back: 'Ya volví',
  },
  en: {
    title: 'Complete your profile: 2 minutes',
    why: 'So that we write at your hours and know where to find you if needed. Everything else works without it.',
    rows: {
      hours: ['My hours', 'When you can, and when never.'],
      post: ['My post', 'Where you are.'],
      trusted: ['My trusted person', 'Whom to call, if you like.'],
    },
    nobody: 'I prefer to name nobody',
    later: 'Do not show again',
    noSignal: 'I will be without a signal',
    offline: (until) => `Without a signal until ${until}.`,
    offlineWhy: 'Until then we do not write.',
    back: 'I am back',
  },
})

const hrefs: Readonly<Record<Missing, string>> = {
  hours: '#/yo/horarios',
  post: '#/yo/puesto',
  trusted: '#/yo/persona',
}

/** On Hoy: what a profile lacks, once; and the way to say that the signal goes. */
export const ReachToday = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const until = offlineUntil(device)
  const lacks = missing(device)
  return (
    <>
      <ServiceEnd device={device} />
      {asksForProfile(device) ? (
        <Card title={say.title}>
          <p>{say.why}</p>
          <ul class="rows">
            {lacks.map((what) => (
              <ListRow key={what} href={hrefs[what]} title={say.rows[what][0]} detail={say.rows[what][1]} />
            ))}
          </ul>
          <div class="row">
            {lacks.includes('trusted') ? (
              <Button kind="plain" onPress={() => void preferNobody(device)}>
                {say.nobody}
              </Button>
            ) : null}
            <Button kind="plain" onPress={() => void putProfileAway(device)}>
              {say.later}
            </Button>
          </div>
        </Card>
      ) : null}
      {until === null ? (
        <div class="row">
          <Button kind="plain" href="#/yo/sin-senal">
            {say.noSignal}
          </Button>
        </div>
      ) : (
        <Card title={say.offline(formatMoment(until))}>
          <p>{say.offlineWhy}</p>
          <Button kind="quiet" onPress={() => void goOffline(device, null)}>
            {say.back}
          </Button>
        </Card>
      )}
    </>
  )
}
