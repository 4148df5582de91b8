import { crisisLines } from '@ayni/clinical/crisis'
import { loadServices } from '@ayni/modules/outreach/phone'
import { Card, ListRow, language, messageIcon, peopleIcon, phoneIcon, useWords } from '@ayni/ui'
import { part } from './part.tsx'
import { placeWords } from './place-words.ts'
import type { Frame } from './shell.ts'

const Services = part(loadServices)

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** Who answers now, then everything there is. */
export const Help = ({ frame }: { readonly frame: Frame }) => {
  const say = useWords(placeWords)
  const tongue = language.value
  return (
    <Services frame={frame}>
      <Card title={say.lines}>
        <p>{say.linesWhy}</p>
        <ul class="rows">
          {crisisLines.map(({ id, dial, name, what, hours }) => (
            <ListRow
              key={id}
              href={`tel:${dial}`}
              icon={phoneIcon}
              title={name[tongue]}
              detail={`${what[tongue]} ${sentence(hours[tongue])}`}
            />
          ))}
        </ul>
      </Card>
      <ul class="rows">
        <ListRow href="#/ayuda/escribir" icon={messageIcon} title={say.write} detail={say.writeWhy} />
        <ListRow href="#/ayuda/alguien" icon={peopleIcon} title={say.worry} />
      </ul>
    </Services>
  )
}
