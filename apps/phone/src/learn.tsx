import { Card, Screen, useWords } from '@ayni/ui'
import { placeWords } from './place-words.ts'
import { readings } from './readings.ts'
import type { Frame } from './shell.ts'

const order = ['guard', 'alone', 'patient'] as const

/** A few public texts, whole on the phone, and an honest word about what is still missing. */
export const Learn = ({ frame }: { readonly frame: Frame }) => {
  const say = useWords(placeWords)
  const texts = useWords(readings)
  return (
    <Screen {...frame} title={say.learnTitle}>
      <p>{say.learnLead}</p>
      {order.map((id) => {
        const [title, ...lines] = texts[id]
        return (
          <Card key={id} title={title}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Card>
        )
      })}
    </Screen>
  )
}
