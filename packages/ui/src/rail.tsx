import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { dictionary, useWords } from './dictionary.ts'
import { Glyph } from './glyph.tsx'
import { moreIcon } from './icons.ts'
import { type Place, PlaceLink, type PlacesProps } from './places.tsx'
import { Weave } from './weave.tsx'

export type RailProps = PlacesProps & {
  /** Who is signed in, the way out, the language. */
  readonly foot?: ComponentChildren | undefined
}

const words = dictionary({ es: { more: 'Más', less: 'Cerrar' }, en: { more: 'More', less: 'Close' } })

/** On a phone five fit; where there are more, four and the way to the rest. */
const FIT = 5

/** The first places and, always, the one where one is. */
export const inSight = (places: readonly Place[], current: string): readonly Place[] => {
  if (places.length <= FIT) return places
  const first = places.slice(0, FIT - 1)
  const here = places.slice(FIT - 1).find(({ href }) => href === current)
  return here === undefined ? first : [...first.slice(0, -1), here]
}

const backToButton = (nav: HTMLElement | null): void => nav?.querySelector<HTMLElement>('.more button')?.focus()

/** What is folded opens above the bar; Escape, a press elsewhere or a choice folds it again. */
const useFold = (current: string) => {
  const [open, setOpen] = useState(false)
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: having gone somewhere is the reason to fold.
  useEffect(() => setOpen(false), [current])
  useEffect(() => {
    if (!open) return
    nav.current?.querySelector<HTMLElement>('.folded a')?.focus()
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && nav.current?.contains(event.target) === false) setOpen(false)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      setOpen(false)
      backToButton(nav.current)
    }
    const leaving: readonly (keyof DocumentEventMap)[] = ['pointerdown', 'focusin']
    for (const name of leaving) document.addEventListener(name, elsewhere)
    document.addEventListener('keydown', onKey)
    return () => {
      for (const name of leaving) document.removeEventListener(name, elsewhere)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
  return { nav, open, toggle: () => setOpen(!open) }
}

/** The console's fixed rail, eight places at the most; on a phone, a bar at the bottom. */
export const Rail = ({ label, places, current, foot }: RailProps) => {
  const say = useWords(words)
  const list = useId()
  const { nav, open, toggle } = useFold(current)
  const seen = inSight(places, current)
  const folded = places.filter((place) => !seen.includes(place))
  return (
    <nav class={open ? 'rail opened' : 'rail'} aria-label={label} ref={nav}>
      <span class="brand">
        <Weave keys={2} />
        Ayni
      </span>
      <ul id={list}>
        {places.map((place) => (
          <li key={place.href} class={folded.includes(place) ? 'folded' : undefined}>
            <PlaceLink place={place} current={current} />
          </li>
        ))}
        {folded.length === 0 ? null : (
          <li class="more">
            <button type="button" aria-expanded={open} aria-controls={list} onClick={toggle}>
              <Glyph of={moreIcon} />
              <span>{open ? say.less : say.more}</span>
            </button>
          </li>
        )}
      </ul>
      {foot === undefined ? null : <div class="foot">{foot}</div>}
    </nav>
  )
}
