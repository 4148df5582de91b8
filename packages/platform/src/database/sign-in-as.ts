import pg from 'pg'
import { assertDurable } from './assert-durable.ts'
import { sqlState } from './transaction.ts'

/** Refused at the door: a wrong password, no LOGIN, no line in pg_hba.conf; a pooler says it as a protocol error. */
const refusedAtTheDoor = (error: unknown): boolean => /^28|^08P01$/.test(sqlState(error) ?? '')

/** Whether the server lets this role in, as itself, with what it confirms kept. */
export async function signsInAs(role: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query<{ who: string }>('select session_user as who')
    if (rows[0]?.who !== role)
      throw new Error(
        `The server signs ${role} in as ${rows[0]?.who}: row-level security would not apply. ` +
          'Let DATABASE_URL, and any pooler behind it, pass the user on.',
      )
    await assertDurable(client)
    return true
  } catch (error) {
    if (refusedAtTheDoor(error)) return false
    throw error
  } finally {
    await client.end()
  }
}
