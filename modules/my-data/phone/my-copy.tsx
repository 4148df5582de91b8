import type { Device } from '@ayni/device'
import {
  Button,
  Card,
  DefinitionList,
  Empty,
  formatDate,
  formatMoment,
  language,
  Screen,
  type ScreenProps,
  StickyAction,
  saveFile,
  useWords,
} from '@ayni/ui'
import { copyWords } from './copy-words.ts'
import { fieldWords } from './field-words.ts'
import { keptWords } from './kept-words.ts'
import { asPage, factRows, kinds, type Reader, takeCopy } from './take-copy.ts'

export type MyCopyProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

function useReader(): Reader {
  const say = useWords(fieldWords)
  const kept = useWords(keptWords)
  const names: Readonly<Record<string, string>> = say.fields
  return {
    nameOf: (field) => names[field] ?? field,
    say: (value) => (value === null ? say.nothing : value ? say.yes : say.no),
    when: formatMoment,
    day: (date) => formatDate(`${date}T12:00:00Z`),
    wordFor: (field, text) => kept[`${field}.${text}`] ?? kept[text],
  }
}

/** Everything this phone holds about its person, to read here and to take along. */
export const MyCopy = ({ frame, device, onDone }: MyCopyProps) => {
  const say = useWords(copyWords)
  const reader = useReader()
  const copy = takeCopy(device)
  const held = kinds.filter((kind) => copy.facts[kind] !== undefined)
  const page = (): void =>
    saveFile(
      'ayni.html',
      'text/html',
      asPage(copy, { titles: say.kinds, title: say.copy, lang: language.value, reader }),
    )
  const data = (): void => saveFile('ayni.json', 'application/json', JSON.stringify(copy, null, 2))
  return (
    <Screen
      {...frame}
      title={say.copy}
      back={{ onPress: onDone }}
      action={
        <StickyAction
          side={
            <Button kind="plain" onPress={data}>
              {say.asData}
            </Button>
          }
        >
          <Button wide onPress={page}>
            {say.asPage}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.copyLead}</p>
      {held.length === 0 ? <Empty title={say.copyNothing} /> : null}
      {held.map((kind) => (
        <Card key={kind} title={say.kinds[kind]}>
          {copy.facts[kind]?.map((fact) => (
            <DefinitionList
              key={fact.key}
              items={factRows(kind, fact, reader).map(([term, detail]) => ({ term, detail }))}
            />
          ))}
        </Card>
      ))}
      {copy.waiting.length === 0 ? null : (
        <Card title={say.waiting}>
          <DefinitionList items={copy.waiting.map(({ what, at }) => ({ term: formatMoment(at), detail: what }))} />
        </Card>
      )}
    </Screen>
  )
}
