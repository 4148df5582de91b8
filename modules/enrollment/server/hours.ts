import { type InputOf, type PersonId, refuse } from '@ayni/kernel'
import { answer, type CommandContext, type CommandResult, handle } from '@ayni/platform/commands'
import { decide, physicianHours, recipientHours } from '@ayni/platform/messages'
import { setHours, setHoursFor, setSpokenLanguage, writtenOutsideHours } from '../contract.ts'
import { noteOnBehalf } from './on-behalf.ts'
import { completeProfile } from './profile.ts'
import { contactsForSafety, putHours, putSpoken, reachOf } from './reach-store.ts'
import { programOf } from './state-store.ts'

async function keep(
  context: CommandContext<unknown>,
  person: PersonId,
  { pattern, hours }: InputOf<typeof setHours>,
): Promise<CommandResult<null>> {
  await putHours(context.tx, person, { pattern, hours, at: context.occurredAt })
  const done = await completeProfile(context, person)
  return {
    output: null,
    about: person,
    events: done?.events ?? [],
    changes: [{ person, kind: 'reach', key: 'reach' }, ...(done?.changes ?? [])],
    topics: ['roster'],
  }
}

export const setHoursHandler = handle(setHours, async (context) => {
  const { personId: person } = context.actor
  if (person === null) throw new Error('a physician without person')
  return keep(context, person, context.input)
})

export const setHoursForHandler = handle(setHoursFor, async (context) => {
  const { person, why, ...given } = context.input
  const program = await programOf(context.tx, person)
  if (program === undefined) return refuse('enrollment.person-missing')
  await noteOnBehalf(context, { person, program, what: 'hours', why })
  return keep(context, person, given)
})

export const setSpokenLanguageHandler = handle(setSpokenLanguage, async ({ input, tx, actor }) => {
  const { personId: person } = actor
  if (person === null) throw new Error('a physician without person')
  await putSpoken(tx, person, input.spoken, input.interpreter)
  return { output: null, changes: [{ person, kind: 'reach', key: 'reach' }] }
})

/** Calls are told when they came at an hour at which nothing of ours would have: the person sees what safety overrode. */
export const writtenOutsideHoursAnswer = answer(writtenOutsideHours, async ({ tx, actor }) => {
  const { personId: person } = actor
  if (person === null) return []
  const read = recipientHours.safeParse((await reachOf(tx, person))?.hours)
  const hours = read.success ? read.data : physicianHours
  const all = await contactsForSafety(tx, person)
  return all.filter(({ at, what }) => what === 'message' || decide({ class: 'N4', now: at, hours }).do === 'hold')
})
