import type { Terminal } from './screen/screen-command.ts'

const FIRST_MS = 1000
const BETWEEN_MS = 200
const CLEAR = '\r\u001b[K'

export type Progress = { readonly show: (text: string) => void; readonly end: () => void }

/** One moving line on stderr, where that is a terminal and the work lasts longer than a second. */
export function progressOn(terminal: Terminal): Progress {
  if (terminal.stderr.isTTY !== true) return { show: () => undefined, end: () => undefined }
  let next = Date.now() + FIRST_MS
  let shown = false
  return {
    show: (text) => {
      if (Date.now() < next) return
      next = Date.now() + BETWEEN_MS
      shown = true
      terminal.stderr.write(`${CLEAR}${text}`)
    },
    end: () => {
      if (shown) terminal.stderr.write(CLEAR)
    },
  }
}
