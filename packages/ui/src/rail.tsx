import type { ComponentChildren } from 'preact'
import type { PlacesProps } from './places.tsx'
import { PlaceLinks } from './places.tsx'
import { Weave } from './weave.tsx'

export type RailProps = PlacesProps & {
  /** Who is signed in, the way out, the language. */
  readonly foot?: ComponentChildren | undefined
}

/** The console's fixed rail, eight places at the most; on a phone, a bar at the bottom. */
export const Rail = ({ label, places, current, foot }: RailProps) => (
  <nav class="rail" aria-label={label}>
    <span class="brand">
      <Weave keys={2} />
      Ayni
    </span>
    <PlaceLinks places={places} current={current} />
    {foot === undefined ? null : <div class="foot">{foot}</div>}
  </nav>
)
