import { missingSections } from '@ayni/clinical/safety-plan'
import {
  type AccountId,
  type InputOf,
  type Instant,
  type PersonId,
  type ProgramId,
  type Refusal,
  refuse,
} from '@ayni/kernel'
import { type CommandContext, type CommandResult, canonical, handle } from '@ayni/platform/commands'
import { keyedHash, seal } from '@ayni/platform/crypto'
import { planSaved, savePlan, savePlanWith } from '../contract.ts'
import { versionContext } from './seal-contexts.ts'
import { addVersion, isSameVersion, mayOpen, standingOf } from './store.ts'

type Given = InputOf<typeof savePlan>
type Writer = { readonly by: AccountId | null; readonly occurredAt: Instant }
type Whose = { readonly person: PersonId; readonly program: ProgramId }

/** The fifth is never missing: the house fills it (R-SUI-05). */
const missingOf = ({ content }: Given): readonly string[] =>
  missingSections(content.sections).filter((section) => section !== 'professional-support')

/** Written once; what it is based on stays in the table and leaves the phones. */
async function keep(
  { tx, keys, now }: CommandContext<unknown>,
  { person, program }: Whose,
  given: Given,
  { by, occurredAt }: Writer,
): Promise<CommandResult<null> | Refusal<'safety-plan.version-taken'>> {
  const { version, basedOn, content, reviewOn } = given
  const hash = keyedHash(keys, 'safety-plan.version', canonical({ basedOn, content, reviewOn }))
  const added = await addVersion(tx, {
    ...{ id: version, person, program, basedOn, hash, reviewOn, by, occurredAt, receivedAt: now },
    sealed: seal(keys, versionContext(version), content),
    missing: missingOf(given),
  })
  if (!added) {
    if (!(await isSameVersion(tx, version, person, hash))) return refuse('safety-plan.version-taken')
    return { output: null, about: person }
  }
  const complete = (await standingOf(tx, person))?.complete ?? false
  return {
    output: null,
    about: person,
    events: [planSaved.of({ person, program, version, by, complete, reviewOn, at: now })],
    changes: [
      ...[version, ...basedOn].map((key) => ({ person, kind: 'safety-plan', key })),
      { person, kind: 'plan-agencies', key: 'agencies' },
    ],
    topics: ['plans'],
  }
}

export const savePlanHandler = handle(savePlan, async (context) => {
  const { personId: person, programId: program } = context.actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  return keep(context, { person, program }, context.input, { by: null, occurredAt: context.occurredAt })
})

export const savePlanWithHandler = handle(savePlanWith, async (context) => {
  const { person, ...given } = context.input
  const { accountId: by, programId: program } = context.actor
  if (program === null || by === null || !(await mayOpen(context.tx, person)))
    return refuse('safety-plan.person-unknown')
  return keep(context, { person, program }, given, { by, occurredAt: context.occurredAt })
})
