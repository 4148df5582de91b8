import type { PlacesProps } from './places.tsx'
import { PlaceLinks } from './places.tsx'

/** The phone's four places, at the bottom of every screen: give it to `Screen` as `places`. */
export const Tabs = ({ label, places, current }: PlacesProps) => (
  <nav class="tabs" aria-label={label}>
    <PlaceLinks places={places} current={current} />
  </nav>
)
