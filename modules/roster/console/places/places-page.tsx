import { Button, Card, Check, ErrorNotice, Meter, Notice, saveFile, useAnswer, useWords } from '@ayni/ui'
import { useRef, useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import type { FileTable } from '../file/read-table.ts'
import { CSV, csvOf } from '../file/save-file.ts'
import { ChooseStep } from '../import/choose-step.tsx'
import { errors } from '../words.ts'
import { nothingYet, type PlaceCounts, type PlacesPlan, planPlaces, sendPlaces } from './send-places.ts'
import { words } from './words.ts'

const Done = ({ counts }: { readonly counts: PlaceCounts }) => {
  const say = useWords(words)
  const { fresh, changed, same, closed, problems } = counts
  const save = (): void =>
    saveFile(
      'establecimientos-rechazados.csv',
      CSV,
      csvOf(
        [say.line, say.column, say.reason],
        problems.map((one) => [one.line, one.column, say.reasons[one.reason]]),
      ),
    )
  return (
    <Notice tone="done" title={say.done} live="polite">
      <p>{say.doneWhy(fresh, changed, same, closed, problems.length)}</p>
      {problems.length === 0 ? null : (
        <Button kind="quiet" onPress={save}>
          {say.save}
        </Button>
      )}
    </Notice>
  )
}

type Trouble = { readonly code: string } | { readonly missing: string }

/** How a list of facilities goes in: the plan, how far it is, and how it ended. */
const usePlaces = (client: RosterClient, partial: boolean) => {
  const plan = useRef<PlacesPlan | undefined>(undefined)
  const so = useRef(nothingYet)
  const [sent, setSent] = useState<number | undefined>(undefined)
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined)
  const [done, setDone] = useState<PlaceCounts | undefined>(undefined)
  const goOn = async (): Promise<void> => {
    if (plan.current === undefined) return
    setTrouble(undefined)
    setSent(so.current.rows)
    const told = await sendPlaces(client, { ...plan.current, partial }, so.current, (now) => {
      so.current = now
      setSent(now.rows)
    })
    if ('code' in told) return setTrouble(told)
    setSent(undefined)
    setDone(told.done)
  }
  const begin = async (table: FileTable): Promise<void> => {
    const guessed = await client.call('roster.guess-place-columns', { headings: [...table.headings] })
    if (!guessed.ok) return setTrouble({ code: guessed.code })
    if (guessed.output.missing.length > 0) return setTrouble({ missing: guessed.output.missing.join(', ') })
    plan.current = planPlaces(table, guessed.output.at, partial, () => crypto.randomUUID())
    so.current = nothingYet
    setDone(undefined)
    return goOn()
  }
  return { begin, goOn, sent, of: plan.current?.rows ?? 0, trouble, done }
}

export type PlacesPageProps = { readonly client: RosterClient }

/** The official list of facilities: how many are known, and a newer list. */
export const PlacesPage = ({ client }: PlacesPageProps) => {
  const say = useWords(words)
  const { output } = useAnswer(client, 'roster.places-state', {}, { topics: ['places'] })
  const [partial, setPartial] = useState(false)
  const { begin, goOn, sent, of, trouble, done } = usePlaces(client, partial)
  const known = output === undefined ? '' : say.known(output.open, output.closed)
  return (
    <Card title={say.title}>
      <p>{say.why}</p>
      {output === undefined ? null : <p class="figures">{output.open + output.closed === 0 ? say.none : known}</p>}
      <Check words={say.partial} detail={say.partialWhy} checked={partial} onChange={setPartial} />
      {sent === undefined ? <ChooseStep onTable={(table) => void begin(table)} /> : null}
      {sent === undefined ? null : <Meter label={say.title} n={sent} of={of} words={say.reading(sent, of)} />}
      {trouble !== undefined && 'missing' in trouble ? (
        <Notice tone="attend" live="polite">
          <p>{say.missing(trouble.missing)}</p>
        </Notice>
      ) : null}
      {trouble !== undefined && 'code' in trouble ? (
        <ErrorNotice code={trouble.code} own={errors}>
          <Button onPress={() => void goOn()}>{say.resume}</Button>
        </ErrorNotice>
      ) : null}
      {done === undefined ? null : <Done counts={done} />}
    </Card>
  )
}
