import type { ComponentChildren } from 'preact'
import { dictionary, useWords } from './dictionary.ts'
import { Glyph } from './glyph.tsx'
import { actShape, attendShape, doneShape, informShape } from './icons.ts'

export type Tone = 'inform' | 'done' | 'attend' | 'act'

export type NoticeProps = {
  /** `act` is for safety and nothing else. */
  readonly tone?: Tone | undefined
  /** A short sentence; without it the word of its tone stands there. */
  readonly title?: string | undefined
  readonly children?: ComponentChildren | undefined
  /** Said aloud when it appears: `polite` waits, `now` interrupts. */
  readonly live?: 'polite' | 'now' | undefined
}

const words = dictionary({
  es: { inform: 'Para que sepas', done: 'Listo', attend: 'Necesita tu atención', act: 'Ahora' },
  en: { inform: 'Good to know', done: 'Done', attend: 'Needs your attention', act: 'Now' },
})

const shapes = { inform: informShape, done: doneShape, attend: attendShape, act: actShape } as const

/** Something to know, to attend or to do now: by shape, by word, and then by colour. */
export const Notice = ({ tone = 'inform', title, children, live }: NoticeProps) => (
  <div class={`notice ${tone}`} role={live === 'now' ? 'alert' : live === 'polite' ? 'status' : undefined}>
    <Glyph of={shapes[tone]} />
    <div>
      <strong>{title ?? useWords(words)[tone]}</strong>
      {children}
    </div>
  </div>
)
