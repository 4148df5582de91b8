import type { ComponentChildren } from 'preact'
import { dictionary, useWords } from './dictionary.ts'
import { useHeadingFocus } from './heading-focus.ts'

export type DeskProps = {
  readonly title: string
  /** `null` on the alert page, which is about one thing alone. */
  readonly rail: ComponentChildren
  /** What is alarming, above everything and on every page. */
  readonly alarm?: ComponentChildren | undefined
  /** Beside the title: search, filters, one action. */
  readonly tools?: ComponentChildren | undefined
  /** Said only when it matters: how old the screen is while the feed is cut. */
  readonly connection?: string | undefined
  readonly children: ComponentChildren
}

const words = dictionary({ es: { skip: 'Ir al contenido' }, en: { skip: 'Go to the content' } })

/** The frame of every console page: rail, alarms, then the page. */
export const Desk = ({ title, rail, alarm, tools, connection, children }: DeskProps) => {
  const heading = useHeadingFocus(title)
  return (
    <div class={rail === null ? 'desk alone' : 'desk'}>
      <a class="skip" href="#page">
        {useWords(words).skip}
      </a>
      {rail}
      <main id="page" tabIndex={-1}>
        {alarm}
        {connection === undefined ? null : (
          <p class="stale" role="status">
            {connection}
          </p>
        )}
        <div class="head">
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {tools === undefined ? null : <div class="row">{tools}</div>}
        </div>
        {children}
      </main>
    </div>
  )
}
