import type { AccountRow } from '@ayni/modules/identity/contract'
import { Check, useWords } from '@ayni/ui'
import { roleWords } from './words.ts'

export type StaffRole = AccountRow['roles'][number]

const all = [
  'coordinator',
  'duty',
  'therapist',
  'psychiatrist',
  'peer',
  'peer_lead',
  'facilitator',
  'mentor',
  'tm_coord',
  'liaison',
  'evaluator',
  'dpo',
  'admin',
  'director',
] as const satisfies readonly StaffRole[]

/** Which roles an account holds. */
export const RoleChecks = ({
  legend,
  held,
  onChange,
}: {
  readonly legend: string
  readonly held: readonly StaffRole[]
  readonly onChange: (roles: StaffRole[]) => void
}) => {
  const say = useWords(roleWords)
  return (
    <fieldset class="answers">
      <legend>{legend}</legend>
      {all.map((role) => (
        <Check
          key={role}
          words={say[role]}
          checked={held.includes(role)}
          onChange={(checked) => onChange(checked ? [...held, role] : held.filter((one) => one !== role))}
        />
      ))}
    </fieldset>
  )
}
