import type pg from 'pg'

type Server = {
  readonly number: number
  readonly version: string
  readonly replica: boolean
  readonly encoding: string
  readonly creates: boolean
  readonly me: string
  readonly here: string
  readonly maker: string | null
  readonly acts_for_maker: boolean
}

const facts = `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
  pg_is_in_recovery() as replica, current_setting('server_encoding') as encoding,
  has_database_privilege(current_database(), 'CREATE') as creates,
  quote_ident(current_user) as me, quote_ident(current_database()) as here,
  quote_ident(pg_get_userbyid(c.relowner)) as maker, coalesce(pg_has_role(c.relowner, 'USAGE'), true) as acts_for_maker
  from (select 1) one left join (pg_namespace n join pg_class c on c.relnamespace = n.oid)
    on n.nspname = 'platform' and c.relname = 'migration'`

const complaint = (server: Server): string | undefined => {
  const { me, here, maker } = server
  if (server.number < 150_000) return `PostgreSQL ${server.version} is too old: Ayni needs 15 or later.`
  if (server.replica) return 'DATABASE_URL points at a replica that can only be read. Give the address of the primary.'
  if (server.encoding !== 'UTF8') return `The database ${here} is encoded in ${server.encoding}: make one in UTF8.`
  if (!server.acts_for_maker)
    return `The tables of this database belong to ${maker}, and DATABASE_URL signs in as ${me}. Sign in as ${maker}, or, as an administrator: REASSIGN OWNED BY ${maker} TO ${me};`
  if (!server.creates)
    return `The database user ${me} may not create anything in ${here}. As an administrator: ALTER DATABASE ${here} OWNER TO ${me};`
  return undefined
}

/** Says what is wrong with a server before the first migration would say it in words of its own. */
export async function refuseServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<Server>(facts)
  const found = rows[0] === undefined ? undefined : complaint(rows[0])
  if (found !== undefined) throw new Error(`${found} See docs/operations/postgresql.md.`)
}
