import type { ComponentChildren } from 'preact'

export type StickyActionProps = {
  readonly children: ComponentChildren
  /** A quiet line under the action: a way out on the left, where it is kept on the right. */
  readonly side?: ComponentChildren | undefined
}

/** The one action of a screen, always under the thumb. */
export const StickyAction = ({ children, side }: StickyActionProps) => (
  <div class="sticky">
    {children}
    {side === undefined ? null : <div class="side">{side}</div>}
  </div>
)
