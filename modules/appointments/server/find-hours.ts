import { type AppointmentKind, appointmentPolicy, offerSlots } from '@ayni/clinical/appointments'
import { addMinutes, workingCalendar } from '@ayni/clinical/clocks'
import { type AccountId, type Instant, instant, type PersonId } from '@ayni/kernel'
import type { Context } from '@ayni/platform/commands'
import { physicianHours, type RecipientHours } from '@ayni/platform/messages'
import type { OfferedSlot } from '../contract.ts'
import { type About, aboutPeople, type BusyRow, busyTimes, type ClinicianRow, clinicians } from './hours-store.ts'

export type Wanted = {
  readonly person: PersonId
  readonly kind: AppointmentKind
  readonly dueAt: Instant | null
  /** The one who owes it; nobody in particular where null. */
  readonly owedBy: AccountId | null
  readonly wanted: number
}

type Loaded = {
  readonly team: readonly ClinicianRow[]
  readonly about: ReadonlyMap<PersonId, About>
  readonly hours: ReadonlyMap<PersonId, RecipientHours>
  readonly busy: ReadonlyMap<string, readonly BusyRow[]>
  /** To whom nothing automatic goes now (EC-12): no hour is offered either. */
  readonly silent: ReadonlySet<PersonId>
}

export type HoursContext = Pick<Context, 'tx' | 'now' | 'keys' | 'recipients'>

/** Everything that decides an hour, for all of them at once: four statements however many they are. */
export async function loadHours(
  ctx: HoursContext,
  program: string,
  people: readonly PersonId[],
  account: AccountId | null = null,
): Promise<Loaded> {
  const { tx, now } = ctx
  const team = await clinicians(tx, program, account)
  const about = await aboutPeople(tx, people)
  const until = instant.parse(addMinutes(now, (appointmentPolicy.withinDays + 2) * 1440))
  const busy = await busyTimes(tx, [...people, ...team.map((one) => one.account)], now, until)
  const cards = await ctx.recipients(tx, people, ctx)
  return {
    team,
    about: new Map(about.map((one) => [one.person, one])),
    hours: new Map(people.map((person) => [person, cards.get(person)?.hours ?? physicianHours])),
    busy: Map.groupBy(busy, ({ who }) => who),
    silent: new Set(people.filter((person) => (cards.get(person)?.silenced ?? null) !== null)),
  }
}

const treats = ['therapist', 'psychiatrist', 'duty']

/**
 * Whoever owes it or already cares for the person, and nobody else while there is such a one (R-BI-11, continuity); otherwise
 * the therapists, least busy first. Never whom the person is kept apart from.
 */
function whoMay({ team, about, busy }: Loaded, { person, owedBy }: Wanted): readonly ClinicianRow[] {
  const { near = [], apart = [] } = about.get(person) ?? {}
  const free = team.filter(({ account }) => !apart.includes(account))
  const known = free.filter(({ account }) => account === owedBy || near.includes(account))
  if (known.length > 0)
    return known.toSorted((one, other) => Number(other.account === owedBy) - Number(one.account === owedBy))
  const load = (one: ClinicianRow): number => busy.get(one.account)?.length ?? 0
  return free
    .filter(({ roles }) => roles.some((role) => treats.includes(role)) && !roles.includes('coordinator'))
    .filter(({ roles }) => roles.includes('therapist') || roles.length === 0)
    .toSorted((one, other) => load(one) - load(other))
}

/** Hours for one need, with the name of whom one would speak with. */
export function hoursFrom(
  loaded: Loaded,
  want: Wanted,
  now: Instant,
  only: readonly ClinicianRow[] = whoMay(loaded, want),
): readonly OfferedSlot[] {
  const minutes = appointmentPolicy.minutes[want.kind]
  const slots = offerSlots({
    hours: loaded.hours.get(want.person) ?? physicianHours,
    clinicians: only.map((one) => ({
      account: one.account,
      availability: one,
      busy: loaded.busy.get(one.account) ?? [],
    })),
    personBusy: loaded.busy.get(want.person) ?? [],
    need: { minutes, dueBy: want.dueAt, withinDays: appointmentPolicy.withinDays, count: want.wanted },
    now,
    // Nobody receives on a day off, except where they say themselves that they are there on that date.
    holidays: workingCalendar(now, only[0]?.daysOff ?? []),
  })
  return slots.flatMap(({ startsAt, account, late }): readonly OfferedSlot[] => {
    const one = only.find((clinician) => clinician.account === account)
    if (one === undefined) return []
    const endsAt = instant.parse(addMinutes(startsAt, minutes))
    return [{ startsAt: instant.parse(startsAt), endsAt, account: one.account, who: one.who, late }]
  })
}
