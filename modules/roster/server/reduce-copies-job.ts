import { type PersonId, type ProgramId, z } from '@ayni/kernel'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { handle, react } from '@ayni/platform/commands'
import type { Job } from '@ayni/platform/jobs'
import { copyReduced, reduceCopies } from '../contract.ts'
import { limaDay } from './import.ts'
import { dropDocuments, reduceDue } from './listing-store.ts'

const AT_ONCE = 500
const HOUR_S = 3600

/** R-ENR-10: what the roster kept of people who never took part becomes a keyed hash, and the other rooms hear of it. */
export const reduceCopiesHandler = handle(reduceCopies, async ({ tx, now }) => {
  const done = await reduceDue(tx, limaDay(now), now, AT_ONCE)
  const byProgram = new Map<ProgramId, Set<PersonId>>()
  for (const { person, program } of done) byProgram.set(program, (byProgram.get(program) ?? new Set()).add(person))
  const events = [...byProgram].map(([program, people]) => copyReduced.of({ people: [...people], program, at: now }))
  return { output: { reduced: done.length }, events, topics: done.length === 0 ? [] : ['roster'] }
})

const answered = z.object({ reduced: z.int() })

/** Part by part until none is due; a part that was not committed is due again. */
export const reduceCopiesJob: Job = {
  name: 'roster.reduce-copies',
  everySeconds: HOUR_S,
  run: async ({ give, newId, log }) => {
    for (;;) {
      const given = await give({ name: reduceCopies.name, input: {}, commandId: newId(), program: null })
      if (given.outcome === 'refused') return log.warn({ code: given.code }, 'copies of the roster were not reduced')
      if (answered.parse(given.output).reduced === 0) return
    }
  },
}

/** Whoever consents takes part: the documents on the list have done their work. */
export const dropDocumentsOnConsent = react(consentChanged, async ({ payload, tx }) => {
  if (payload.given && neededLayers.some((layer) => layer === payload.layer)) await dropDocuments(tx, payload.person)
  return {}
})
