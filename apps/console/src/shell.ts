export type ShellFile = { readonly url: string; readonly revision: string | null }

export type ShellParts = {
  /** Every file of this build by its path; a revision where the name does not change with the content. */
  readonly files: readonly ShellFile[]
  readonly page: string
  readonly caches: CacheStorage
  readonly ask: (request: Request) => Promise<Response>
  readonly origin: string
  readonly wait: (ms: number) => Promise<void>
}

export type Shell = {
  /** Brings this build, whole: it counts as kept once its page is there. */
  readonly keep: () => Promise<void>
  /** A new build follows where an older one was kept, and nowhere else. */
  readonly follow: () => Promise<void>
  /** The page as the server has it now; the kept one where nobody answers. */
  readonly open: (request: Request) => Promise<Response>
  readonly file: (path: string) => Promise<Response | undefined>
}

export const shellPrefix = 'consola-'
/** On a dead link nothing fails, it only takes for ever. */
const PATIENCE_MS = 4000
/** A page that is still open goes on with the files it was made of. */
const BUILDS = 2

/** FNV-1a over names and revisions: one build, one cache. */
const nameOf = (files: readonly ShellFile[]): string => {
  const hash = files.reduce(
    (before, { url, revision }) =>
      [...`${url}${revision}`].reduce((h, sign) => Math.imul(h ^ sign.charCodeAt(0), 16_777_619), before),
    2_166_136_261,
  )
  return `${shellPrefix}${(hash >>> 0).toString(36)}`
}

/**
 * The frame of the console without a signal: pages, scripts and styles of a build. Never an answer of the server, never a word about
 * anybody.
 * @safety A reload at three in the morning in a place without a signal must lead back to the call, not to the browser's error page.
 */
export function createShell({ files, page, caches, ask, origin, wait }: ShellParts): Shell {
  const name = nameOf(files)
  const mine = async (): Promise<readonly string[]> =>
    (await caches.keys()).filter((one) => one.startsWith(shellPrefix))

  /** By the newest build that has it: names of files tell their content. */
  const file = async (path: string): Promise<Response | undefined> => {
    for (const one of [...(await mine())].reverse()) {
      const found = await (await caches.open(one)).match(path)
      if (found !== undefined) return found
    }
    return undefined
  }

  const bring = async (cache: Cache, { url, revision }: ShellFile): Promise<void> => {
    const had = revision === null ? await file(url) : undefined
    const response =
      had ?? (await ask(new Request(`${origin}${url}`, { cache: revision === null ? 'default' : 'no-cache' })))
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    await cache.put(url, response)
  }

  const bringAll = async (): Promise<void> => {
    const cache = await caches.open(name)
    if ((await cache.match(page)) !== undefined) return
    await Promise.all(files.filter(({ url }) => url !== page).map((one) => bring(cache, one)))
    await Promise.all(files.filter(({ url }) => url === page).map((one) => bring(cache, one)))
    for (const old of (await mine()).filter((one) => one !== name).slice(0, 1 - BUILDS)) await caches.delete(old)
  }
  let bringing: Promise<void> | undefined
  const keep = async (): Promise<void> => {
    bringing ??= bringAll()
    await bringing.finally(() => {
      bringing = undefined
    })
  }

  return {
    file,
    keep,
    follow: async () => {
      if ((await mine()).length > 0) await keep()
    },
    open: async (request) => {
      const kept = await file(page)
      const asked = ask(request)
      if (kept === undefined) return asked
      const answer = await Promise.race([asked.catch(() => undefined), wait(PATIENCE_MS)])
      return answer instanceof Response && (answer.ok || answer.type === 'opaqueredirect') ? answer : kept
    },
  }
}
