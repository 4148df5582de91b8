import { useSay } from './say.ts'

/** What the law is known to allow, in words; where that is from stays one press away. */
export const LegalBasis = () => {
  const { decide } = useSay()
  return (
    <details class="muted small">
      <summary>{decide.evidence}</summary>
      {decide.sources}
    </details>
  )
}
