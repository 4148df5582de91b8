import { accountId, instant } from '@ayni/kernel'
import type { InboxRow, ThreadPageData } from './contract.ts'

/** Invented. For tests of the console. */
const thread = '019a0000-0000-7000-8000-0000000000d1'
export const thatEvening = instant.parse('2026-11-19T01:00:00.000Z')

export const anInboxRow = (more: Partial<InboxRow> = {}): InboxRow => ({
  thread,
  kind: 'person',
  alias: 'AY-7K4Q',
  candidates: [],
  lastInAt: instant.parse('2026-11-19T00:40:00.000Z'),
  channel: 'whatsapp',
  waiting: 2,
  clinical: false,
  windowUntil: instant.parse('2026-11-20T00:40:00.000Z'),
  dueAt: instant.parse('2026-11-20T00:40:00.000Z'),
  owner: null,
  quiet: null,
  doneAt: null,
  ...more,
})

export const aThreadPage = (more: Partial<ThreadPageData> = {}): ThreadPageData => ({
  row: anInboxRow(),
  letters: [
    {
      id: '019a0000-0000-7000-8000-0000000000e1',
      at: instant.parse('2026-11-19T00:40:00.000Z'),
      from: 'person',
      channel: 'whatsapp',
      text: '¿Puedo cambiar mi hora?',
      clinical: false,
      who: null,
    },
  ],
  callBack: null,
  mayAnswer: true,
  team: [{ account: accountId.parse('019a0000-0000-7000-8000-0000000000f1'), name: 'Ana (inventada)' }],
  ...more,
})
