import type { FoundPlace, RosterOperations } from '@ayni/modules/roster/contract'
import { Button, type Client, TextField, useAnswer, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { words } from './words.ts'

export type PlaceClient = Client<Pick<RosterOperations, 'roster.search-places'>>

export type PlaceFieldProps = {
  readonly client: PlaceClient
  readonly kind: 'district' | 'facility'
  readonly label?: string | undefined
  /** Only inside this department, province or district. */
  readonly within?: string | null | undefined
  readonly value: FoundPlace | undefined
  readonly onChange: (place: FoundPlace | undefined) => void
}

const WAIT_MS = 250
const LEAST = 2

const Found = ({ client, kind, within, search, onChange }: PlaceFieldProps & { readonly search: string }) => {
  const say = useWords(words)
  const { output } = useAnswer(client, 'roster.search-places', { search, kind, within: within ?? null })
  if (output === undefined) return null
  return (
    <div class="stack compact" role="status">
      <p>{output.length === 0 ? say.nothing : say.found(output.length)}</p>
      {output.map((place) => (
        <Button key={place.code} kind="quiet" wide onPress={() => onChange(place)}>
          {[place.name, place.category, place.where].filter((part) => part !== null && part !== '').join(' · ')}
        </Button>
      ))}
    </div>
  )
}

/** A district or a facility by its name, found as one types; what was chosen stays until changed. */
export const PlaceField = (props: PlaceFieldProps) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [search, settle] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => settle(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const { value, onChange, label } = props
  if (value !== undefined)
    return (
      <div class="row">
        <span>{say.chosen([value.name, value.where].filter((part) => part !== '').join(' · '))}</span>
        <Button kind="plain" onPress={() => onChange(undefined)}>
          {say.change}
        </Button>
      </div>
    )
  return (
    <div class="stack">
      <TextField
        label={label ?? say.search}
        hint={say.searchHint}
        type="search"
        value={typed}
        onInput={setTyped}
        autocomplete="off"
        maxLength={80}
      />
      {search.length < LEAST ? null : <Found key={search} {...props} search={search} />}
    </div>
  )
}
