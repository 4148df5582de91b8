import {
  type SafetyPlanSection,
  safetyPlanHeadings,
  safetyPlanSections,
  whatMattersHeading,
} from '@ayni/clinical/safety-plan'
import type { Agencies, PlanEntry, PlanPageData } from '@ayni/modules/safety-plan/contract'
import { formatDate, formatWhen, language, useWords } from '@ayni/ui'
import { words } from './words.ts'

export type PlanSheetProps = {
  readonly page: PlanPageData
  readonly agencies: Agencies | undefined
  readonly now: string
}

/** The plan as it stands, to be read or printed. */
export const PlanSheet = ({ page, agencies, now }: PlanSheetProps) => {
  const say = useWords(words)
  const { current } = page
  if (current === null) return <p>{say.none}</p>
  const { content, at, who, reviewOn } = current
  return (
    <>
      <p class="muted small">
        {formatWhen(at, now)}, {who === null ? say.alone : say.with(who)}
        {reviewOn === null ? '' : ` · ${say.reviewOn} ${formatDate(`${reviewOn}T12:00:00Z`)}`}
      </p>
      <ol class="stack">
        {safetyPlanSections.map((section) => (
          <li key={section}>
            <strong>{safetyPlanHeadings[section][language.value]}</strong>
            <Lines entries={content.sections[section]} />
            {section === 'professional-support' ? <Placed agencies={agencies} /> : null}
          </li>
        ))}
      </ol>
      {content.matters === null ? null : (
        <p>
          <strong>{whatMattersHeading[language.value]}:</strong> {content.matters}
        </p>
      )}
      <Missing missing={page.missing} />
    </>
  )
}

const Lines = ({ entries }: { readonly entries: readonly PlanEntry[] }) => {
  const say = useWords(words)
  if (entries.length === 0) return <p class="muted">{say.empty}</p>
  return (
    <ul>
      {entries.map(({ text, contact, likelihood, obstacle }) => (
        <li key={text}>
          {[
            text,
            contact,
            likelihood === null ? null : say.likelihood(likelihood),
            obstacle === null ? null : say.stuck(obstacle),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}

const isSection = (text: string): text is SafetyPlanSection => safetyPlanSections.some((section) => section === text)

export const Missing = ({ missing }: { readonly missing: readonly string[] }) => {
  const say = useWords(words)
  const named = missing.filter(isSection).map((section) => safetyPlanHeadings[section][language.value])
  return <p>{named.length === 0 ? say.whole : `${say.missing} ${named.join(' · ')}`}</p>
}

/** What the house puts into the fifth section, and how sure it is. */
export const Placed = ({ agencies }: Pick<PlanSheetProps, 'agencies'>) => {
  const say = useWords(words)
  if (agencies === undefined) return null
  const { psychiatrist, clinician, dutyPhone, services, from } = agencies
  const lines = [
    psychiatrist === null ? null : say.psychiatrist(psychiatrist),
    clinician === null ? null : say.clinician(clinician),
    dutyPhone === null ? null : say.duty(dutyPhone),
    say.lines24,
    ...services.map(({ name, km }) => say.service(name, km)),
  ].filter((line) => line !== null)
  const notes = [
    from === 'unknown' ? say.noPlace : services.length === 0 ? say.noService : say.night,
    ...(from === 'district' ? [say.fromDistrict] : []),
  ]
  return (
    <>
      <p class="small muted">{say.placed}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small muted">{notes.join(' ')}</p>
    </>
  )
}
