import type { ComponentChildren } from 'preact'
import type { ErrorWords } from './error-words.ts'
import { sayError } from './error-words.ts'
import { Notice } from './notice.tsx'

export type ErrorNoticeProps = {
  readonly code: string
  /** The module's words for its own codes. */
  readonly own?: ErrorWords | undefined
  /** A way to try again. */
  readonly children?: ComponentChildren | undefined
}

/** What happened, what is safe, what to do. */
export const ErrorNotice = ({ code, own, children }: ErrorNoticeProps) => {
  const { what, safe, next } = sayError(code, own)
  return (
    <Notice tone="attend" title={what} live="polite">
      <p>{safe}</p>
      <p>{next}</p>
      {children === undefined ? null : <div class="row">{children}</div>}
    </Notice>
  )
}
