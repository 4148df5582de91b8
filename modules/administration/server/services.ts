import { refuse } from '@ayni/kernel'
import { answer, type FeedReader, handle } from '@ayni/platform/commands'
import { lintMessage } from '@ayni/platform/messages'
import { alwaysOpen, type ServiceFact, type ServiceState, serviceCodes, services, setService } from '../contract.ts'
import { noteChange } from './note-change.ts'
import { peopleWithPhones, putService, servicesOf, servicesOfPerson } from './store.ts'

/** Open from the first day; the rest opens when the programme has people for it. */
const openAtFirst: ReadonlySet<string> = new Set([...alwaysOpen, 'talk', 'library'])

const atFirst = (code: (typeof serviceCodes)[number]): ServiceState => ({
  code,
  open: openAtFirst.has(code),
  noteEs: '',
  noteEn: '',
})

export const servicesAnswer = answer(services, async ({ tx, actor }) => {
  const chosen = new Map(
    (actor.programId === null ? [] : await servicesOf(tx, actor.programId)).map((s) => [s.code, s]),
  )
  return serviceCodes.map((code) => chosen.get(code) ?? atFirst(code))
})

export const setServiceHandler = handle(setService, async (context) => {
  const { input, tx, actor } = context
  if (actor.programId === null) return refuse('administration.no-program')
  if (!input.open && alwaysOpen.includes(input.code)) return refuse('administration.always-open')
  // The line is read over a shoulder like any message.
  if ([input.noteEs, input.noteEn].some((note) => lintMessage(note).length > 0))
    return refuse('administration.words-refused')
  const before = (await servicesOf(tx, actor.programId)).find(({ code }) => code === input.code) ?? atFirst(input.code)
  await putService(tx, actor.programId, input)
  await noteChange(context, actor.programId, { what: 'service', subject: input.code, before, after: input })
  const people = await peopleWithPhones(tx, actor.programId)
  return {
    output: null,
    topics: ['settings'],
    changes: people.map((person) => ({ person, kind: 'service', key: input.code })),
  }
})

export const serviceFeed: FeedReader = {
  kind: 'service',
  read: async ({ tx }, person, keys) => {
    const rows = (await servicesOfPerson(tx, person)).filter(({ code }) => keys === 'all' || keys.includes(code))
    return new Map(rows.map(({ code, open, noteEs, noteEn }) => [code, { open, noteEs, noteEn } satisfies ServiceFact]))
  },
}
