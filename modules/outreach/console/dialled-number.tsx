import type { OutputOf } from '@ayni/kernel'
import type { waysToReach } from '@ayni/modules/enrollment/contract'
import { dictionary, ListRow, phoneIcon, RadioList, useWords } from '@ayni/ui'
import { words } from './words.ts'

const numberWords = dictionary({
  es: {
    which: '¿A qué número llamas?',
    whichWhy: 'Los intentos se cuentan por número, y un número equivocado se borra en un día.',
  },
  en: {
    which: 'Which number are you calling?',
    whichWhy: 'Attempts are counted for each number, and a wrong one is erased within a day.',
  },
})

type Ways = OutputOf<typeof waysToReach>

/** Where a voice can reach them. */
export const numbersOf = ({ contacts }: Ways): Ways['contacts'] =>
  contacts.filter(({ channel }) => channel !== 'correo')

/** The number that counts: the chosen one, or the only one there is. */
export const dialledOf = (ways: Ways | undefined, chosen: string | undefined): string | null => {
  const numbers = ways === undefined ? [] : numbersOf(ways)
  const only = numbers.length === 1 ? numbers[0]?.contact : undefined
  return numbers.find(({ contact }) => contact === chosen)?.contact ?? only ?? null
}

export type DialledNumberProps = {
  readonly ways: Ways
  readonly chosen: string | null
  readonly onChoose: (contact: string) => void
}

/** Name and numbers, each one touch from a call; with several of them, which one it is. */
export const DialledNumber = ({ ways, chosen, onChoose }: DialledNumberProps) => {
  const say = useWords(words)
  const own = useWords(numberWords)
  const channels: Readonly<Record<string, string>> = say.channel
  const numbers = numbersOf(ways)
  return (
    <>
      {ways.name === null ? null : <p class="title">{ways.name}</p>}
      {numbers.length === 0 ? <p>{say.noNumbers}</p> : null}
      <ul class="rows strong">
        {numbers.map(({ contact, value, channel }) => (
          <ListRow
            key={contact}
            strong
            icon={phoneIcon}
            title={value}
            detail={channels[channel] ?? channel}
            href={`tel:${value}`}
            onPress={() => onChoose(contact)}
          />
        ))}
      </ul>
      {numbers.length < 2 ? null : (
        <>
          <RadioList
            question={own.which}
            value={chosen ?? undefined}
            onChange={onChoose}
            choices={numbers.map(({ contact, value }) => ({ value: contact, words: value }))}
          />
          <p class="muted small">{own.whichWhy}</p>
        </>
      )}
    </>
  )
}
