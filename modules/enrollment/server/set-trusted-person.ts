import { handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { setLanguage, setTrustedPerson } from '../contract.ts'
import { trustedContext } from './identity-seal.ts'
import { putTrusted, setPersonLanguage } from './store.ts'

export const setTrustedPersonHandler = handle(setTrustedPerson, async ({ input, tx, actor, keys, occurredAt }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  await putTrusted(
    tx,
    person,
    program,
    input.trusted === null ? null : seal(keys, trustedContext(person), input.trusted),
    occurredAt,
  )
  return { output: null, changes: [{ person, kind: 'trusted', key: 'trusted' }] }
})

export const setLanguageHandler = handle(setLanguage, async ({ input, tx, actor }) => {
  const { personId: person } = actor
  if (person === null) throw new Error('a physician without person')
  await setPersonLanguage(tx, person, input.language)
  return { output: null, changes: [{ person, kind: 'me', key: 'me' }] }
})
