import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type CardProps = { readonly title?: string | undefined; readonly children: ComponentChildren }

/** One thing, framed. Actions inside go in a `<div class="row">`. */
export const Card = ({ title, children }: CardProps) => {
  const id = useId()
  return (
    <section class="card" aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined ? null : <h2 id={id}>{title}</h2>}
      {children}
    </section>
  )
}
