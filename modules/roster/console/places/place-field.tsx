import type { FoundPlace, RosterOperations } from '@ayni/modules/roster/contract'
import { type Client, Combobox, useAnswer, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { words } from './words.ts'

export type PlaceClient = Client<Pick<RosterOperations, 'roster.search-places' | 'roster.places-state'>>

/** What is written, and the facility of the list that it is, if it is one. */
type PlaceNamed = { readonly text: string; readonly place: FoundPlace | null }

export type PlaceFieldProps = {
  readonly client: PlaceClient
  readonly label: string
  readonly hint?: string | undefined
  /** The code of a facility or district from which distances are counted. */
  readonly from: string | null
  readonly value: PlaceNamed
  readonly onChange: (value: PlaceNamed) => void
}

const WAIT_MS = 250
const LEAST = 2

/** A facility by its name, found as one types. One that is not on the list is written by hand and stands all the same. */
export const PlaceField = ({ client, label, hint, from, value: { text, place }, onChange }: PlaceFieldProps) => {
  const say = useWords(words)
  const wanted = text.trim().slice(0, 80)
  const [search, settle] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => settle(wanted), WAIT_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const state = useAnswer(client, 'roster.places-state', {}, { topics: ['places'] }).output
  const sought = place === null && search.length >= LEAST ? search : ''
  const { output, code } = useAnswer(client, 'roster.search-places', {
    search: sought,
    kind: 'facility',
    within: null,
    from,
  })
  const found = place === null && wanted.length >= LEAST && wanted === search ? output : undefined
  const details = ({ category, where, km }: FoundPlace): string =>
    [category, where, km === null ? '' : say.km(km)].filter((part) => part !== null && part !== '').join(' · ')
  const status = (): string => {
    if (state?.open === 0) return say.noList
    if (place !== null) return say.chosen([place.name, details(place)].filter((part) => part !== '').join(' · '))
    if (wanted.length < LEAST) return ''
    if (found !== undefined) return found.length === 0 ? say.nothing : say.found(found.length)
    return code === undefined ? '' : say.byHand
  }
  return (
    <Combobox
      {...{ label, hint, value: text, status: status(), maxLength: 200 }}
      onInput={(typed) => onChange({ text: typed, place: null })}
      choices={(found ?? []).map((one) => ({ key: one.code, name: one.name, detail: details(one) }))}
      onChoose={(key) => {
        const chosen = found?.find((one) => one.code === key)
        if (chosen !== undefined) onChange({ text: chosen.name, place: chosen })
      }}
    />
  )
}
