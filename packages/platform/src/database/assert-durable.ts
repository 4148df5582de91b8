import type { ClientBase } from 'pg'

type Setting = { readonly name: string; readonly setting: string }

/**
 * @safety With either setting off, PostgreSQL says "committed" for what a power cut erases: a recorded risk would be
 * lost after the phone was told that it had arrived. So Ayni does not start on such a server.
 */
export const assertDurable = async (client: Pick<ClientBase, 'query'>): Promise<void> => {
  const { rows } = await client.query<Setting>(
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name",
  )
  if (rows.length === 0) return
  const found = rows.map(({ name }) => `${name} = off`).join(' and ')
  throw new Error(
    `This PostgreSQL runs with ${found}: it would confirm what it can still lose. ` +
      'Turn it on (ALTER SYSTEM, or ALTER ROLE / ALTER DATABASE if it was set there) and start Ayni again.',
  )
}
