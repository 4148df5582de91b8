import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { dictionary, useWords } from './dictionary.ts'
import { Glyph } from './glyph.tsx'
import { undoIcon } from './icons.ts'

export type Undoable = {
  /** What was done: `Pasaste la llamada a Julia.` */
  readonly message: string
  /** Without it there is nothing to take back, and the words alone stay for a while. */
  readonly onUndo?: (() => void) | undefined
  /** The time to think again is over. */
  readonly onExpire?: (() => void) | undefined
  readonly forSeconds?: number | undefined
}

const words = dictionary({ es: { undo: 'Deshacer' }, en: { undo: 'Undo' } })

const offered = signal<Undoable | undefined>(undefined)

/** Ten seconds to think again, instead of "are you sure". A newer offer closes the one before it. */
export const offerUndo = (undoable: Undoable): void => {
  offered.value?.onExpire?.()
  offered.value = undoable
}

export type UndoToastProps = Undoable & { readonly onGone: () => void }

/** The offer itself. The time stands still while somebody points at it or has the focus in it. */
export const UndoToast = ({ message, onUndo, onExpire, forSeconds = 10, onGone }: UndoToastProps) => {
  const say = useWords(words)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => {
      onExpire?.()
      onGone()
    }, forSeconds * 1000)
    return () => clearTimeout(timer)
  }, [held, onExpire, onGone, forSeconds])
  const hold = (): void => setHeld(true)
  const release = (): void => setHeld(false)
  // A pointer that rests where the offer appears does not point at it: only one that moves there does.
  const point = ({ movementX, movementY }: PointerEvent): void => {
    if (movementX !== 0 || movementY !== 0) hold()
  }
  return (
    <section class="toast" onPointerMove={point} onPointerLeave={release} onFocusIn={hold} onFocusOut={release}>
      <span>{message}</span>
      {onUndo === undefined ? null : (
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            onUndo()
            onGone()
          }}
        >
          <Glyph of={undoIcon} size={20} />
          {say.undo}
        </button>
      )}
    </section>
  )
}

const clear = (): void => {
  offered.value = undefined
}

/** How many dialogs are open: a modal one makes all else inert, so that offers appear inside it. */
const covered = signal(0)

const Toasts = () => (
  <div class="toasts" role="status">
    {offered.value === undefined ? null : <UndoToast key={offered.value.message} {...offered.value} onGone={clear} />}
  </div>
)

/** Where offers appear; once in each shell. */
export const UndoHost = () => (covered.value > 0 ? null : <Toasts />)

/** The same inside a dialog, while it is open; of two dialogs, in the one on top. */
export const UndoWithin = () => {
  const [depth, setDepth] = useState(0)
  useEffect(() => {
    covered.value += 1
    setDepth(covered.value)
    return () => {
      covered.value -= 1
    }
  }, [])
  return covered.value === depth ? <Toasts /> : null
}
