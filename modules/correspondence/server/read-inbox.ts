import { personId, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import type { KeyRing } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { inbox, type Letter, threadQuery } from '../contract.ts'
import { openNumber, openText } from './seal-text.ts'
import {
  callBackOf,
  closedLetters,
  type InboxRecord,
  inboxPage,
  inboxRowOf,
  lettersOf,
  mayReadAll,
  teamOf,
} from './view-store.ts'

/** The last of a conversation; what is older stays kept. */
const MOST_LETTERS = 200

const toRow = (row: InboxRecord) => ({
  ...{ thread: row.thread, kind: row.kind, alias: row.alias, candidates: [...row.candidates], lastInAt: row.lastInAt },
  ...{
    channel: row.channel,
    waiting: row.waiting,
    clinical: row.clinical,
    windowUntil: row.windowUntil,
    dueAt: row.dueAt,
  },
  ...{ owner: row.owner, quiet: row.quiet, doneAt: row.doneAt },
})

/** Without their words. Who may not see somebody finds neither their row nor their count. */
export const inboxAnswer = answer(inbox, async ({ input, tx, actor, now }) => {
  if (actor.programId === null) return { rows: [], total: 0, waiting: 0, asOf: now }
  const { show, search, limit } = input
  const page = await inboxPage(tx, actor.programId, { done: show === 'done', search, limit })
  return { rows: page.rows.map(toRow), total: page.total, waiting: page.waiting, asOf: now }
})

async function readLetters(tx: Tx, keys: KeyRing, thread: string, whole: boolean): Promise<readonly Letter[]> {
  const open = (await lettersOf(tx, thread, MOST_LETTERS)).map(
    ({ id, at, from, channel, sealed, clinical, who }): Letter => ({
      ...{ id, at, from, channel, clinical, who },
      text: openText(keys, id, sealed),
    }),
  )
  if (whole) return open
  const shown = new Set(open.map(({ id }) => id))
  const closed = (await closedLetters(tx, thread))
    .filter(({ id }) => !shown.has(id))
    .map(({ id, at, channel }): Letter => ({ id, at, channel, from: 'person', text: null, clinical: true, who: null }))
  return [...open, ...closed].toSorted((one, two) => (one.at < two.at ? -1 : one.at > two.at ? 1 : 0))
}

/** The words of one conversation, and a row of who-saw for the person. */
export const threadAnswer = answer(threadQuery, async ({ input, tx, actor, keys, saw }) => {
  const row = actor.programId === null ? undefined : await inboxRowOf(tx, actor.programId, input.thread)
  if (row === undefined || actor.programId === null) return refuse('correspondence.thread-unknown')
  await saw(personId.parse(row.thread), 'C3', 'letters', 'answer')
  const whole = await mayReadAll(tx, row.thread)
  const letters = await readLetters(tx, keys, row.thread, whole)
  const sealed = row.kind === 'person' ? undefined : await callBackOf(tx, row.thread)
  const isCoordinator = actor.roles.includes('coordinator')
  return {
    row: toRow(row),
    letters: [...letters],
    callBack: sealed === undefined ? null : openNumber(keys, row.thread, sealed),
    mayAnswer: row.kind === 'person',
    team: isCoordinator ? [...(await teamOf(tx, actor.programId))] : [],
  }
})
