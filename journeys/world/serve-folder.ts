import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { z } from '@ayni/kernel'

const root = path.join(import.meta.dirname, '../..')
const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Builds one of our pages with its own settings. */
export async function buildPage(folder: string, outDir: string): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error']
  const [code] = await once(spawn(process.execPath, args, { cwd: path.join(root, folder), stdio: 'inherit' }), 'close')
  if (code !== 0) throw new Error(`${folder} could not be built`)
}

export type Served = { readonly origin: string; readonly close: () => void }

export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://here').pathname
    const file = path.join(folder, asked.endsWith('/') ? `${asked}index.html` : asked)
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': kinds[path.extname(file)] ?? 'image/svg+xml' }).end(body),
      () => response.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.int() }).parse(server.address())
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
