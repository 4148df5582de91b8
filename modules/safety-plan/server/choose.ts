import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { chooseCurrent, setShownWithoutPin } from '../contract.ts'
import { addChoice, putShown, versionExists } from './store.ts'

/** Nothing is erased by choosing: the other one stays in the table, and may be chosen again. */
export const chooseCurrentHandler = handle(chooseCurrent, async ({ input, tx, actor, occurredAt, now }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  const { choice, chosen } = input
  if (!(await versionExists(tx, person, chosen))) return refuse('safety-plan.version-unknown')
  const over = input.over.filter((one) => one !== chosen)
  await addChoice(tx, { id: choice, person, program, chosen, over, at: occurredAt, receivedAt: now })
  return {
    output: null,
    changes: [chosen, ...over].map((key) => ({ person, kind: 'safety-plan', key })),
    topics: ['plans'],
  }
})

export const setShownHandler = handle(setShownWithoutPin, async ({ input, tx, actor, occurredAt }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  await putShown(tx, person, program, { withoutPin: input.shown, at: occurredAt })
  return { output: null, changes: [{ person, kind: 'safety-plan', key: 'shown' }] }
})
