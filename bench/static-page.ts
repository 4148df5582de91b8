import { once } from 'node:events'
import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { instrumentIds, loadInstrument } from '@ayni/clinical/instruments'
import { freePort } from '../apps/server/src/trust/killable-house.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

async function questions(): Promise<string> {
  const forms: string[] = []
  for (const id of instrumentIds) {
    const { items, optionLists } = await loadInstrument(id)
    for (const item of items) {
      const rows = (optionLists[item.options] ?? []).map(
        ({ value, es }) =>
          `<label class="answer"><input type=radio name=${item.id} value=${value}>${escaped(es)}</label>`,
      )
      forms.push(`<fieldset><legend>${escaped(item.es)}</legend>${rows.join('')}</fieldset>`)
    }
  }
  return `<form>${forms.join('')}</form>`
}

export type StaticPage = { readonly origin: string; readonly close: () => Promise<void> }

/** The floor: the same words, and all four questionnaires, as one plain page without a style or a script. */
export async function staticPage(words: string): Promise<StaticPage> {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const html = `<!doctype html><html lang=es><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Ayni</title>${lines.map((line) => `<p>${escaped(line)}`).join('')}${await questions()}`
  const packed = brotliCompressSync(html)
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    return response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'br',
        'content-length': packed.length,
      })
      .end(packed)
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
