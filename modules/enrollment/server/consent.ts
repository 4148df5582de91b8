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

type Word = { readonly layer: number; readonly given: boolean; readonly at: Instant }

/** What these layers, given at this time, change: nothing where a later word stands, nothing where they were given already. */
function changedBy(before: readonly Word[], layers: readonly number[], at: Instant) {
  const standing = new Map(before.map((word) => [word.layer, word]))
  const holdsBefore = (layer: number): boolean => standing.get(layer)?.given === true
  const fresh = layers.filter((layer) => (standing.get(layer)?.at ?? at) <= at)
  const holds = (layer: number): boolean => fresh.includes(layer) || holdsBefore(layer)
  const wasIn = neededLayers.every(holdsBefore)
  const entered = neededLayers.every(holds)
  // Layers 1 and 2 are said together, once both hold: one of them alone brings nobody in, and nobody back.
  const said = fresh.filter((layer) => !isNeeded(layer) && !holdsBefore(layer))
  return { entered, said: entered && !wasIn ? [...neededLayers, ...said] : said }
}

/** Layers given on the phone. With 1 and 2 the person is in; the rest never limit care. */
export const giveConsentHandler = handle(giveConsent, async (context) => {
  const { input, tx, actor, now, occurredAt } = context
  const { personId: person, programId: program } = actor
  const found = person === null ? undefined : await personById(tx, person)
  if (person === null || program === null || found === undefined) return refuse('enrollment.person-missing')
  const layers = [...new Set(input.layers)]
  const { entered, said } = changedBy(await consentsOf(tx, person), layers, occurredAt)
  await write(context, person, program, layers, true)
  const moved = entered ? await move(context, person, { event: 'consented', at: now }) : undefined
  return {
    output: null,
    events: [
      ...(moved?.events ?? []),
      personReached.of({ person, program, at: occurredAt }),
      ...said.map((layer) => consentChanged.of({ person, program, layer, given: true, at: occurredAt })),
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
