import { Button, Card, Empty, Loading, language, Notice, Screen, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { MyDataDocument } from '../contract.ts'
import { type Asked, askHouse, hasField } from './ask-house.ts'
import type { MyDataProps } from './my-data-props.ts'
import { words } from './words.ts'

/** A file made from what the house answered; it goes to the folder of the phone. */
function save({ name, type, text }: { readonly name: string; readonly type: string; readonly text: string }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

type CopyFile = { readonly name: string; readonly type: string; readonly text: string }

/** Everything the programme holds, section by section, and the two files. */
export const SeeAll = ({ frame, device, post, onDone }: MyDataProps) => {
  const say = useWords(words)
  const [answer, setAnswer] = useState<Asked<'my-data.see'> | null>(null)
  const [trouble, setTrouble] = useState(false)
  useEffect(() => {
    void askHouse({ device, post }, 'my-data.see', {}, hasField<MyDataDocument>('sections')).then(setAnswer)
  }, [device, post])
  const take = async (form: 'json' | 'html'): Promise<void> => {
    const input = { form, language: language.value }
    const file = await askHouse({ device, post }, 'my-data.copy', input, hasField<CopyFile>('text'))
    setTrouble(file.is !== 'here')
    if (file.is === 'here') save(file.output)
  }
  return (
    <Screen {...frame} title={say.rows.see[0]} back={{ onPress: onDone }}>
      <p>{say.seeLead}</p>
      <div class="row">
        <Button kind="quiet" onPress={() => void take('html')}>
          {say.asPage}
        </Button>
        <Button kind="quiet" onPress={() => void take('json')}>
          {say.asData}
        </Button>
      </div>
      {trouble ? <Notice tone="attend" title={say.needsSignal} live="polite" /> : null}
      {answer === null ? <Loading words={say.looking} /> : null}
      {answer?.is === 'no-signal' || answer?.is === 'refused' ? (
        <Empty title={say.needsSignal}>{say.needsSignalWhy}</Empty>
      ) : null}
      {answer?.is === 'here' ? <Sections document={answer.output} /> : null}
    </Screen>
  )
}

const Sections = ({ document }: { readonly document: MyDataDocument }) => {
  const say = useWords(words)
  const titles: Readonly<Record<string, string>> = say.sections
  return (
    <>
      {document.sections
        .filter(({ records }) => records.length > 0)
        .map(({ section, records }) => (
          <Card key={section} title={titles[section] ?? section}>
            <p class="muted">{say.held(records.length)}</p>
          </Card>
        ))}
    </>
  )
}
