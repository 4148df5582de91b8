import { type Instant, type PersonId, z } from '@ayni/kernel'
import { CONSENT_TEXT_VERSION } from '@ayni/modules/enrollment/contract'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { changesSince } from '@ayni/platform/ledger'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

// One law: what a phone shows of this room alters only in a transaction that tells the phone so. Each step below goes by the
// feed alone, as a phone does, and is compared with a fresh reading; `moved` says that the step did alter it, so that none is empty.

const begun = z.object({ attempt: z.uuid() })

let house: OutreachHouse
beforeAll(async () => {
  house = await outreachHouse()
})
afterAll(async () => house.close())
beforeEach(() => house.at('2026-11-24', '18:15'))

/** A phone of this room: what the feed has told it. */
function phoneOf(person: PersonId) {
  let cursor = 0
  let holds: unknown = null
  const context = () => ({ now: house.clock.now(), keys: house.runtime.keys })
  const fresh = () =>
    house.asSystem(
      async (tx) =>
        (await house.runtime.registry.feed.get('outreach')?.read({ tx, ...context() }, person, 'all'))?.get('mine') ??
        null,
    )
  return {
    after: async (step: () => Promise<unknown>, { moved }: { readonly moved: boolean }): Promise<unknown> => {
      const before = await fresh()
      await step()
      const pull = await house.asSystem((tx) =>
        changesSince(house.runtime.registry, { tx, ...context() }, person, cursor),
      )
      cursor = pull.cursor
      for (const [kind, , body] of pull.changes) if (kind === 'outreach') holds = body
      const now = await fresh()
      expect(holds).toEqual(now)
      if (moved) expect(now).not.toEqual(before)
      return now
    },
  }
}

const consents = (person: PersonId, layers: readonly number[], occurredAt: Instant) => () =>
  house
    .dispatch(
      house.physician(person),
      'enrollment.give-consent',
      { layers, version: CONSENT_TEXT_VERSION, language: 'es' },
      { occurredAt },
    )
    .then((outcome) => expect(outcome.outcome).toBe('accepted'))

const callThatEnds = (person: PersonId, result: 'no_contesta' | 'rechazo') => async (): Promise<void> => {
  const asked = { person, channel: 'movil', contact: null, override: null }
  const { attempt } = begun.parse(await house.must(house.coordinator, 'outreach.begin-call', asked))
  await house.must(house.coordinator, 'outreach.note-result', { attempt, result, laterAt: null, reason: null })
}
const callInVain = (person: PersonId) => callThatEnds(person, 'no_contesta')

test('a yes that waited without a signal is older than the one that came first: the phone hears of the day they came in', async () => {
  const person = await house.admit()
  const phone = phoneOf(person)
  await phone.after(consents(person, [1, 2], lima('2026-11-24', '18:10')), { moved: true })
  expect(await phone.after(consents(person, [1, 3], lima('2026-11-20', '09:00')), { moved: true })).toMatchObject({
    enteredAt: lima('2026-11-20', '09:00'),
  })
})

test('layer 1 by itself brings nobody in, and the phone knows of its day all the same', async () => {
  const person = await house.admit()
  const phone = phoneOf(person)
  await phone.after(consents(person, [1], lima('2026-11-24', '18:00')), { moved: true })
  await phone.after(consents(person, [2], lima('2026-11-24', '18:05')), { moved: false })
})

test('a no said in a call, and "not now" said on the phone', async () => {
  const person = await house.admit()
  const phone = phoneOf(person)
  await phone.after(callThatEnds(person, 'rechazo'), { moved: true })
  const other = await house.admit()
  const theirs = phoneOf(other)
  await theirs.after(consents(other, [1, 2], lima('2026-11-24', '18:00')), { moved: true })
  await theirs.after(() => house.must(house.physician(other), 'outreach.not-now', {}), { moved: false })
})

test('asked why nothing is used after two tries in vain, and not any more once something is answered', async () => {
  const person = await house.admit()
  const phone = phoneOf(person)
  await phone.after(consents(person, [1, 2], lima('2026-11-24', '18:00')), { moved: true })
  await phone.after(callInVain(person), { moved: false })
  house.at('2026-11-28', '15:10')
  expect(await phone.after(callInVain(person), { moved: true })).toMatchObject({ askNonuse: true })
  const answered = () =>
    house.must(
      house.physician(person),
      'screening.record-response',
      answerSet(house.newId(), 'asq', inventedAnswers.calm.asq),
    )
  expect(await phone.after(answered, { moved: true })).toMatchObject({ askNonuse: false })
})

test('whoever answers a call is not asked either: the attempts have ended', async () => {
  const person = await house.admit()
  const phone = phoneOf(person)
  await phone.after(consents(person, [1, 2], lima('2026-11-24', '18:00')), { moved: true })
  await phone.after(callInVain(person), { moved: false })
  house.at('2026-11-28', '15:10')
  expect(await phone.after(callInVain(person), { moved: true })).toMatchObject({ askNonuse: true })
  const given = consents(person, [4], lima('2026-11-28', '15:20'))
  expect(await phone.after(given, { moved: true })).toMatchObject({ askNonuse: false })
})
