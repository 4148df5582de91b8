import pg from 'pg'

/** Looks at, or breaks, what no role of the application could. The rows as JSON text. */
export async function asOwner(ownerUrl: string, text: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return JSON.stringify((await owner.query(text)).rows)
  } finally {
    await owner.end()
  }
}
