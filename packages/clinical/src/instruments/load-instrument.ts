import { asq } from './generated/asq.ts'
import type { InstrumentId, InstrumentText } from './instrument.ts'

/** The verbatim words of one instrument, in their own file so that a phone fetches only what it shows. The first to be asked comes with the code. */
export async function loadInstrument(id: InstrumentId | 'who-5'): Promise<InstrumentText> {
  switch (id) {
    case 'asq':
      return asq
    case 'phq-9':
      return (await import('./generated/phq-9.ts')).phq9
    case 'gad-7':
      return (await import('./generated/gad-7.ts')).gad7
    case 'audit':
      return (await import('./generated/audit.ts')).audit
    case 'who-5':
      return (await import('./generated/who-5.ts')).who5
  }
}
