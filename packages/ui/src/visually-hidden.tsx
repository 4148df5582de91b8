import type { ComponentChildren } from 'preact'

/** Read aloud, not drawn. */
export const VisuallyHidden = ({ children }: { readonly children: ComponentChildren }) => (
  <span class="unseen">{children}</span>
)
