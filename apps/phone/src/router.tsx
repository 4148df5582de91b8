import { useEffect, useRef } from 'preact/hooks'
import { path } from './hash-path.ts'
import { type Room, type Rooms, roomAt } from './room-at.ts'

const toTop = (): void => {
  scrollTo(0, 0)
  document.querySelector('h1')?.focus({ preventScroll: true })
}

export type RouterProps = { readonly rooms: Rooms; readonly otherwise: Room }

/** The room of the address behind the `#`. Whoever arrives in another begins at its top, and a screen reader at its title. */
export const Router = ({ rooms, otherwise }: RouterProps) => {
  const at = path.value
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) toTop()
    before.current = at
  }, [at])
  const { Room, ...rest } = roomAt(rooms, at, otherwise)
  return <Room key={at} {...rest} />
}
