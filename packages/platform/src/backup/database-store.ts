import pg from 'pg'
import type { ArchiveTable, Manifest } from './manifest.ts'

/** Rebuilt by whoever starts: what was applied, and which workers live. */
const rebuilt = ['platform.migration', 'platform.worker']

const name = (schema: string, table: string): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
const columnsOf = (table: ArchiveTable): string => table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')

export const copyOutText = (table: ArchiveTable): string =>
  `copy ${name(table.schema, table.table)} (${columnsOf(table)}) to stdout`
export const copyInText = (table: ArchiveTable): string =>
  `copy ${name(table.schema, table.table)} (${columnsOf(table)}) from stdin`

/** Whose tables are Ayni's: the owner of the ledger, or, where there is none yet, whoever asks. Others may share a database. */
const ourOwner = `coalesce((select l.relowner from pg_class l join pg_namespace p on p.oid = l.relnamespace where p.nspname = 'platform' and l.relname = 'ledger'),
  (select r.oid from pg_roles r where r.rolname = current_user))`
const ours = `c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relowner = ${ourOwner}`

/** Every table of every room with the columns that can be written, by name. */
export async function listTables(client: pg.Client): Promise<readonly ArchiveTable[]> {
  const { rows } = await client.query<ArchiveTable>(
    `select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where ${ours} and n.nspname || '.' || c.relname <> all ($1)
     group by n.nspname, c.relname order by n.nspname, c.relname`,
    [rebuilt],
  )
  return rows
}

export async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string; value: string | null }>(
    `select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
     where sequenceowner = pg_get_userbyid(${ourOwner}) order by 1, 2`,
  )
  return rows.map(({ value, ...rest }) => ({ ...rest, value: value === null ? null : Number(value) }))
}

export async function ledgerHead(client: pg.Client): Promise<Manifest['ledger']> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'select seq, hash from platform.ledger order by seq desc limit 1',
  )
  const head = rows[0]
  return head === undefined ? { seq: 0, hash: '0'.repeat(64) } : { seq: Number(head.seq), hash: head.hash }
}

export async function appliedMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from platform.migration order by name',
  )
  return rows
}

/** Whether every row reaches this role: a superuser, one with `BYPASSRLS`, or the owner of tables that do not bind their owner. */
export async function seesEverything(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ sees: boolean }>(
    `select rolsuper or rolbypassrls or not exists (
       select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${ours} and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'USAGE'))) as sees
     from pg_roles where rolname = current_user`,
  )
  return rows[0]?.sees === true
}

/** One still picture of the whole database; row-level security may not hide a row from it in silence. */
export const beginSnapshot = `begin isolation level repeatable read read only;
  set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601'; set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`

export const beginRestore = `begin; set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601'; set local client_encoding = 'UTF8'`

/** First table that already holds something; undefined where nothing would be written over. */
export async function firstNotEmpty(client: pg.Client): Promise<string | undefined> {
  for (const { schema, table } of await listTables(client)) {
    if (schema === 'platform' && table === 'job') continue
    const { rows } = await client.query(`select 1 from ${name(schema, table)} limit 1`)
    if (rows.length > 0) return `${schema}.${table}`
  }
  return undefined
}

/** How many others of the application are connected to this very database. */
export async function othersConnected(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename like 'ayni\\_%'`,
  )
  return Number(rows[0]?.n ?? 0)
}

export async function setSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { schema, name: sequence, value } of sequences) {
    if (value !== null)
      await client.query('select setval(format($1, $2::text, $3::text)::regclass, $4)', [
        '%I.%I',
        schema,
        sequence,
        value,
      ])
  }
}

export type BackupRow = Manifest['ledger'] & {
  readonly id: string
  readonly at: string
  readonly rows: number
  readonly bytes: number
}

export async function recordBackup(client: pg.Client, row: BackupRow): Promise<void> {
  await client.query(
    'insert into platform.backup (id, at, ledger_seq, ledger_hash, rows, bytes) values ($1, $2, $3, $4, $5, $6)',
    [row.id, row.at, row.seq, row.hash, row.rows, row.bytes],
  )
}
