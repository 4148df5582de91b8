import { dictionary, useWords } from './dictionary.ts'
import { formatDate, formatDay } from './times.ts'

export type Band = { readonly from: number; readonly to: number; readonly word: string }

export type ChartPoint = {
  /** When it was answered. */
  readonly at: string
  /** `null` where an answer it needs is missing: the line is broken there. */
  readonly value: number | null
  /** Answered in time, received late: drawn hollow. */
  readonly late?: boolean | undefined
}

export type BandChartProps = {
  readonly title: string
  /** The picture in one sentence, with its numbers: it stands under the title and is what a reader hears. */
  readonly summary: string
  readonly points: readonly ChartPoint[]
  readonly max: number
  readonly bands: readonly Band[]
}

const words = dictionary({
  es: {
    table: 'Ver como tabla',
    when: 'Fecha',
    value: 'Puntaje',
    band: 'Banda',
    late: 'llegó tarde',
    none: 'sin puntaje',
  },
  en: { table: 'See as a table', when: 'Date', value: 'Score', band: 'Band', late: 'arrived late', none: 'no score' },
})

const [wide, tall, top, left, gutter] = [300, 176, 20, 18, 96] as const

type Placed = ChartPoint & { readonly x: number; readonly y: number | null }

const yOf = (value: number, max: number): number => top + tall * (1 - value / max)

const place = (points: readonly ChartPoint[], max: number): readonly Placed[] => {
  const times = points.map(({ at }) => Date.parse(at))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = wide - gutter - 2 * left
  return points.map((point, index) => {
    const share = last === first ? 0.5 : ((times[index] ?? first) - first) / (last - first)
    return { ...point, x: left + room * share, y: point.value === null ? null : yOf(point.value, max) }
  })
}

const lineThrough = (placed: readonly Placed[]): string =>
  placed
    .map(({ x, y }, at) =>
      y === null ? '' : `${at > 0 && placed[at - 1]?.y !== null ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join('')

/** Dates that would touch the one before them are left to the table; the last is always told. */
const dated = (placed: readonly Placed[]): readonly Placed[] =>
  placed.filter(({ x }, at) => at === placed.length - 1 || (at === 0 && (placed.at(-1)?.x ?? 0) - x > 60))

const bandOf = (value: number, bands: readonly Band[]): string =>
  bands.find(({ from, to }) => value >= from && value <= to)?.word ?? ''

type Drawn = Pick<BandChartProps, 'points' | 'max' | 'bands'>

const Picture = ({ points, max, bands }: Drawn) => {
  const placed = place(points, max)
  return (
    <svg viewBox={`0 0 ${wide} ${tall + top + 24}`} aria-hidden="true">
      {bands.map(({ from, to, word }, at) => {
        const upper = yOf(Math.min(to + 1, max), max)
        return (
          <g key={word}>
            <rect
              class={at % 2 === 0 ? 'band even' : 'band'}
              x="0"
              y={upper}
              width={wide}
              height={yOf(from, max) - upper}
            />
            <text class="word" x={wide - 4} y={(upper + yOf(from, max)) / 2 + 4}>
              {word}
            </text>
          </g>
        )
      })}
      <path class="trace" d={lineThrough(placed)} />
      {placed.map(({ at, x, y, value, late }) =>
        y === null ? null : (
          <g key={at}>
            <circle class={late ? 'late' : undefined} cx={x} cy={y} r="4.5" />
            <text class="value" x={x} y={y - 10}>
              {value}
            </text>
          </g>
        ),
      )}
      {dated(placed).map(({ at, x }) => (
        <text key={at} class="date" x={Math.max(x, 22)} y={tall + top + 18}>
          {formatDay(at).replace(/^\S+\s/, '')}
        </text>
      ))}
    </svg>
  )
}

const AsTable = ({ points, max, bands }: Drawn) => {
  const say = useWords(words)
  return (
    <details>
      <summary>{say.table}</summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say.when}</th>
            <th scope="col" class="figures">
              {say.value}
            </th>
            <th scope="col">{say.band}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, value, late }) => (
            <tr key={at}>
              <th scope="row">
                {formatDate(at)}
                {late ? <small> {say.late}</small> : null}
              </th>
              <td class="figures">{value === null ? say.none : `${value}/${max}`}</td>
              <td>{value === null ? '' : bandOf(value, bands)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** A score over time with its bands behind, and the same as a table. */
export const BandChart = ({ title, summary, ...drawn }: BandChartProps) => (
  <figure class="chart">
    <figcaption>
      <span class="title">{title}</span> <span>{summary}</span>
    </figcaption>
    <Picture {...drawn} />
    <AsTable {...drawn} />
  </figure>
)
