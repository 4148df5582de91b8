import pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

const textOf = (config: unknown): string => {
  if (typeof config === 'string') return config
  return typeof config === 'object' && config !== null && 'text' in config ? String(config.text) : ''
}

const valuesOf = (config: unknown, given: unknown): readonly unknown[] => {
  if (Array.isArray(given)) return given
  const inside = typeof config === 'object' && config !== null && 'values' in config ? config.values : undefined
  return Array.isArray(inside) ? inside : []
}

/** Everything that this process sends to PostgreSQL while `work` runs. The application knows nothing of it. */
export async function recordSql(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const heard: Statement[] = []
  const original = pg.Client.prototype.query
  const listening = new Proxy(original, {
    apply: (query, client, args: unknown[]) => {
      heard.push({ text: textOf(args[0]), values: valuesOf(args[0], args[1]) })
      return Reflect.apply(query, client, args)
    },
  })
  pg.Client.prototype.query = listening
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return heard
}
