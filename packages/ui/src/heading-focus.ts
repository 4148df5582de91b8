import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

let arrived = false

/** The heading takes the focus when the screen changes, so that a reader says where one is; not on arrival. */
export const useHeadingFocus = (title: string): RefObject<HTMLHeadingElement> => {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is what says that the screen is another.
  useEffect(() => {
    if (arrived) heading.current?.focus()
    arrived = true
  }, [title])
  return heading
}
