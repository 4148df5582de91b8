import { caringPolicy, dueAtOf, lookAtContact } from '@ayni/clinical/caring'
import { addDays, limaTime } from '@ayni/clinical/clocks'
import { type AccountId, type EventOf, instant, type Language, type PersonId, system } from '@ayni/kernel'
import { promiseKept } from '@ayni/modules/coordination/contract'
import { type Change, type CommandContext, handle } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { type PersonMessage, type PersonOutcome, queueToPeople } from '@ayni/platform/messages'
import { lookAtDue, suggestedWords } from '../contract.ts'
import { type ContactRecord, claimContacts, dueContacts, nothingPlanned, setAsked, setDone } from './contact-store.ts'
import { contactKey, contactOwed, notOwed, subjectOf } from './owed.ts'
import { openWords, sealWords } from './seal-contexts.ts'
import { senderFor } from './start-schedule.ts'
import { endSchedule, type PossibleSenderRow, possibleSenders, setSender } from './store.ts'

type Room = CommandContext<unknown>

/** A signature is letters: what stands in brackets behind a name is left out, and a name that still is not becomes the house's. */
const signs = /^[\p{L}][\p{L} .'’-]{1,39}$/u
const withoutBrackets = (name: string): string => name.replace(/\([^)]*\)/g, '').trim()

const wordsFor = (room: Room, one: ContactRecord, language: Language): string =>
  openWords(room.keys, one.id, one.wordsSealed) ?? suggestedWords(language, one.nth, one.why)

function messageOf(one: ContactRecord, sender: PossibleSenderRow, words: string): PersonMessage {
  const name = withoutBrackets(sender.name)
  const signature = signs.test(name) ? name : 'Ayni'
  const dueAt = instant.parse(dueAtOf(one.on))
  return {
    ...{ person: one.person, programId: one.program, class: 'N6', template: 'caring-words' },
    params: { signature, words },
    ...{ key: contactKey(one.id), subjectRef: subjectOf(one.schedule) },
    expiresAt: instant.parse(dueAtOf(addDays(one.on, caringPolicy.lateDays + 1))),
    notBefore: dueAt,
  }
}

type Senders = (one: ContactRecord) => Promise<PossibleSenderRow | undefined>

/** Asked once a schedule and look. Whoever is gone or not wanted any more is followed by somebody whom the person knows. */
function sendersOf(room: Room): Senders {
  const known = new Map<string, PossibleSenderRow | undefined>()
  return async ({ schedule, person, sender }) => {
    if (known.has(schedule)) return known.get(schedule)
    const chosen: AccountId | null = await senderFor(room.tx, person, sender, room.now)
    if (chosen !== sender) await setSender(room.tx, schedule, chosen)
    const found = (await possibleSenders(room.tx, person, chosen, room.now)).find(({ account }) => account === chosen)
    known.set(schedule, found)
    return found
  }
}

/** The sender is told while there is time for their own words; a call is owed on its day. */
async function ask(room: Room, all: readonly ContactRecord[], senders: Senders): Promise<readonly EventOf[]> {
  const fresh = all.filter(({ askedAt }) => askedAt === null)
  await setAsked(
    room.tx,
    fresh.map(({ id }) => id),
    room.now,
  )
  const owed: EventOf[] = []
  for (const one of fresh) {
    const dueAt = instant.parse(dueAtOf(one.on))
    owed.push(contactOwed({ ...one, dueAt, sender: await senders(one), now: room.now }))
  }
  return owed
}

const wentOut = (outcome: PersonOutcome | undefined): boolean => outcome !== undefined && !('refused' in outcome)

/** Words and the note that they went are one: killed between, neither is there. Nobody who may write: it stays owed. */
async function send(room: Room, all: readonly ContactRecord[], senders: Senders): Promise<readonly EventOf[]> {
  const cards = await room.recipients(room.tx, [...new Set(all.map(({ person }) => person))], room)
  const ready: { readonly one: ContactRecord; readonly words: string; readonly message: PersonMessage }[] = []
  for (const one of all) {
    const sender = await senders(one)
    const words = wordsFor(room, one, cards.get(one.person)?.language ?? 'es')
    if (sender !== undefined) ready.push({ one, words, message: messageOf(one, sender, words) })
  }
  const outcomes = await queueToPeople(
    room.tx,
    ready.map(({ message }) => message),
    room,
  )
  const events: EventOf[] = []
  for (const [at, { one, words }] of ready.entries()) {
    if (!wentOut(outcomes[at])) continue
    const wordsSealed = sealWords(room.keys, one.id, words)
    await setDone(room.tx, { id: one.id, state: 'sent', at: room.now, by: null, wordsSealed })
    events.push(promiseKept.of({ key: contactKey(one.id), by: null, at: room.now }))
  }
  return events
}

async function leaveOut(room: Room, all: readonly ContactRecord[]): Promise<readonly EventOf[]> {
  for (const { id } of all) await setDone(room.tx, { id, state: 'left-out', at: room.now, by: null })
  return notOwed(
    all.map(({ id }) => id),
    room.now,
  )
}

/** After the last one it is complete. */
export async function completeWhatEnded(
  { tx, now }: Pick<Room, 'tx' | 'now'>,
  schedules: ReadonlyMap<string, PersonId>,
): Promise<void> {
  for (const id of schedules.keys()) if (await nothingPlanned(tx, id)) await endSchedule(tx, id, 'completed', now)
}

export const lookAtDueHandler = handle(lookAtDue, async (room) => {
  const rows = await claimContacts(room.tx, room.input.contacts)
  const looks = Map.groupBy(rows, (one) => lookAtContact(one, room.now))
  const of = (...names: readonly ReturnType<typeof lookAtContact>[]) => names.flatMap((name) => looks.get(name) ?? [])
  const senders = sendersOf(room)
  const events = [
    ...(await ask(room, of('ask-sender', 'call', 'send'), senders)),
    ...(await send(room, of('send'), senders)),
    ...(await leaveOut(room, of('leave-out'))),
  ]
  const touched = of('send', 'leave-out')
  await completeWhatEnded(room, new Map(touched.map(({ schedule, person }) => [schedule, person])))
  const changes: readonly Change[] = touched.map(({ person, schedule }) => ({ person, kind: 'caring', key: schedule }))
  return { output: null, events, changes, topics: ['caring'] }
})

const BATCH = 100
const MOST_BATCHES = 50

/** Every five minutes: a message is due in the evening of its day, and the person's own hours hold it further. */
export const caringJob: Job = {
  name: 'caring-contacts.look',
  everySeconds: 300,
  run: async ({ database, now, give, newId, log }) => {
    const seen = new Set<string>()
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const until = { ask: limaTime(now).date, send: limaTime(now).date }
      const due = await inTransaction(database.app, system(null), (tx) =>
        dueContacts(tx, { ...until, ask: addDays(until.ask, caringPolicy.askWordsDays) }, BATCH * (batch + 1)),
      )
      const fresh = due.filter(({ id }) => !seen.has(id)).slice(0, BATCH)
      if (fresh.length === 0) return
      for (const { id } of fresh) seen.add(id)
      for (const [program, own] of Map.groupBy(fresh, (one) => one.program)) {
        const input = { contacts: own.map(({ id }) => id) }
        const given = await give({ name: lookAtDue.name, input, commandId: newId(), program })
        if (given.outcome === 'refused') log.warn({ code: given.code }, 'caring contacts could not be looked at')
      }
    }
  },
}
