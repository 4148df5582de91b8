import { crisisLines } from '@ayni/clinical/crisis'
import { ListRow, language, mapIcon, peopleIcon, personIcon, phoneIcon, useWords } from '@ayni/ui'
import type { Agencies, PlanEntry } from '../contract.ts'
import { Line } from './plan-lines.tsx'
import { words } from './words.ts'

export type ProfessionalsProps = {
  readonly entries: readonly PlanEntry[]
  readonly agencies: Agencies | null
  /** Of the crisis card: known before anything else is. */
  readonly dutyPhone: string | undefined
}

/** The person's own, and what the house puts there: never empty, and never surer than the official list. */
export const Professionals = ({ entries, agencies, dutyPhone }: ProfessionalsProps) => {
  const say = useWords(words)
  const duty = dutyPhone || agencies?.dutyPhone || ''
  const named = [
    [agencies?.psychiatrist, say.psychiatrist],
    [agencies?.clinician, say.clinician],
  ] as const
  return (
    <>
      <ul class="rows">
        {entries.map((entry) => (
          <Line key={entry.text} {...entry} />
        ))}
        {named.map(([name, as]) =>
          name == null ? null : <ListRow key={as} icon={personIcon} title={name} detail={as} />,
        )}
        {duty === '' ? null : <ListRow icon={peopleIcon} href={`tel:${duty}`} title={say.duty} detail={duty} />}
        {crisisLines.slice(0, 2).map(({ id, dial, name, what, hours }) => (
          <ListRow
            key={id}
            icon={phoneIcon}
            href={`tel:${dial}`}
            title={name[language.value]}
            detail={`${what[language.value]} ${sentence(hours[language.value])}`}
          />
        ))}
        {agencies?.services.map(({ code, name, kind, institution, km }) => (
          <ListRow
            key={code}
            icon={mapIcon}
            title={name}
            detail={[kind === 'hospital' ? say.hospital : say.beds, institution, say.km(km)].filter(Boolean).join(', ')}
          />
        ))}
      </ul>
      {agencies === null ? null : <p class="small muted">{noteOf(agencies, say)}</p>}
    </>
  )
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function noteOf({ from, services }: Agencies, say: (typeof words)['es'] | (typeof words)['en']): string {
  if (from === 'unknown') return say.noPlace
  if (services.length === 0) return say.noService
  return from === 'district' ? `${say.fromDistrict} ${say.ask}` : say.ask
}
