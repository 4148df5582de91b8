import pg from 'pg'

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

/**
 * Tables point at each other in circles, and a trigger on accounts writes the sign-in rows that the archive holds too. So for
 * the length of the one transaction of a restore foreign keys are taken out and triggers rest; both are back, and every
 * reference has been checked, before it commits.
 */
export async function withoutReferences<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1, 2`,
  )
  const { rows: triggered } = await client.query<{ table: string }>(
    `select distinct tgrelid::regclass::text as table from pg_trigger where not tgisinternal order by 1`,
  )
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`)
  for (const { table } of triggered) await client.query(`alter table ${table} disable trigger user`)
  const result = await work()
  for (const { table } of triggered) await client.query(`alter table ${table} enable trigger user`)
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`)
  return result
}
