import type { ComponentChildren } from 'preact'

export type ButtonProps = {
  readonly children: ComponentChildren
  /** `primary` one per screen · `quiet` beside it · `plain` a way out in words · `safety` in the crisis screens only. */
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'safety' | undefined
  readonly onPress?: (() => void) | undefined
  /** With an address it is a link: `tel:`, `sms:` or a route. */
  readonly href?: string | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly wide?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** What is being done, in words; the button rests meanwhile. */
  readonly busy?: string | undefined
  readonly describedBy?: string | undefined
}

/** @safety Resting buttons stay focusable, so that a screen reader still finds them and hears why. */
export const Button = ({
  children,
  kind = 'primary',
  onPress,
  href,
  type = 'button',
  wide,
  disabled,
  busy,
  describedBy,
}: ButtonProps) => {
  const name = `btn${kind === 'primary' ? '' : ` ${kind}`}${wide ? ' wide' : ''}`
  if (href !== undefined) {
    return (
      <a class={name} href={href} onClick={onPress} aria-describedby={describedBy}>
        {children}
      </a>
    )
  }
  const resting = disabled === true || busy !== undefined
  const press = (event: Event): void => {
    if (resting) event.preventDefault()
    else onPress?.()
  }
  return (
    <button
      class={name}
      type={type}
      onClick={press}
      aria-disabled={resting || undefined}
      aria-describedby={describedBy}
    >
      {busy ?? children}
    </button>
  )
}
