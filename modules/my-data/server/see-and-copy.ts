import type { PersonId } from '@ayni/kernel'
import { answer, type OwnData, type QueryHandler } from '@ayni/platform/commands'
import { copyMyData, seeMyData, teamToChoose } from '../contract.ts'
import { asPage } from './as-page.ts'
import { gather } from './gather.ts'
import { insertCopy, teamOf } from './store.ts'

const mine = (person: PersonId | null): PersonId => {
  if (person === null) throw new Error('a physician without person')
  return person
}

/** The rooms are handed in when the house is built: this one must not know them. */
export const seeMyDataAnswer = (rooms: () => readonly OwnData[]): QueryHandler =>
  answer(seeMyData, async (context) => gather(context, rooms(), mine(context.actor.personId)))

const DAY_LENGTH = 10

export const copyMyDataAnswer = (rooms: () => readonly OwnData[]): QueryHandler =>
  answer(copyMyData, async (context) => {
    const { tx, input, actor, newId, now } = context
    const person = mine(actor.personId)
    const document = await gather(context, rooms(), person)
    if (actor.programId !== null)
      await insertCopy(tx, {
        ...{ id: newId(), program: actor.programId, person, form: input.form },
        ...{ language: input.language, device: actor.deviceId, at: now },
      })
    const name = `ayni-${now.slice(0, DAY_LENGTH)}.${input.form}`
    return input.form === 'json'
      ? { name, type: 'application/json', text: JSON.stringify(document, null, 2) }
      : { name, type: 'text/html', text: asPage(document, input.language) }
  })

export const teamToChooseAnswer = answer(teamToChoose, async ({ tx, actor }) => [
  ...(await teamOf(tx, mine(actor.personId))),
])
