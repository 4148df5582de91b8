export type RotaRole = 'first' | 'second' | 'coordinator' | 'psychiatristLead' | 'clinician' | 'director'

/** One person in one role; `null` at an end means always. Shifts have both ends, standing roles neither. */
export type Duty = {
  readonly person: string
  readonly role: RotaRole
  readonly from: string | null
  readonly to: string | null
}
export type Absence = { readonly person: string; readonly from: string; readonly to: string }
export type Rota = { readonly duties: readonly Duty[]; readonly absences: readonly Absence[] }

export type OnDuty = Readonly<Record<RotaRole, readonly string[]>>

const covers = (from: string | null, to: string | null, at: number): boolean =>
  (from === null || Date.parse(from) <= at) && (to === null || at < Date.parse(to))

function peopleIn(rota: Rota, role: RotaRole, at: number): readonly string[] {
  const away = new Set(rota.absences.filter((one) => covers(one.from, one.to, at)).map((one) => one.person))
  const present = rota.duties.filter(
    (one) => one.role === role && covers(one.from, one.to, at) && !away.has(one.person),
  )
  return [...new Set(present.map((one) => one.person))]
}

/** Who holds each role at an instant, without those who are away. "Clinician" is everyone clinical on the roster. */
export function rotaAt(rota: Rota, now: string): OnDuty {
  const at = Date.parse(now)
  const first = peopleIn(rota, 'first', at)
  const second = peopleIn(rota, 'second', at)
  const psychiatristLead = peopleIn(rota, 'psychiatristLead', at)
  const roster = [...first, ...second, ...psychiatristLead, ...peopleIn(rota, 'clinician', at)]
  return {
    first,
    second,
    psychiatristLead,
    coordinator: peopleIn(rota, 'coordinator', at),
    clinician: [...new Set(roster)],
    director: peopleIn(rota, 'director', at),
  }
}
