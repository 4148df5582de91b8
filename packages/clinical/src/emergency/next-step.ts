/** Who has the keys of pharmacy and emergency drugs tonight; `theirs`: only the person. */
export type Keys = 'unknown' | 'not-theirs' | 'theirs' | 'handed'

export type EmergencyFacts = {
  readonly staysUntil: string | null
  readonly keys: Keys
  /** Whether the person is alone in charge of the facility, and whether somebody replaces them. */
  readonly cover: 'not-asked' | 'not-needed' | 'needed' | 'arranged'
  readonly transport: 'none' | 'asked' | 'on-the-way'
  readonly called: number
  readonly soberAt: string | null
}

export const emergencySteps = ['who-stays', 'keys', 'cover', 'call-help', 'transport', 'reassess', 'hand-over'] as const
export type EmergencyStep = (typeof emergencySteps)[number]

export type NextStep = { readonly next: EmergencyStep; readonly missing: readonly EmergencyStep[] }

const isMissing = (step: EmergencyStep, facts: EmergencyFacts, now: string): boolean => {
  switch (step) {
    case 'who-stays':
      return facts.staysUntil === null || facts.staysUntil <= now
    case 'keys':
      return facts.keys === 'unknown' || facts.keys === 'theirs'
    case 'cover':
      return facts.cover === 'not-asked' || facts.cover === 'needed'
    case 'call-help':
      return facts.called === 0
    case 'transport':
      return facts.transport === 'none'
    case 'reassess':
      return facts.soberAt !== null && facts.soberAt <= now
    case 'hand-over':
      return true
  }
}

const coverFirst: readonly EmergencyStep[] = [...new Set<EmergencyStep>(['who-stays', 'cover', ...emergencySteps])]

/**
 * One clear thing at a time. Who stays comes before everything: days from any hospital, it is what keeps the person alive tonight.
 * Whoever is alone in charge leaves nothing, keys included, before somebody covers: that is the obstacle most often named (7.10).
 * @source services/07-suicide-prevention.md §7.2 (emergency), §7.10, R-SUI-06, R-SUI-15
 */
export function nextStep(facts: EmergencyFacts, now: string): NextStep {
  const steps = facts.cover === 'needed' ? coverFirst : emergencySteps
  const missing = steps.filter((step) => isMissing(step, facts, now))
  return { next: missing[0] ?? 'hand-over', missing }
}

export type HandOver = {
  readonly receivedBy: string | null
  readonly place: string | null
  readonly arrivedAt: string | null
  /** Somebody of the team spoke with whoever received the person. */
  readonly spoke: boolean
}

export type HandOverPart = 'received-by' | 'place' | 'arrived-at' | 'not-arrived-yet' | 'spoken-with'

const said = (text: string | null): boolean => text !== null && text.trim() !== ''

/**
 * What is missing before somebody else has the person: a name, a place, an arrival that has happened, and a voice that confirmed it.
 * @safety SUI-06: an emergency ends in no other way.
 */
export function missingForHandOver(
  { receivedBy, place, arrivedAt, spoke }: HandOver,
  now: string,
): readonly HandOverPart[] {
  const missing: HandOverPart[] = []
  if (!said(receivedBy)) missing.push('received-by')
  if (!said(place)) missing.push('place')
  if (arrivedAt === null) missing.push('arrived-at')
  else if (arrivedAt > now) missing.push('not-arrived-yet')
  if (!spoke) missing.push('spoken-with')
  return missing
}
