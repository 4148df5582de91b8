import { nextStep } from '@ayni/clinical/emergency'
import { type Actor, type Instant, instant, refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { ofPerson, openEmergencies, type PersonPage, referrals } from '../contract.ts'
import { type LogRow, logOf, type PageRow, pageRow } from './course-store.ts'
import { type KnownFacts, knownFacts } from './facts-store.ts'
import { shownWays } from './local-ways.ts'
import { waysNear } from './local-ways-store.ts'
import { referralsOf } from './referral-store.ts'
import { actionContext, courseSeal, decisionContext, handOverSeal, referralSeal } from './seal-contexts.ts'
import { searchOf } from './search.ts'
import { mayOpen, openRows } from './store.ts'

const at = (text: string): Instant => instant.parse(text)

function emergencyOf(row: PageRow, actor: Actor, keys: KeyRing, now: Instant): NonNullable<PersonPage['emergency']> {
  const course = courseSeal.open(keys, row.id, row.courseSealed)
  const cover = row.cover ?? 'not-asked'
  const step =
    row.kind === 'imminent' && row.endedAt === null
      ? nextStep(
          {
            ...{ staysUntil: course.stays?.until ?? null, keys: course.keys, cover, called: row.called },
            ...{ transport: course.transport?.state ?? 'none', soberAt: course.soberAt },
          },
          now,
        )
      : null
  const { id, kind, openedAt, nextAt, endedAt, endedHow, owner, soundings, handOver, handOverSealed, arrivedAt } = row
  return {
    ...{ emergency: id, kind, openedAt, nextAt, endedAt, endedHow, owner, soundings, course, cover },
    mine: row.ownerAccount !== null && row.ownerAccount === actor.accountId,
    handOver:
      handOver === null || handOverSealed === null || arrivedAt === null
        ? null
        : { ...handOverSeal.open(keys, handOver, handOverSealed), arrivedAt },
    next: step?.next ?? null,
    missing: [...(step?.missing ?? [])],
  }
}

const placeOf = (facts: KnownFacts): PersonPage['place'] =>
  facts.ubigeo === null && facts.facilityCode === null
    ? null
    : {
        ...{ facility: facts.facility, ubigeo: facts.ubigeo, isHead: facts.isHead },
        ...{ connectivity: facts.connectivity, confirmedAt: facts.confirmedAt },
      }

const searchShown = (
  facts: KnownFacts,
  row: PageRow | undefined,
  of: Parameters<typeof searchOf>[2],
): PersonPage['search'] => {
  const isOpen = row !== undefined && row.endedAt === null
  const open = isOpen
    ? { ...of, ...row, alert: null, stayKey: null, decisionKey: null, owner: row.ownerAccount }
    : undefined
  const search = searchOf(facts, open, of)
  if (search === null) return null
  return {
    ...search,
    unreachableAt: at(search.unreachableAt),
    nextTryAt: search.nextTryAt === null ? null : at(search.nextTryAt),
    ways: search.ways.map(({ way, open: may, because }) => ({ way, open: may, because: [...because] })),
  }
}

const wordsOf = (keys: KeyRing, { id, kind, sealed }: LogRow): string | null =>
  sealed === null ? null : open(keys, kind === 'decision' ? decisionContext(id) : actionContext(id), sealed, z.string())

/** What is done for one person now, and the sheet of where they are. Each reading is told to them. */
export const ofPersonAnswer = answer(ofPerson, async ({ input, tx, actor, now, keys, saw }) => {
  const about = await mayOpen(tx, input.person)
  if (about === undefined) return refuse('emergency.person-unknown')
  await saw(about.person, 'C4', 'emergency', 'emergency')
  const facts = await knownFacts(tx, about)
  const row = await pageRow(tx, about.person)
  const log = row === undefined ? [] : await logOf(tx, about.person)
  const near =
    facts.ubigeo === null ? [] : await waysNear(tx, { facilityCode: facts.facilityCode, ubigeo: facts.ubigeo })
  return {
    now,
    person: about.person,
    alias: about.alias,
    place: placeOf(facts),
    emergency: row === undefined ? null : emergencyOf(row, actor, keys, now),
    search: searchShown(facts, row, { policy: facts.policy, keys, person: about.person, now }),
    log: log.map((one) => {
      const { id, kind, what, how, by, toldAt } = one
      return { id, kind, what, how, by, toldAt, at: one.at, words: wordsOf(keys, one) }
    }),
    localWays: shownWays(near, facts.policy, keys, now),
  }
})

export const openEmergenciesAnswer = answer(openEmergencies, async ({ tx, actor, now }) => ({
  now,
  rows: (await openRows(tx)).map(({ ownerAccount, ...row }) => ({
    ...row,
    mine: ownerAccount !== null && ownerAccount === actor.accountId,
  })),
}))

export const referralsAnswer = answer(referrals, async ({ input, tx, now, keys, saw }) => {
  const about = await mayOpen(tx, input.person)
  if (about === undefined) return refuse('emergency.person-unknown')
  await saw(about.person, 'C4', 'referrals', 'emergency')
  const rows = await referralsOf(tx, about.person)
  const { facilityCode: post, ubigeo } = await knownFacts(tx, about)
  return {
    now,
    post: post ?? ubigeo,
    rows: rows.map((row) => {
      const { id, service, calledTogether, aliasOffered, otherProvinceOffered, appointmentAt, confirmBy } = row
      const { state, endedHow, confirmedHow, by, missed, facilityCode: code, category } = row
      return {
        ...{ referral: id, service, calledTogether, aliasOffered, otherProvinceOffered, appointmentAt, confirmBy },
        facility: code === null ? null : { code, category },
        ...{ state, endedHow, confirmedHow, by, missed, ...referralSeal.open(keys, id, row.sealed) },
      }
    }),
  }
})
