import { handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { setLanguage, setTrustedPerson, trustedContext } from '../contract.ts'
import { completeProfile } from './profile.ts'
import { putNoTrusted } from './reach-store.ts'
import { putTrusted, setPersonLanguage } from './store.ts'

export const setTrustedPersonHandler = handle(setTrustedPerson, async (context) => {
  const { input, tx, actor, keys, occurredAt } = context
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  await putTrusted(
    tx,
    person,
    program,
    input.trusted === null ? null : seal(keys, trustedContext(person), input.trusted),
    occurredAt,
  )
  const declined = input.trusted === null && input.declined
  await putNoTrusted(tx, person, declined ? occurredAt : null)
  const done = await completeProfile(context, person)
  return {
    output: null,
    events: done?.events ?? [],
    changes: [
      { person, kind: 'trusted', key: 'trusted' },
      { person, kind: 'reach', key: 'reach' },
      ...(done?.changes ?? []),
    ],
  }
})

export const setLanguageHandler = handle(setLanguage, async ({ input, tx, actor }) => {
  const { personId: person } = actor
  if (person === null) throw new Error('a physician without person')
  await setPersonLanguage(tx, person, input.language)
  return { output: null, changes: [{ person, kind: 'me', key: 'me' }] }
})
