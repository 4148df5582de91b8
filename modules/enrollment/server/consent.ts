import { type Instant, type PersonId, plusMinutes, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { stopMessages } from '@ayni/platform/messages'
import { consentChanged, giveConsent, neededLayers, personReached, withdrawConsent } from '../contract.ts'
import { move } from './move-person.ts'
import { consentsOf, insertConsents, personById } from './store.ts'

const changesFor = (person: PersonId, layers: readonly number[]) => [
  { person, kind: 'me', key: 'me' },
  ...layers.map((layer) => ({ person, kind: 'consent', key: String(layer) })),
]

async function write(
  context: CommandContext<{ version: string; language: 'es' | 'en' }>,
  person: PersonId,
  program: string,
  layers: readonly number[],
  given: boolean,
): Promise<void> {
  const { tx, input, newId, occurredAt, now } = context
  await insertConsents(
    tx,
    layers.map((layer) => ({
      id: newId(),
      program,
      person,
      layer,
      given,
      version: input.version,
      language: input.language,
      channel: 'phone',
      occurredAt,
      receivedAt: now,
    })),
  )
}

const isNeeded = (layer: number): boolean => neededLayers.some((one) => one === layer)

/** Layers 1 and 2 are said together, once both hold: one of them alone brings nobody in, and nobody back. */
const saidOf = (fresh: readonly number[], entered: boolean): readonly number[] => [
  ...(entered && fresh.some(isNeeded) ? neededLayers : []),
  ...fresh.filter((layer) => !isNeeded(layer)),
]

/** Layers given on the phone. With 1 and 2 the person is in; the rest never limit care. */
export const giveConsentHandler = handle(giveConsent, async (context) => {
  const { input, tx, actor, now, occurredAt } = context
  const { personId: person, programId: program } = actor
  const found = person === null ? undefined : await personById(tx, person)
  if (person === null || program === null || found === undefined) return refuse('enrollment.person-missing')
  const layers = [...new Set(input.layers)]
  await write(context, person, program, layers, true)
  const held = (await consentsOf(tx, person)).filter(({ given }) => given)
  const entered = neededLayers.every((needed) => held.some(({ layer }) => layer === needed))
  // A permission older than a later word of the same person changes nothing: it arrived late.
  const fresh = held.filter(({ layer, at }) => layers.includes(layer) && at === occurredAt).map(({ layer }) => layer)
  const moved = entered ? await move(context, person, { event: 'consented', at: now }) : undefined
  return {
    output: null,
    events: [
      ...(moved?.events ?? []),
      personReached.of({ person, program, at: occurredAt }),
      ...saidOf(fresh, entered).map((layer) =>
        consentChanged.of({ person, program, layer, given: true, at: occurredAt }),
      ),
    ],
    changes: changesFor(person, layers),
    topics: ['roster'],
  }
})

/** @source services/00-shared-model.md §2.6.7: clocks of phones are trusted to ten minutes. */
const CLOCK_SKEW_MIN = 10

/** @safety Between two phones whose clocks differ a little, taking back wins. */
const withinSkew = (withdrawn: Instant, given: Instant | undefined): Instant =>
  given !== undefined && given > withdrawn && plusMinutes(given, -CLOCK_SKEW_MIN) <= withdrawn ? given : withdrawn

/**
 * A layer withdrawn: it holds from this transaction on. Without layer 1 or 2 the person leaves; what they still need for
 * their safety stays on their phone; what waits to be sent is stopped here, and what other rooms must stop they stop in the same
 * transaction. A withdrawal older than a later permission changes nothing.
 */
export const withdrawConsentHandler = handle(withdrawConsent, async (context) => {
  const { input, tx, actor, now, occurredAt } = context
  const { personId: person, programId: program } = actor
  const found = person === null ? undefined : await personById(tx, person)
  if (person === null || program === null || found === undefined) return refuse('enrollment.person-missing')
  const before = (await consentsOf(tx, person)).find((c) => c.layer === input.layer)
  const at = withinSkew(occurredAt, before?.at)
  await write({ ...context, occurredAt: at }, person, program, [input.layer], false)
  if (before?.given === true && before.at > at) return { output: null, changes: changesFor(person, [input.layer]) }
  const leaves = neededLayers.some((layer) => layer === input.layer)
  if (leaves) await stopMessages(tx, { programId: program, personId: person, reason: 'stopped.withdrawn', now })
  const moved = leaves ? await move(context, person, { event: 'withdrawn', at: now }) : undefined
  return {
    output: null,
    events: [
      ...(moved?.events ?? []),
      consentChanged.of({
        person,
        program,
        layer: input.layer,
        given: false,
        at,
        declinesLastCall: input.declinesLastCall,
      }),
    ],
    changes: changesFor(person, [input.layer]),
    topics: ['roster', 'promises', 'alerts'],
  }
})
