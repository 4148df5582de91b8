import { personId, refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { personRegistered, register } from '../contract.ts'
import { addRegistration, useLink } from './link-store.ts'
import { hashLink } from './links.ts'
import { calledContext } from './seal-contexts.ts'

/** What a friend calls them; never the family name. */
const calledOf = (names: string): string => names.split(/\s+/)[0] ?? names

/**
 * Somebody writes down who they are. They become a person of their own at once, whoever stands on the roster already: whether
 * the two are one is decided by people, and nobody who asks learns it here. The answer is the same for everybody.
 */
export const registerHandler = handle(register, async ({ input, actor, tx, now, keys, newId }) =>
  asSystem(tx, actor, async () => {
    const link = await useLink(tx, hashLink(keys, input.link), now)
    if (link === undefined) return refuse('outreach.link-ended')
    const { program } = link
    const person = personId.parse(newId())
    const id = newId()
    const called = input.inviterMayKnow && link.inviter !== null ? calledOf(input.names) : null
    await addRegistration(tx, {
      id,
      program,
      link: link.id,
      person,
      keyHash: hashLink(keys, input.key),
      mayKnow: input.inviterMayKnow,
      calledSealed: called === null ? null : seal(keys, calledContext(id), called),
      at: now,
    })
    const { names, familyNames, phone, email, regionUbigeo2, serviceStartedOn, key } = input
    const registered = personRegistered.of({
      ...{ person, program, at: now, names, familyNames, phone, email, regionUbigeo2, serviceStartedOn, key },
    })
    return {
      output: null,
      about: person,
      program,
      events: [registered],
      changes: link.inviter === null ? [] : [{ person: link.inviter, kind: 'invite-link', key: link.id }],
      topics: ['roster', 'outreach-links'],
    }
  }),
)
