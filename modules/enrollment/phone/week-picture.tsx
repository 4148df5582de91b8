import { type Shade, type WeekHours, weekPicture } from '@ayni/clinical/reach'
import { dictionary, useWords } from '@ayni/ui'

const words = dictionary({
  es: {
    title: 'Tu semana',
    days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    short: ['L', 'M', 'M', 'J', 'V', 'S', 'D'],
    window: 'te escribimos',
    work: 'trabajas: esperamos',
    never: 'nunca',
    none: (day: string) => `${day}: no te escribimos.`,
    at: (day: string, when: string) => `${day}: te escribimos ${when}.`,
    span: (from: number, to: number) => `de ${from}:00 a ${to}:00`,
    and: ' y ',
    safety: 'Solo tu seguridad pasa por encima, y aquí verás cuándo ocurrió.',
  },
  en: {
    title: 'Your week',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    short: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
    window: 'we write',
    work: 'you work: we wait',
    never: 'never',
    none: (day) => `${day}: we do not write.`,
    at: (day, when) => `${day}: we write ${when}.`,
    span: (from, to) => `from ${from}:00 to ${to}:00`,
    and: ' and ',
    safety: 'Only your safety goes above this, and here you will see when it did.',
  },
})

/** Height as well as colour says it: full where we write, half at work, a line at night. */
const look: Readonly<Record<Shade, { readonly fill: string; readonly top: number; readonly tall: number }>> = {
  window: { fill: 'var(--green)', top: 1, tall: 14 },
  work: { fill: 'var(--edge)', top: 6, tall: 6 },
  free: { fill: 'var(--line)', top: 6, tall: 6 },
  never: { fill: 'var(--ink)', top: 13, tall: 2 },
}

type Run = readonly [from: number, to: number]

/** Stretches of hours on which we write, `[[18, 21]]`. */
export const runsOf = (day: readonly Shade[]): readonly Run[] =>
  day.flatMap((shade, hour): readonly Run[] => {
    if (shade !== 'window' || day[hour - 1] === 'window') return []
    const end = day.findIndex((later, at) => at > hour && later !== 'window')
    return [[hour, end === -1 ? day.length : end]]
  })

/** When we may write, when never: a picture and the same in words. */
export const WeekPicture = ({ hours }: { readonly hours: WeekHours }) => {
  const say = useWords(words)
  const week = weekPicture(hours)
  return (
    <figure>
      <svg viewBox="0 0 260 119" width="100%" aria-hidden="true">
        {week.map((day, row) => (
          <g key={say.days[row]} transform={`translate(0 ${row * 17})`}>
            <text x="0" y="13" font-size="11" fill="var(--muted)">
              {say.short[row]}
            </text>
            {day.map((shade, hour) => {
              const { fill, top, tall } = look[shade]
              return <rect key={hour} x={18 + hour * 10} y={top} width="9" height={tall} fill={fill} />
            })}
          </g>
        ))}
      </svg>
      <figcaption class="small">
        <p class="muted">{`▮ ${say.window} · ▬ ${say.work} · ▁ ${say.never} (${hours.quiet.from}–${hours.quiet.to})`}</p>
        <details>
          <summary>{say.title}</summary>
          <ul class="stack">
            {week.map((day, row) => {
              const name = say.days[row] ?? ''
              const runs = runsOf(day).map(([from, to]) => say.span(from, to))
              return <li key={name}>{runs.length === 0 ? say.none(name) : say.at(name, runs.join(say.and))}</li>
            })}
          </ul>
        </details>
        <p>{say.safety}</p>
      </figcaption>
    </figure>
  )
}
