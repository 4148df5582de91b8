import { dictionary, useWords } from './dictionary.ts'
import { formatClock } from './times.ts'

/** What is on the disk of this device: when it was last written, nothing yet, or that it cannot be. */
export type Kept = { readonly at: string } | 'nothing' | 'cannot'

export type KeptLineProps = {
  readonly kept: Kept
  /** It was begun earlier and is taken up again. */
  readonly takenUp: boolean
  /** Since when nobody answers; null while there is a signal. */
  readonly cutSince: string | null
}

export const keptWords = dictionary({
  es: {
    nothing: 'Se guarda en este equipo, cifrado, mientras escribes.',
    takenUp: 'Sigues donde te quedaste.',
    at: (clock: string) => `Guardado aquí a las ${clock}.`,
    cannot: 'No se puede guardar en este equipo: no cierres esta página.',
    cut: (clock: string) => `Sin señal desde las ${clock}; se envía cuando vuelva.`,
    waits: 'Todavía no llega. Está guardado en este equipo y sale solo cuando vuelva la señal.',
  },
  en: {
    nothing: 'It is kept on this device, encrypted, while you write.',
    takenUp: 'You go on where you were.',
    at: (clock) => `Kept here at ${clock}.`,
    cannot: 'It cannot be kept on this device: do not close this page.',
    cut: (clock) => `No signal since ${clock}; it is sent when there is.`,
    waits: 'It has not arrived yet. It is kept on this device and leaves by itself when there is a signal.',
  },
})

/** Where the words are, in two lines under the thumb: here since when, and what becomes of them without a signal. */
export const KeptLine = ({ kept, takenUp, cutSince }: KeptLineProps) => {
  const say = useWords(keptWords)
  const untouched = takenUp ? say.takenUp : say.nothing
  const here = kept === 'cannot' ? say.cannot : kept === 'nothing' ? untouched : say.at(formatClock(kept.at))
  return (
    <span class={kept === 'cannot' ? 'kept act' : cutSince === null ? 'kept' : 'kept attend'}>
      <span>{here}</span> <span role="status">{cutSince === null ? '' : say.cut(formatClock(cutSince))}</span>
    </span>
  )
}
