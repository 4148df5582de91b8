import { crisisLines } from '@ayni/clinical/crisis'
import { Button, Card, language } from '@ayni/ui'
import { useSay } from './say.ts'

/** 7.10: the person at risk is a patient of the physician. Ayni does not follow patients; these lines and services do. */
export const PatientAtRisk = () => {
  const say = useSay()
  return (
    <Card title={say.patient.title}>
      <p>{say.patient.why}</p>
      <ul class="stack">
        {say.patient.directory.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {crisisLines.map(({ id, dial, name, hours }) => (
        <Button key={id} kind="quiet" wide href={`tel:${dial}`}>
          {`${name[language.value]}, ${hours[language.value]}`}
        </Button>
      ))}
    </Card>
  )
}
