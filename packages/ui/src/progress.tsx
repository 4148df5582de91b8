import { dictionary, useWords } from './dictionary.ts'

export type ProgressProps = {
  /** The question being answered, from 1. */
  readonly at: number
  readonly of: number
  /** `Pregunta 3 de 9` unless another word is given. */
  readonly words?: string | undefined
}

const words = dictionary({
  es: { question: (at: number, of: number) => `Pregunta ${at} de ${of}` },
  en: { question: (at, of) => `Question ${at} of ${of}` },
})

/** The band woven so far: one key a question. The words beside it say the same. */
export const Progress = ({ at, of, words: given }: ProgressProps) => {
  const said = given ?? useWords(words).question(at, of)
  return (
    <div class="progress">
      <span class="figures">{said}</span>
      <span class="weave" aria-hidden="true" style={{ '--of': String(of), '--done': String(at) }} />
    </div>
  )
}
