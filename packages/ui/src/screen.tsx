import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { dictionary, useWords } from './dictionary.ts'
import { backIcon } from './first-icons.ts'
import { Glyph } from './glyph.tsx'
import { useHeadingFocus } from './heading-focus.ts'
import { Weave } from './weave.tsx'

export type ScreenProps = {
  /** A sentence: what this screen is. It takes the focus when the screen changes. */
  readonly title: string
  /** The title steps back where the question below it is what matters. */
  readonly kicker?: boolean | undefined
  readonly children: ComponentChildren
  /** Address of the crisis screen; `null` only on the crisis screen itself. */
  readonly help: string | null
  readonly back?: { readonly href?: string | undefined; readonly onPress?: (() => void) | undefined } | undefined
  /** The one primary action, at the thumb. */
  readonly action?: ComponentChildren | undefined
  /** Said only when it matters: `Sin señal. Todo lo que escribes queda guardado aquí.` */
  readonly connection?: string | undefined
  /** Leaves at once for a page that says nothing. */
  readonly onQuickExit?: (() => void) | undefined
  /** The four places, under everything. */
  readonly places?: ComponentChildren | undefined
}

const words = dictionary({
  es: { help: 'Ayuda ya', back: 'Atrás', leave: 'Salir de aquí' },
  en: { help: 'Help now', back: 'Back', leave: 'Leave this page' },
})

/** Top left: the way back, or whose house this is. */
const Corner = ({ back }: Pick<ScreenProps, 'back'>) => {
  if (back === undefined) {
    return (
      <span class="brand">
        <Weave keys={2} />
        Ayni
      </span>
    )
  }
  return (
    <Button kind="plain" href={back.href} onPress={back.onPress}>
      <Glyph of={backIcon} size={20} />
      {useWords(words).back}
    </Button>
  )
}

/** The frame of every phone screen. @safety The way to help is on each of them, in the same corner. */
export const Screen = ({
  title,
  kicker,
  children,
  help,
  back,
  action,
  connection,
  onQuickExit,
  places,
}: ScreenProps) => {
  const say = useWords(words)
  const heading = useHeadingFocus(title)
  return (
    <div class="screen">
      <header>
        <Corner back={back} />
        {help === null ? null : (
          <a class="help-now" href={help}>
            <span>{say.help}</span>
          </a>
        )}
      </header>
      <main>
        <div class="column">
          <h1 class={kicker ? 'kicker' : undefined} tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {children}
        </div>
        {onQuickExit === undefined ? null : (
          <div class="leave">
            <Button kind="plain" onPress={onQuickExit}>
              {say.leave}
            </Button>
          </div>
        )}
        <div class="dock">
          {action}
          <p role="status">{connection}</p>
          {places}
        </div>
      </main>
    </div>
  )
}
