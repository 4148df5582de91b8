import { useEffect } from 'preact/hooks'

/** `{ 'g t': toBoard, '/': search, '?': help }`: one key, or two after each other. */
export type Shortcuts = Readonly<Record<string, () => void>>

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog[open]') !== null

/** Keys of the console. Silent while somebody writes, and switched off with `enabled`. */
export const useShortcuts = (shortcuts: Shortcuts, enabled = true): void => {
  useEffect(() => {
    if (!enabled) return undefined
    let before = ''
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const run = shortcuts[before === '' ? event.key : `${before} ${event.key}`] ?? shortcuts[event.key]
      before = run === undefined ? event.key : ''
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [shortcuts, enabled])
}
