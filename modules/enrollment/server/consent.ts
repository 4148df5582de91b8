import { type PersonId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
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

/** Layers given on the phone. With 1 and 2 the person is in; the rest never limit care. */
export const giveConsentHandler = handle(giveConsent, async (context) => {
  const { input, tx, actor, now, occurredAt } = context
  const { personId: person, programId: program } = actor
  const found = person === null ? undefined : await personById(tx, person)
  if (person === null || program === null || found === undefined) return refuse('enrollment.person-missing')
  const layers = [...new Set(input.layers)]
  await write(context, person, program, layers, true)
  const held = new Set((await consentsOf(tx, person)).filter((c) => c.given).map((c) => c.layer))
  const entered = neededLayers.every((layer) => held.has(layer))
  const moved = entered ? await move(context, person, { event: 'consented', at: now }) : undefined
  return {
    output: null,
    events: [
      ...(moved?.events ?? []),
      personReached.of({ person, program, at: occurredAt }),
      ...layers.map((layer) => consentChanged.of({ person, program, layer, given: true, at: occurredAt })),
    ],
    changes: changesFor(person, layers),
    topics: ['roster'],
  }
})

/**
 * A layer withdrawn: it holds from this transaction on. Without layer 1 or 2 the person leaves; what they still need for
 * their safety stays on their phone, and what other rooms must stop they stop in the same transaction.
 */
export const withdrawConsentHandler = handle(withdrawConsent, async (context) => {
  const { input, tx, actor, now, occurredAt } = context
  const { personId: person, programId: program } = actor
  const found = person === null ? undefined : await personById(tx, person)
  if (person === null || program === null || found === undefined) return refuse('enrollment.person-missing')
  await write(context, person, program, [input.layer], false)
  const leaves = neededLayers.some((layer) => layer === input.layer)
  const moved = leaves ? await move(context, person, { event: 'withdrawn', at: now }) : undefined
  return {
    output: null,
    events: [
      ...(moved?.events ?? []),
      consentChanged.of({ person, program, layer: input.layer, given: false, at: occurredAt }),
    ],
    changes: changesFor(person, [input.layer]),
    topics: ['roster', 'promises', 'alerts'],
  }
})
