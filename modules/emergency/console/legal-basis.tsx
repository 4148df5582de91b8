import { useSay } from './say.ts'

/** What the law is known to allow, in words; where that is from stays one press away. */
export const LegalBasis = () => {
  const { decide } = useSay()
  return (
    <div class="muted small">
      <p>{decide.legal}</p>
      <details>
        <summary>{decide.evidence}</summary>
        <ul>
          {decide.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
