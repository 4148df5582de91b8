import type { Answers, Reading } from '@ayni/clinical/instruments'
import { decodeAnswers, readInstrument } from '@ayni/clinical/instruments'
import type { AnswerSet } from '@ayni/clinical/triage'
import type { PersonId, ProgramId } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import {
  type ChoiceBody,
  choiceBody,
  type HistoryBody,
  historyBody,
  type ResponseBody,
  type RiskBody,
  responseBody,
  riskBody,
  sealContext,
  type TriageBody,
  triageBody,
} from './sealed-shapes.ts'
import { type ResponseRow, type RoundRow, readResponses, readRounds } from './store.ts'

/** A set of answers, opened and read by the same functions as on the phone. */
export type ReadSet = AnswerSet &
  Omit<ResponseRow, 'sealed'> & { readonly body: ResponseBody; readonly answers: Answers; readonly reading: Reading }

export type OpenRound = Omit<RoundRow, 'history' | 'choice' | 'triage' | 'risk'> & {
  readonly history: HistoryBody | null
  readonly choice: ChoiceBody | null
  readonly triage: TriageBody | null
  readonly risk: RiskBody | null
}

export type PersonRecord = {
  readonly person: PersonId
  readonly program: ProgramId
  /** Newest answered first. */
  readonly sets: readonly ReadSet[]
  /** Newest begun first. */
  readonly rounds: readonly OpenRound[]
}

export function openSet(keys: KeyRing, { sealed, ...row }: ResponseRow): ReadSet {
  const body = open(keys, sealContext.response(row.id), sealed, responseBody)
  const answers = decodeAnswers(row.instrument, body)
  if (answers === null) throw new Error('a stored set of answers does not decode')
  return { ...row, body, answers, reading: readInstrument(row.instrument, answers) }
}

export const openRound = (keys: KeyRing, row: RoundRow): OpenRound => ({
  ...row,
  history:
    row.historyId === null || row.history === null
      ? null
      : open(keys, sealContext.statement(row.historyId), row.history, historyBody),
  choice:
    row.choiceId === null || row.choice === null
      ? null
      : open(keys, sealContext.statement(row.choiceId), row.choice, choiceBody),
  triage:
    row.triageId === null || row.triage === null
      ? null
      : open(keys, sealContext.triage(row.triageId), row.triage, triageBody),
  risk: row.riskId === null || row.risk === null ? null : open(keys, sealContext.risk(row.riskId), row.risk, riskBody),
})

/** Everything screening knows of a person, as far as the asker may open it. */
export async function readPerson(tx: Tx, keys: KeyRing, person: PersonId, program: ProgramId): Promise<PersonRecord> {
  const rounds = await readRounds(tx, person)
  const responses = await readResponses(tx, person)
  return {
    person,
    program: rounds[0]?.programId ?? program,
    sets: responses.map((row) => openSet(keys, row)),
    rounds: rounds.map((row) => openRound(keys, row)),
  }
}
