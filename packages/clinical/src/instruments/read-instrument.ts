import type { Answers, InstrumentId } from './instrument.ts'
import { type AsqReading, readAsq } from './read-asq.ts'
import { type OrdinalReading, readOrdinal } from './read-ordinal.ts'

export type Reading = OrdinalReading | AsqReading

export function readInstrument(id: InstrumentId | 'who-5', answers: Answers): Reading {
  return id === 'asq' ? readAsq(answers) : readOrdinal(id, answers)
}
