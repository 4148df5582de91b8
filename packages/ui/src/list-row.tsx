import type { ComponentChildren } from 'preact'
import { Glyph } from './glyph.tsx'
import { onwardIcon } from './icons.ts'

export type ListRowProps = {
  readonly title: ComponentChildren
  readonly detail?: ComponentChildren | undefined
  /** At the end of the row: a badge, a time. */
  readonly aside?: ComponentChildren | undefined
  readonly icon?: string | undefined
  readonly href?: string | undefined
  readonly onPress?: (() => void) | undefined
  /** `strong` for the four rows of the crisis screen: larger, framed. */
  readonly strong?: boolean | undefined
}

/** One line of a list; the whole of it is the target when it leads somewhere. Put rows in `<ul class="rows">`. */
export const ListRow = ({ title, detail, aside, icon, href, onPress, strong }: ListRowProps) => {
  const inside = (
    <>
      {icon === undefined ? null : <Glyph of={icon} />}
      <span class="what">
        <span class="words">
          <span class="title">{title}</span>
          {detail === undefined ? null : <small>{detail}</small>}
        </span>
        {aside}
      </span>
      {href === undefined && onPress === undefined ? null : <Glyph of={onwardIcon} size={18} />}
    </>
  )
  const name = strong ? 'list-row strong' : 'list-row'
  return (
    <li>
      {href !== undefined ? (
        <a class={name} href={href} onClick={onPress}>
          {inside}
        </a>
      ) : onPress !== undefined ? (
        <button type="button" class={name} onClick={onPress}>
          {inside}
        </button>
      ) : (
        <div class={name}>{inside}</div>
      )}
    </li>
  )
}
