import type { ComponentChildren } from 'preact'
import type { Tone } from './notice.tsx'

export type Moment = {
  readonly id: string
  /** Instant, for machines. */
  readonly at: string
  /** The same for people: `hoy a las 18:00`, `respondido hace 3 días`. */
  readonly when: string
  readonly title: string
  readonly children?: ComponentChildren | undefined
  readonly tone?: Tone | undefined
}

/** What happened, in one column. A hollow mark is ordinary; a filled one carries its tone in words too. */
export const Timeline = ({ moments }: { readonly moments: readonly Moment[] }) => (
  <ol class="timeline">
    {moments.map(({ id, at, when, title, children, tone }) => (
      <li key={id} class={tone === undefined ? 'moment' : `moment ${tone}`}>
        <time datetime={at}>{when}</time>
        <p class="title">{title}</p>
        {children}
      </li>
    ))}
  </ol>
)
