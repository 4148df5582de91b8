import { describe, expect, test } from 'vitest'
import { createShell, type ShellFile } from './shell.ts'

/** Caches as a browser has them: by name, in the order of their making. */
function memoryCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>()
  const pathOf = (asked: RequestInfo | URL): string =>
    typeof asked === 'string' ? asked : new URL(asked instanceof Request ? asked.url : asked).pathname
  const cacheOf = (held: Map<string, Response>): Cache => ({
    match: async (asked) => held.get(pathOf(asked))?.clone(),
    put: async (asked, response) => void held.set(pathOf(asked), response),
    keys: async () => [...held.keys()].map((path) => new Request(`https://ayni.invalid${path}`)),
    add: () => Promise.reject(new Error('not used')),
    addAll: () => Promise.reject(new Error('not used')),
    delete: async (asked) => held.delete(pathOf(asked)),
    matchAll: () => Promise.reject(new Error('not used')),
  })
  return {
    open: async (name) => {
      const held = all.get(name) ?? new Map<string, Response>()
      all.set(name, held)
      return cacheOf(held)
    },
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    has: async (name) => all.has(name),
    match: () => Promise.reject(new Error('not used')),
  }
}

const page = '/console/index.html'
const build = (mark: string): readonly ShellFile[] => [
  { url: page, revision: mark },
  { url: `/console/assets/call-${mark}.js`, revision: null },
  { url: '/console/assets/same.css', revision: null },
]
const never = (): Promise<never> => new Promise(() => undefined)

function house(mark = 'one', caches = memoryCaches()) {
  const asked: string[] = []
  let answers: (path: string) => Promise<Response> = async (path) => new Response(`${path} ${mark}`)
  const shell = createShell({
    files: build(mark),
    page,
    caches,
    origin: 'https://ayni.invalid',
    ask: (request) => {
      const { pathname } = new URL(request.url)
      asked.push(pathname)
      return answers(pathname)
    },
    wait: never,
  })
  return {
    shell,
    asked,
    caches,
    set answers(how: typeof answers) {
      answers = how
    },
  }
}
const opens = async (shell: ReturnType<typeof house>['shell']): Promise<string> =>
  (await shell.open(new Request('https://ayni.invalid/console/alertas/x/llamada'))).text()
const offline = (): Promise<Response> => Promise.reject(new TypeError('no signal'))

describe('ADR 0023 the frame of the console', () => {
  test('opens any page of the console without a signal once it was kept, and not before', async () => {
    const one = house()
    one.answers = offline
    await expect(opens(one.shell)).rejects.toThrow('no signal')
    one.answers = async (path) => new Response(`${path} one`)
    await one.shell.keep()
    one.answers = offline
    expect(await opens(one.shell)).toBe(`${page} one`)
    expect(await (await one.shell.file('/console/assets/call-one.js'))?.text()).toBe('/console/assets/call-one.js one')
    expect(await one.shell.file('/console/assets/other.js')).toBeUndefined()
  })

  test('with a signal the page of the server counts; a house that is restarting, or a link that says nothing, gives the kept one', async () => {
    const one = house()
    await one.shell.keep()
    one.answers = async () => new Response('newer')
    expect(await opens(one.shell)).toBe('newer')
    one.answers = async () => new Response('bad gateway', { status: 502 })
    expect(await opens(one.shell)).toBe(`${page} one`)
    const dead = createShell({
      ...{ files: build('one'), page, caches: one.caches, origin: 'https://ayni.invalid' },
      ask: never,
      wait: async () => undefined,
    })
    expect(await opens(dead)).toBe(`${page} one`)
  })

  test('a build that did not come whole is not opened, and is tried again', async () => {
    const one = house()
    one.answers = async (path) => (path.endsWith('.css') ? offline() : new Response(path))
    await expect(one.shell.keep()).rejects.toThrow('no signal')
    expect(await one.shell.file(page)).toBeUndefined()
    one.answers = async (path) => new Response(path)
    await one.shell.keep()
    expect(await one.shell.file(page)).toBeDefined()
  })

  test('a new build costs only what is new and leaves the files of the one before to the pages that are still open', async () => {
    const { caches, shell } = house('one')
    await shell.keep()
    const two = house('two', caches)
    await two.shell.follow()
    expect(two.asked).not.toContain('/console/assets/same.css')
    expect(await two.shell.file('/console/assets/call-one.js')).toBeDefined()
    const three = house('three', caches)
    await three.shell.follow()
    expect(await three.shell.file('/console/assets/call-one.js')).toBeUndefined()
    expect(await caches.keys()).toHaveLength(2)
  })

  test('where nobody signed in nothing is kept, and what the phone keeps is never touched', async () => {
    const { caches, shell, asked } = house()
    await caches.open('ayni-phone')
    await shell.follow()
    expect(asked).toEqual([])
    await shell.keep()
    expect(await caches.has('ayni-phone')).toBe(true)
  })

  test('kept twice at once it is asked for once', async () => {
    const { shell, asked } = house()
    await Promise.all([shell.keep(), shell.keep()])
    expect(asked).toHaveLength(3)
  })
})
