import { companyWords } from '@ayni/clinical/episode'
import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Card, DefinitionList, formatWhen, language, useWords } from '@ayni/ui'
import { pageWords } from './page-words.ts'

type PlaceProps = { readonly location: EpisodePageData['location']; readonly now: string }

/** Where help would have to go. It grows old: who said it, and when, stands beside it. */
export const PlaceCard = ({ location, now }: PlaceProps) => {
  const say = useWords(pageWords)
  if (location === null)
    return (
      <Card title={say.place}>
        <p>{say.placeNone}</p>
      </Card>
    )
  const company = [companyWords[location.with][language.value], location.withWhom]
    .filter((part) => part !== null)
    .join(': ')
  return (
    <Card title={say.place}>
      <p>{location.where}</p>
      <DefinitionList
        items={[
          { term: say.callback, detail: <a href={`tel:${location.callback}`}>{location.callback}</a> },
          { term: say.company, detail: company },
        ]}
      />
      <p class="muted small">
        {say.placeAt(formatWhen(location.confirmedAt, now), location.by)}. {say.placeOld}
      </p>
    </Card>
  )
}
