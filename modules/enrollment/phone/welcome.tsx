import { Button, type Language, language, Screen, type ScreenProps, StickyAction, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { words } from './words.ts'

export type WelcomeProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection'>
  /** Absent while the invitation could not be opened: then `children` says why and what to do. */
  readonly onStart?: (() => void) | undefined
  readonly onCatalogue?: (() => void) | undefined
  readonly onLanguage: (chosen: Language) => void
  readonly children?: ComponentChildren | undefined
}

/** Who we are, in three lines, before anything is asked. */
export const Welcome = ({ frame, onStart, onCatalogue, onLanguage, children }: WelcomeProps) => {
  const say = useWords(words)
  const other = language.value === 'es' ? 'en' : 'es'
  return (
    <Screen
      {...frame}
      title={say.title}
      action={
        <StickyAction
          side={
            <>
              {onCatalogue === undefined ? (
                <span />
              ) : (
                <Button kind="plain" onPress={onCatalogue}>
                  {say.catalogue}
                </Button>
              )}
              <Button kind="plain" onPress={() => onLanguage(other)}>
                <span lang={other}>{say.otherLanguage}</span>
              </Button>
            </>
          }
        >
          {onStart === undefined ? null : (
            <Button wide onPress={onStart}>
              {say.start}
            </Button>
          )}
        </StickyAction>
      }
    >
      {children}
      {say.who.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Screen>
  )
}
