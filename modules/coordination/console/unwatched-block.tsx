import { dictionary, formatWhen, ListRow, Notice, useAnswer, useWords } from '@ayni/ui'
import type { BoardClient } from './clients.ts'
import { kindWords } from './kind-words.ts'

const words = dictionary({
  es: {
    title: 'Nadie del equipo puede verlo',
    why: 'Esta persona eligió que no la vean quienes se ocuparían de esto. Aquí solo está su alias: busca a alguien más que pueda cumplirlo.',
  },
  en: {
    title: 'Nobody of the team can see this',
    why: 'This person chose not to be seen by those who would look after it. Only the alias is here: find somebody else who can keep it.',
  },
})

/** For the director, the last watcher: what is owed and hidden from everybody who could keep it. Nothing when there is none. */
export const UnwatchedBlock = ({ client, now }: { readonly client: BoardClient; readonly now: string }) => {
  const say = useWords(words)
  const kinds = useWords(kindWords)
  const { output } = useAnswer(client, 'coordination.unwatched-promises', {}, { topics: ['promises', 'access'] })
  if (output === undefined || output.rows.length === 0) return null
  return (
    <Notice tone="attend" title={say.title}>
      <p>{say.why}</p>
      <ul class="rows">
        {output.rows.map(({ alias, kind, dueAt }) => (
          <ListRow
            key={`${alias} ${kind} ${dueAt}`}
            title={alias}
            detail={`${kinds[kind]}, ${formatWhen(dueAt, now)}`}
          />
        ))}
      </ul>
    </Notice>
  )
}
