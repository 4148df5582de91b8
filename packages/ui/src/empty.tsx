import type { ComponentChildren } from 'preact'
import { Weave } from './weave.tsx'

export type EmptyProps = { readonly title: string; readonly children?: ComponentChildren | undefined }

/** Nothing here, said kindly, and what would make something appear. */
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <Weave keys={4} />
    <p class="title">{title}</p>
    {children}
  </div>
)
