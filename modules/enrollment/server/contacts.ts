import { type InputOf, type PersonId, type ProgramId, type Refusal, refuse } from '@ayni/kernel'
import { type CommandContext, type CommandResult, handle } from '@ayni/platform/commands'
import { contactKey, seal } from '@ayni/platform/crypto'
import { contactsChanged, markWrong, orderChannels, putContact, putContactFor, removeContact } from '../contract.ts'
import { isOwnContact, putPoint, removePoint, setOrder, setWrong } from './contact-store.ts'
import { contactContext } from './identity-seal.ts'
import { noteOnBehalf } from './on-behalf.ts'
import { readContact } from './read-contact.ts'
import { programOf } from './state-store.ts'

type Given = Omit<InputOf<typeof putContact>, 'mayWrite'> & { readonly mayWrite: 'usual' | 'yes' | 'no' }
type Owner = { readonly person: PersonId; readonly program: ProgramId }

const told = (context: CommandContext<unknown>, { person, program }: Owner, contact: string): CommandResult<null> => ({
  output: null,
  about: person,
  events: [contactsChanged.of({ person, program, at: context.now })],
  changes: [{ person, kind: 'contact', key: contact }],
  topics: ['roster'],
})

async function put(
  context: CommandContext<unknown>,
  owner: Owner,
  given: Given,
): Promise<CommandResult<null> | Refusal<'enrollment.contact-invalid' | 'enrollment.contact-missing'>> {
  const value = readContact(given.channel, given.value)
  if (value === null) return refuse('enrollment.contact-invalid')
  const { tx, keys, now } = context
  const kept = await putPoint(tx, {
    ...owner,
    id: given.contact,
    channel: given.channel,
    sealed: seal(keys, contactContext(given.contact), value),
    key: contactKey(keys, value),
    owner: given.owner,
    mayLeaveMessage: given.mayLeaveMessage,
    allowedSince: given.mayWrite === 'yes' ? now : null,
    never: given.mayWrite === 'no',
    at: now,
  })
  return kept ? told(context, owner, given.contact) : refuse('enrollment.contact-missing')
}

export const putContactHandler = handle(putContact, async (context) => {
  const { personId: person, programId: program } = context.actor
  if (person === null || program === null) return refuse('enrollment.person-missing')
  return put(context, { person, program }, context.input)
})

export const putContactForHandler = handle(putContactFor, async (context) => {
  const { person, why, ...given } = context.input
  const program = await programOf(context.tx, person)
  if (program === undefined) return refuse('enrollment.person-missing')
  // Whoever shares a number with the person is taken for them (7.10), and would lose sight of them by this one line.
  const own = given.owner === 'self' ? readContact(given.channel, given.value) : null
  if (own !== null && (await isOwnContact(context.tx, contactKey(context.keys, own))))
    return refuse('enrollment.own-contact')
  await noteOnBehalf(context, { person, program, what: 'contact', why })
  return put(context, { person, program }, given)
})

/** Row-level security lets the person and the coordinator of the programme at it, and nobody else. */
export const removeContactHandler = handle(removeContact, async (context) => {
  const owner = await removePoint(context.tx, context.input.contact, context.now)
  return owner === undefined ? refuse('enrollment.contact-missing') : told(context, owner, context.input.contact)
})

export const markWrongHandler = handle(markWrong, async (context) => {
  const { contact, person, wrong } = context.input
  const owner = await setWrong(context.tx, contact, person, wrong ? context.now : null)
  return owner === undefined ? refuse('enrollment.contact-missing') : told(context, owner, contact)
})

export const orderChannelsHandler = handle(orderChannels, async ({ input, tx, actor }) => {
  const { personId: person } = actor
  if (person === null) throw new Error('a physician without person')
  await setOrder(tx, person, [...new Set(input.order)])
  return { output: null, changes: [{ person, kind: 'reach', key: 'reach' }] }
})
