import { decodeAnswers, scoringOf, validateAnswers } from '@ayni/clinical/instruments'
import { type AnswerSummary, correctDeviceTime, lateness, RULESET_VERSION, summarise } from '@ayni/clinical/triage'
import { type PersonId, type ProgramId, refuse } from '@ayni/kernel'
import { type CommandContext, canonical, handle } from '@ayni/platform/commands'
import { keyedHash, seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { type AnswerSetInput, recordLiveResponse, recordResponse } from '../contract.ts'
import { sealContext } from './sealed-shapes.ts'
import { settleRound } from './settle-round.ts'
import { addResponse, type NewResponse } from './store.ts'
import { addDefect, mayOpen } from './work-store.ts'

type Taking = { readonly person: PersonId; readonly program: ProgramId; readonly recordedBy: string | null }

/** R-SCR-20: names of what differs, for the defect; never an answer. */
function differencesOf(input: AnswerSetInput, server: AnswerSummary): readonly string[] {
  const phone = input.s
  const names = ['total', 'band', 'level', 'flag'] as const
  const differing: string[] = phone === undefined ? [] : names.filter((_, index) => phone[index] !== server[index])
  if (input.u !== RULESET_VERSION) differing.push('ruleset')
  if (input.v !== scoringOf(input.i).version) differing.push('version')
  return differing
}

const isEmpty = (code: string): boolean => /^\.*$/.test(code)

/** @safety nothing about a consent, a date or a version turns answers away: only what cannot be read at all is refused. */
async function take(context: CommandContext<AnswerSetInput>, { person, program, recordedBy }: Taking) {
  const { input, tx, now, keys, commandId, occurredAt, rawOccurredAt, deviceOffsetS } = context
  const answers = decodeAnswers(input.i, input)
  if (answers === null) return refuse('screening.answers-malformed')
  const problems = validateAnswers(input.i, answers)
  if (problems.length > 0) return refuse('screening.answers-malformed', { items: problems.map(({ item }) => item) })
  if (isEmpty(input.a)) return refuse('screening.instrument-empty')
  const differing = differencesOf(input, summarise(input.i, answers))
  const agrees = differing.length === 0
  const body = { a: input.a, ...(input.d !== undefined && { d: input.d }), device: input.s ?? null, agrees }
  // The clinical core counts the phone's clock minus the server's; the wire measures the other way round.
  const { impossible } = correctDeviceTime(rawOccurredAt, -deviceOffsetS, now, null)
  const row: NewResponse = {
    id: commandId,
    program,
    person,
    roundId: input.r,
    instrument: input.i,
    version: input.v,
    language: input.l,
    mode: input.m,
    occurredAt,
    rawOccurredAt,
    receivedAt: now,
    deviceOffsetS,
    impossible,
    lateness: lateness(occurredAt, now),
    rulesetVersion: input.u,
    recordedBy,
    contentHash: keyedHash(
      keys,
      'screening.response',
      canonical([input.r, input.i, input.a, input.d ?? null, recordedBy]),
    ),
    sealed: seal(keys, sealContext.response(commandId), body),
  }
  // A physician's own facts pass under their own policy; a clinician has none to write answers of somebody else.
  const isNew =
    recordedBy === null ? await addResponse(tx, row) : await asSystem(tx, context.actor, () => addResponse(tx, row))
  const output = { response: commandId, agrees }
  if (!isNew) return { output, about: person }
  if (!agrees) {
    const detail = { instrument: input.i, ruleset: input.u, version: input.v, differing, response: commandId }
    await addDefect(tx, { id: context.newId(), program, at: now, code: 'screening.phone-and-server-disagree', detail })
  }
  return {
    output,
    about: person,
    ...(await settleRound(context, { person, program, round: input.r, response: commandId })),
  }
}

export const recordResponseHandler = handle(recordResponse, async (context) => {
  const { personId, programId } = context.actor
  if (personId === null || programId === null) throw new Error('a physician without a person answered')
  return take(context, { person: personId, program: programId, recordedBy: null })
})

export const recordLiveResponseHandler = handle(recordLiveResponse, async (context) => {
  const { person, ...input } = context.input
  const { accountId, programId } = context.actor
  if (accountId === null || programId === null || !(await mayOpen(context.tx, person)).c3)
    return refuse('screening.not-found')
  return take({ ...context, input }, { person, program: programId, recordedBy: accountId })
})
