/** What a face may ask: `module.operation` → its input and its output. */
export type Operations = Readonly<Record<string, { readonly input: unknown; readonly output: unknown }>>

export type Problem = { readonly path: string; readonly rule: string }
export type Details = Readonly<Record<string, string | number | boolean | readonly string[]>>

export type Refused = {
  readonly ok: false
  /** A code of the contract, of the platform, or `network.offline`, `network.unreadable`. */
  readonly code: string
  readonly problems?: readonly Problem[]
  readonly details?: Details
}

export type Answer<Output> = { readonly ok: true; readonly output: Output; readonly receipt?: number } | Refused

export type Client<Ops extends Operations> = {
  /** Never there: it tells the type checker which operations these are. */
  readonly operations?: Ops
  /** Asks once. Every expected outcome is a value; nothing declared is thrown. */
  readonly call: <Name extends keyof Ops & string>(
    name: Name,
    input: Ops[Name]['input'],
    options?: CallOptions,
  ) => Promise<Answer<Ops[Name]['output']>>
  /** The last answer to each question, in this page's memory alone: read without a signal, gone with the page. */
  readonly remember?: <Name extends keyof Ops & string>(name: Name, key: string, output: Ops[Name]['output']) => void
  readonly recall?: <Name extends keyof Ops & string>(name: Name, key: string) => Ops[Name]['output'] | undefined
}

/** With the same `id` (a UUIDv7) a command asked twice is done once. */
export type CallOptions = { readonly id?: string; readonly signal?: AbortSignal }

export type ClientOptions = {
  /** `''` for the same origin. */
  readonly baseUrl: string
  /** The session is over: the shell shows the way in. */
  readonly onUnauthorised: (code: string) => void
  readonly fetch?: typeof fetch
}

const addressOf = (baseUrl: string, name: string): string => {
  const dot = name.indexOf('.')
  return `${baseUrl}/api/${name.slice(0, dot)}/${name.slice(dot + 1)}`
}

const readBody = async <Output>(response: Response): Promise<Answer<Output>> => {
  try {
    const body: { output: Output; receipt?: number } | (Omit<Refused, 'ok'> & { refused?: string }) =
      await response.json()
    if (response.ok && 'output' in body) {
      return body.receipt === undefined
        ? { ok: true, output: body.output }
        : { ok: true, output: body.output, receipt: body.receipt }
    }
    if ('output' in body) return { ok: false, code: 'network.unreadable' }
    const { code, refused, problems, details } = body
    return {
      ok: false,
      code: code ?? refused ?? 'network.unreadable',
      ...(problems === undefined ? {} : { problems }),
      ...(details === undefined ? {} : { details }),
    }
  } catch {
    // A proxy's page, or a body cut short: it says nothing about what the server did.
    return { ok: false, code: response.status >= 500 ? 'server.unavailable' : 'network.unreadable' }
  }
}

type Memory<Ops extends Operations> = { [Name in keyof Ops]?: Map<string, Ops[Name]['output']> }

const inMemory = <Ops extends Operations>(): Required<Pick<Client<Ops>, 'remember' | 'recall'>> => {
  const memory: Memory<Ops> = {}
  return {
    remember: (name, key, output) => {
      const answers = memory[name] ?? new Map<string, Ops[typeof name]['output']>()
      answers.set(key, output)
      memory[name] = answers
    },
    recall: (name, key) => memory[name]?.get(key),
  }
}

/** The console's only way to the server: `POST /api/<module>/<operation>`, so that nothing sensitive is in an address. */
export const createClient = <Ops extends Operations>({
  baseUrl,
  onUnauthorised,
  fetch: ask = fetch,
}: ClientOptions): Client<Ops> => ({
  ...inMemory<Ops>(),
  call: async (name, input, { id, signal } = {}) => {
    let response: Response
    try {
      response = await ask(addressOf(baseUrl, name), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(id === undefined ? {} : { 'idempotency-key': id }) },
        ...(signal === undefined ? {} : { signal }),
        credentials: 'same-origin',
        cache: 'no-store',
        body: JSON.stringify(input ?? {}),
      })
    } catch {
      return { ok: false, code: 'network.offline' }
    }
    const answer = await readBody<Ops[typeof name]['output']>(response)
    if (!answer.ok && response.status === 401) onUnauthorised(answer.code)
    return answer
  },
})
