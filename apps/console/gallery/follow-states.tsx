import { ContactCalendar, EpisodeList, EpisodeMetrics, EpisodePage } from '@ayni/modules/safety-episode/console'
import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import {
  aCalendar,
  aLeftPage,
  anEmergencyPage,
  anEndingPage,
  anEpisodeList,
  anEpisodePage,
  anOlderAlertPage,
  aReturnedPage,
  inventedPsychiatrist,
  someFigures,
  thatMorning,
} from '@ayni/modules/safety-episode/fixtures'
import { Desk } from '@ayni/ui'
import type { GalleryState } from '@ayni/ui/gallery'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { answering } from './answering.ts'

const now = signal<string>(thatMorning)
const href = (episode: string): string => `#seguimiento-${episode}`

const page = (data: EpisodePageData | undefined, isPsychiatrist = true) => (
  <EpisodePage
    client={answering(data === undefined ? {} : { 'safety-episode.episode': data })}
    episode="una"
    now={now}
    instantNow={() => thatMorning}
    newId={() => '019aa100-0000-7000-8000-000000000777'}
    account={inventedPsychiatrist}
    isPsychiatrist={isPsychiatrist}
    listHref="#lista"
    callHref="#llamada"
    alertHref={(alert) => `#alerta-${alert}`}
  />
)
const desk = (title: string, children: ComponentChildren) => (
  <Desk title={title} rail={null}>
    <div class="stack">{children}</div>
  </Desk>
)
const list = { 'safety-episode.list': anEpisodeList(), 'safety-episode.calendar': aCalendar() } as const
const empty: Parameters<typeof answering>[0] = {
  'safety-episode.list': { now: thatMorning, rows: [] },
  'safety-episode.calendar': { now: thatMorning, rows: [] },
}

const lists = (known: Parameters<typeof answering>[0], opens: boolean) =>
  desk(
    'Quién necesita una llamada ahora',
    <>
      <EpisodeList client={answering(known)} now={thatMorning} episodeHref={opens ? href : undefined} />
      <ContactCalendar client={answering(known)} now={thatMorning} episodeHref={opens ? href : undefined} />
    </>,
  )

export const followStates: readonly GalleryState[] = [
  { id: 'episode', title: 'Seguimiento: con un contacto hoy', face: 'phone', draw: () => page(anEpisodePage()) },
  { id: 'episode-emergency', title: 'Seguimiento: emergencia', face: 'phone', draw: () => page(anEmergencyPage()) },
  { id: 'episode-ending', title: 'Seguimiento: por cerrar', face: 'phone', draw: () => page(anEndingPage()) },
  {
    id: 'episode-other',
    title: 'Seguimiento: no es psiquiatra',
    face: 'phone',
    draw: () => page(anEndingPage(), false),
  },
  { id: 'episode-left', title: 'Seguimiento: dejó el programa', face: 'phone', draw: () => page(aLeftPage()) },
  { id: 'episode-aside', title: 'Seguimiento: alerta anterior', face: 'phone', draw: () => page(anOlderAlertPage()) },
  { id: 'episode-again', title: 'Seguimiento: no es el primero', face: 'phone', draw: () => page(aReturnedPage()) },
  { id: 'episode-offline', title: 'Seguimiento: sin señal', face: 'phone', draw: () => page(undefined) },
  { id: 'followed', title: 'A quién seguimos', face: 'phone', draw: () => lists(list, true) },
  { id: 'followed-watcher', title: 'A quién seguimos: coordinación', face: 'phone', draw: () => lists(list, false) },
  { id: 'followed-none', title: 'A quién seguimos: nadie', face: 'phone', draw: () => lists(empty, true) },
  {
    id: 'episode-figures',
    title: 'Cifras de seguimiento',
    face: 'phone',
    draw: () =>
      desk(
        'Cómo va el programa',
        <EpisodeMetrics client={answering({ 'safety-episode.metrics': someFigures() })} now={thatMorning} />,
      ),
  },
]
