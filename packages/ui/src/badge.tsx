import type { Tone } from './notice.tsx'

export type BadgeProps = {
  readonly tone?: Tone | 'quiet' | undefined
  /** The state in a word or two; the shape before it says how grave. */
  readonly word: string
}

const shapes = {
  quiet: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9',
  inform: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M7 6.5v3M7 4.5v.01',
  done: 'M2.5 7.5l3 3L11.5 4',
  attend: 'M7 2 1.5 12h11z',
  act: 'M4.7 1.5h4.6l3.2 3.2v4.6l-3.2 3.2H4.7L1.5 9.3V4.7z',
} as const

/** A status: shape, word, then colour. `act` is filled, and for safety alone. */
export const Badge = ({ tone = 'quiet', word }: BadgeProps) => (
  <span class={`badge ${tone}`}>
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapes[tone]} />
    </svg>
    {word}
  </span>
)
