import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { dictionary, useWords } from './dictionary.ts'
import { UndoWithin } from './undo.tsx'

export type DialogProps = {
  readonly open: boolean
  readonly title: string
  readonly children: ComponentChildren
  readonly actions?: ComponentChildren | undefined
  /** Escape, the cross, or the system's own way back. */
  readonly onClose: () => void
}

const words = dictionary({ es: { close: 'Cerrar' }, en: { close: 'Close' } })

/** A native dialog: it keeps the focus inside and gives it back. */
export const Dialog = ({ open, title, children, actions, onClose }: DialogProps) => {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (open && dialog.current?.open === false) {
      dialog.current.showModal()
      heading.current?.focus()
    }
    if (!open && dialog.current?.open === true) dialog.current.close()
  }, [open])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={() => open && onClose()}>
      <header>
        <h2 id={id} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <button type="button" class="btn plain" onClick={onClose}>
          {useWords(words).close}
        </button>
      </header>
      <div class="stack">{children}</div>
      {actions === undefined ? null : <div class="row">{actions}</div>}
      {open ? <UndoWithin /> : null}
    </dialog>
  )
}
