import { refuse, z } from '@ayni/kernel'
import { answer, type FeedReader, handle } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { answerRequest, askFor, disagree, requests } from '../contract.ts'
import { answerDue } from './retention.ts'
import { endRequest, insertDisagreement, insertRequest, ownRequests, programRequests, requestExists } from './store.ts'

export const wordsContext = (request: string): string => `my_data.request:${request}`
const saidContext = (note: string): string => `my_data.disagreement:${note}`

export const askForHandler = handle(askFor, async ({ tx, input, actor, keys, newId, now }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  const id = newId()
  const dueAt = answerDue(input.kind, now)
  await insertRequest(tx, {
    ...{ id, program, person, kind: input.kind, section: input.section },
    ...{ wordsSealed: seal(keys, wordsContext(id), input.words), askedAt: now, dueAt },
  })
  return {
    output: { request: id, dueAt },
    changes: [{ person, kind: 'request', key: id }],
    topics: ['requests'],
  }
})

/** Clinical facts are never rewritten: what the person says against one is a fact of its own, sealed like the first. */
export const disagreeHandler = handle(disagree, async ({ tx, input, actor, keys, newId, now, occurredAt }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) throw new Error('a physician without person or programme')
  const id = newId()
  const { section, about, words } = input
  await insertDisagreement(tx, {
    ...{ id, program, person, section, about },
    ...{ sealed: seal(keys, saidContext(id), words), occurredAt, receivedAt: now },
  })
  return { output: null, topics: ['screening'] }
})

export const requestFeed: FeedReader = {
  kind: 'request',
  read: async ({ tx }, person, keys) =>
    new Map((await ownRequests(tx, person, keys)).map((request) => [request.id, request])),
}

export const requestsAnswer = answer(requests, async ({ tx, keys, now }) => {
  const rows = (await programRequests(tx)).map(({ wordsSealed, ...row }) => ({
    ...row,
    words: wordsSealed === null ? null : open(keys, wordsContext(row.id), wordsSealed, z.string()),
    late: row.doneAt === null && row.refusedAt === null && row.dueAt < now,
  }))
  const open_ = rows.filter(({ doneAt, refusedAt }) => doneAt === null && refusedAt === null)
  return { rows, open: open_.length, late: open_.filter(({ late }) => late).length, asOf: now }
})

export const answerRequestHandler = handle(answerRequest, async ({ tx, input, actor, now }) => {
  const { request, answer: said } = input
  const end = { done: said.says === 'done', reason: said.says === 'done' ? said.how : said.because }
  const ended = await endRequest(tx, request, { ...end, by: actor.accountId, at: now })
  if (ended === undefined)
    return refuse((await requestExists(tx, request)) ? 'my-data.request-answered' : 'my-data.request-unknown')
  return {
    output: null,
    about: ended.person,
    changes: [{ person: ended.person, kind: 'request', key: request }],
    topics: ['requests'],
  }
})
