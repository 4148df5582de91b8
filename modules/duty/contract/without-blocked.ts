import type { Team } from './team.ts'

const answering: readonly string[] = ['duty', 'psychiatrist', 'therapist']
const mayAnswer = (role: string): boolean => answering.includes(role)

const isWanted =
  (blocked: ReadonlySet<string>) =>
  ({ person }: { readonly person: string }): boolean =>
    !blocked.has(person)

/**
 * The team as one person's alert sees it: nobody whom the person blocked is called about them, and the ladder goes on to the next.
 * @safety Where that leaves nobody who may answer, the whole team is called: a block may never silence an alarm. Whoever is
 * called then may open it (`called_despite_block` says the same to the database).
 */
export function withoutBlocked(team: Team, blocked: ReadonlySet<string> | undefined): Team {
  if (blocked === undefined || blocked.size === 0) return team
  const staff = new Map([...team.staff].filter(([account]) => !blocked.has(account)))
  if (![...staff.values()].some(({ roles }) => roles.some(mayAnswer))) return team
  const wanted = isWanted(blocked)
  return {
    staff,
    rota: { ...team.rota, duties: team.rota.duties.filter(wanted) },
    onCall: { ...team.onCall, duties: team.onCall.duties.filter(wanted) },
  }
}
