import { type Language, system } from '@ayni/kernel'
import { type Call, callOfMessage, useAnswer, wasAnswered } from '@ayni/modules/duty/server'
import type { Runtime } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { readAnswerToken } from '@ayni/platform/messages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerWords } from './answer-words.ts'
import { takeAnswer } from './take-answer.ts'

type Asked = FastifyRequest<{ Params: { token: string } }>

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:2rem 1rem;color:#1d1d1b;background:#fff}button,a{display:block;width:100%;box-sizing:border-box;min-height:56px;padding:1rem;margin:1.5rem 0;font:inherit;font-weight:600;text-align:center;border-radius:12px}button{border:0;background:#0b5d4d;color:#fff}a{color:#0b5d4d;border:2px solid #0b5d4d}@media(prefers-color-scheme:dark){body{background:#121514;color:#f1efe9}a{color:#8fd6c4;border-color:#8fd6c4}}'

/** A page of one question; it works on any phone, without a script and without signing in. */
const page = (language: Language, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${answerWords[language].title}</title><style>${style}</style><main>${body}</main></html>`

const boardLink = (language: Language, call?: Call): string => {
  const [kind, id] = call?.subject.split(':') ?? []
  const place = kind === 'alert' ? `/console/alertas/${id}` : '/console/'
  return `<a href="${place}">${answerWords[language].board}</a>`
}

const send = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)

const gone = (reply: FastifyReply, language: Language): FastifyReply =>
  send(reply, 410, page(language, `<h1>${answerWords[language].gone}</h1>${boardLink(language)}`))

/** From one address in a minute; a telephone that looks at links by itself asks twice or thrice. [D] */
const few = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }

/**
 * `/voy/:token`: the link in a message to staff. Looking at it takes nothing, because telephones look at links by themselves; pressing
 * takes charge, once. It shows the alias alone.
 */
export async function registerAnswers(app: FastifyInstance, runtime: Runtime): Promise<void> {
  const { database, keys, clock } = runtime
  const callOf = async (request: Asked): Promise<Call | undefined> => {
    const message = readAnswerToken(keys, request.params.token)
    if (message === undefined) return undefined
    return inTransaction(database.app, system(null), (tx) => callOfMessage(tx, message, clock.now()))
  }
  await app.register(async (corner) => {
    corner.removeAllContentTypeParsers()
    corner.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1024 }, (_request, body, done) => done(null, body))
    corner.get<{ Params: { token: string } }>('/voy/:token', few, async (request, reply) => {
      const call = await callOf(request)
      if (call === undefined) return gone(reply, 'es')
      const say = answerWords[call.language]
      const isDrill = call.subject.startsWith('drill:')
      const head = isDrill ? say.drill : say.task(call.alias ?? '')
      const form = `<form method="post"><button>${isDrill ? say.press : say.take}</button></form>`
      const why = isDrill ? '' : `<p>${say.why}</p>`
      return send(
        reply,
        200,
        page(call.language, `<h1>${escaped(head)}</h1>${why}${form}${boardLink(call.language, call)}`),
      )
    })
    corner.post<{ Params: { token: string } }>('/voy/:token', few, async (request, reply) => {
      const call = await callOf(request)
      if (call === undefined) return gone(reply, 'es')
      const asHouse = system(call.program)
      if (await inTransaction(database.app, asHouse, (tx) => wasAnswered(tx, call.message)))
        return gone(reply, call.language)
      const answered = await takeAnswer(runtime, call, 'link', call.message)
      await inTransaction(database.app, asHouse, (tx) => useAnswer(tx, call.message, call.program, clock.now()))
      const said = answerWords[call.language].said[answered]
      return send(reply, 200, page(call.language, `<h1>${said}</h1>${boardLink(call.language, call)}`))
    })
  })
}
