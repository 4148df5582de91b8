import pg from 'pg'
import type { SealedColumn } from './sealed-columns.ts'

/** One still picture, read as the owner: a check that row-level security thinned out would find nothing wrong. */
export async function inSnapshot<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local row_security = off')
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What a check found wrong: a name for people, never a value; and how many things it looked at. */
export type Found = { readonly checked: number; readonly wrong: readonly string[] }

const MOST_NAMED = 5

async function look(client: pg.Client, wrong: string, all: string): Promise<Found> {
  const found = await client.query<{ name: string }>(`select name from (${wrong}) w limit ${MOST_NAMED + 1}`)
  const counted = await client.query<{ n: string }>(`select count(*) as n from ${all}`)
  return { checked: Number(counted.rows[0]?.n ?? 0), wrong: found.rows.map(({ name }) => name) }
}

const ours = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`

/** Kept by the platform, without a person in them. */
const withoutPeople = ['platform.migration', 'platform.job', 'platform.worker', 'platform.defect']

export const ledgerChain = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select seq || ' ' || reason as name from platform.ledger_breaks() where reason is not null order by seq`,
    'platform.ledger',
  )

export async function ledgerHead(client: pg.Client): Promise<{ readonly seq: number; readonly hash: string }> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'select seq, hash from platform.ledger order by seq desc limit 1',
  )
  return { seq: Number(rows[0]?.seq ?? 0), hash: rows[0]?.hash ?? '0'.repeat(64) }
}

export const openAlertsHaveNext = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select alias as name from suicide_prevention.alert where handled_at is null and next_at is null`,
    'suicide_prevention.alert where handled_at is null',
  )

export const handledAlertsHaveOutcome = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select a.alias as name from suicide_prevention.alert a left join suicide_prevention.outcome o
       on o.id = a.outcome_id and o.alert_id = a.id and o.person_id = a.person_id where a.handled_at is not null and o.id is null`,
    'suicide_prevention.alert where handled_at is not null',
  )

export const changesMatchPeople = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select c.seq || ' ' || c.kind as name from platform.change c join platform.ledger l on l.seq = c.seq
       left join enrollment.person p on p.id = c.person_id
     where p.id is null or (l.program_id is not null and l.program_id <> p.program_id)`,
    'platform.change',
  )

export const peopleHavePhonesToJoin = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select p.alias as name from enrollment.person p left join identity.participant i on i.person_id = p.id
     where i.person_id is null or i.program_id <> p.program_id or i.alias <> p.alias`,
    'enrollment.person',
  )

/** Riskier than a gap in a sequence: one that stands behind its own rows refuses the next insert. */
export async function sequencesAhead(client: pg.Client): Promise<Found> {
  const { rows } = await client.query<{ table: string; column: string; last: string | null }>(
    `select c.oid::regclass::text as table, quote_ident(a.attname) as column,
       (select s.last_value from pg_sequences s
        where format('%I.%I', s.schemaname, s.sequencename)::regclass = pg_get_serial_sequence(c.oid::regclass::text, a.attname)::regclass)::text as last
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and ${ours} and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null
     order by 1, 2`,
  )
  const wrong: string[] = []
  for (const { table, column, last } of rows) {
    const top = await client.query<{ top: string | null }>(`select max(${column})::text as top from ${table}`)
    if (Number(top.rows[0]?.top ?? 0) > Number(last ?? 0)) wrong.push(`${table}.${column}`)
  }
  return { checked: rows.length, wrong }
}

export const tablesAreGuarded = (client: pg.Client): Promise<Found> => {
  const all = `pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} and n.nspname || '.' || c.relname not in (${withoutPeople.map((one) => `'${one}'`).join(', ')})`
  return look(client, `select c.oid::regclass::text as name from ${all} and not c.relrowsecurity order by 1`, all)
}

/** A role of the application that owned a thing, or passed by row-level security, would make every policy a decoration. */
export const rolesOwnNothing = (client: pg.Client): Promise<Found> =>
  look(
    client,
    `select r.rolname || ' owns ' || c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'ayni\\_%'
     union all select r.rolname || ' owns schema ' || n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname like 'ayni\\_%'
     union all select r.rolname || ' owns function ' || p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname like 'ayni\\_%'
     union all select rolname || ' passes by policies' from pg_roles where rolname like 'ayni\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    `pg_roles where rolname like 'ayni\\_%'`,
  )

export const referencesHold = (client: pg.Client): Promise<Found> => {
  const keys = `pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype in ('f', 'c') and ${ours}`
  return look(
    client,
    `select k.conname::text as name from ${keys} and not k.convalidated
     union all select t.tgname::text from pg_trigger t where not t.tgisinternal and t.tgenabled <> 'O'`,
    keys,
  )
}

export type Column = Pick<SealedColumn, 'schema' | 'table' | 'column'>

/** Columns that are sealed by their name, whoever added them. */
export async function sealedByName(client: pg.Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select n.nspname as schema, c.relname as table, a.attname as column from pg_attribute a
       join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and ${ours} and (a.attname = 'sealed' or a.attname like '%\\_sealed') order by 1, 2, 3`,
  )
  return rows
}

type SealedRow = { readonly id: string; readonly sealed: string }

/** Rows of a sealed column in batches, so that memory does not grow with the table; the newest first when only some are wanted. */
export async function* sealedRows(
  client: pg.Client,
  of: SealedColumn,
  most: number | undefined,
): AsyncGenerator<SealedRow> {
  const id = (text: string): string => pg.escapeIdentifier(text)
  const limit = most === undefined ? '' : ` order by ctid desc limit ${most}`
  await client.query(
    `declare sealed_rows no scroll cursor for select ${id(of.of)}::text as id, ${id(of.column)} as sealed
     from ${id(of.schema)}.${id(of.table)} where ${id(of.column)} <> ''${limit}`,
  )
  for (;;) {
    const { rows } = await client.query<SealedRow>('fetch 1000 from sealed_rows')
    if (rows.length === 0) break
    yield* rows
  }
  await client.query('close sealed_rows')
}

export type RiskRow = { readonly id: string; readonly sealed: string; readonly told: boolean }

/** What screening found, and whether an alert of that person has heard of it. */
export async function risksAndSignals(client: pg.Client): Promise<readonly RiskRow[]> {
  const { rows } = await client.query<RiskRow>(
    `select r.id::text, r.sealed, exists (select 1 from suicide_prevention.signal s
       where s.person_id = r.person_id and s.kind = 'screening' and s.received_at <= r.at) as told from screening.risk r`,
  )
  return rows
}

/** Messages that would leave at once where a worker starts. */
export async function unsentMessages(ownerUrl: string): Promise<number> {
  return inSnapshot(ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from messages.outbox where state in ('queued', 'held', 'sending')`,
    )
    return Number(rows[0]?.n ?? 0)
  })
}
