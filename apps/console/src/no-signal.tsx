import { crisisLines } from '@ayni/clinical/crisis'
import { Desk, formatClock, ListRow, language, Notice, phoneIcon, useNight, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { dutyPhone } from './duty-phone.ts'
import { lastKeptAt } from './open-call.ts'
import { words } from './words.ts'

const shown = ['linea-113', 'samu-106'] as const

/** What stands instead of the browser's error page: what is kept here, and whom to call meanwhile. Nothing that was written is shown. */
export const NoSignal = () => {
  useNight()
  const say = useWords(words).noSignal
  const [keptAt, setKeptAt] = useState<number | null>(null)
  useEffect(() => void lastKeptAt().then(setKeptAt), [])
  const duty = dutyPhone()
  return (
    <Desk title={say.title} rail={null}>
      {keptAt === null ? null : (
        <Notice tone="inform" title={say.kept} live="polite">
          <p>{say.keptAt(formatClock(new Date(keptAt).toISOString()))}</p>
        </Notice>
      )}
      <p>{say.why}</p>
      <h2>{say.meanwhile}</h2>
      <ul class="rows strong">
        {duty === null ? null : <ListRow strong icon={phoneIcon} title={say.duty} detail={duty} href={`tel:${duty}`} />}
        {crisisLines
          .filter(({ id }) => shown.some((one) => one === id))
          .map(({ id, dial, name, what }) => (
            <ListRow
              key={id}
              strong
              icon={phoneIcon}
              title={name[language.value]}
              detail={what[language.value]}
              href={`tel:${dial}`}
            />
          ))}
      </ul>
    </Desk>
  )
}
