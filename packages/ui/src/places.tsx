import { Glyph } from './glyph.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type Place = {
  readonly href: string
  readonly word: string
  readonly icon: string
  /** What waits there, with its words: `{ count: 3, words: '3 por llamar' }`. */
  readonly waiting?: { readonly count: number; readonly words: string } | undefined
}

export type PlacesProps = { readonly label: string; readonly places: readonly Place[]; readonly current: string }

export type PlaceLinkProps = { readonly place: Place; readonly current: string }

/** Where one is, is said and not only coloured. */
export const PlaceLink = ({ place: { href, word, icon, waiting }, current }: PlaceLinkProps) => (
  <a href={href} aria-current={href === current ? 'page' : undefined}>
    <Glyph of={icon} />
    <span>{word}</span>
    {waiting === undefined || waiting.count === 0 ? null : (
      <span class="count">
        <span aria-hidden="true">{waiting.count}</span>
        <VisuallyHidden>{waiting.words}</VisuallyHidden>
      </span>
    )}
  </a>
)

/** The links of a bar. */
export const PlaceLinks = ({ places, current }: Omit<PlacesProps, 'label'>) => (
  <ul>
    {places.map((place) => (
      <li key={place.href}>
        <PlaceLink place={place} current={current} />
      </li>
    ))}
  </ul>
)
