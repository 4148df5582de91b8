import { fromMs } from '@ayni/kernel'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner, type ManagedServer, managedServer } from '../testing/index.ts'
import { databaseRoles, migrate, openDatabase, readMigrations, rolePassword, urlAs } from './index.ts'

const now = fromMs(Date.parse('2026-06-01T15:00:00.000Z'))
const secret = 'invented-secret-of-one-installation'
let server: ManagedServer
let url: string

const admin = (text: string): Promise<string> => asOwner(server.adminUrl, text)
const appUrl = (of = secret): string => urlAs(url, 'ayni_app', rolePassword(of, 'ayni_app'))
/** Roles belong to the server: away with those that an earlier test made. */
async function freshRoles(): Promise<void> {
  const databases: readonly { readonly datname: string }[] = JSON.parse(
    await admin(`select datname from pg_database where datname like 'casa\\_%'`),
  )
  for (const { datname } of databases) await admin(`drop database ${datname} with (force)`)
  for (const role of databaseRoles) await admin(`drop role if exists ${role}`)
}

beforeAll(async () => {
  server = await managedServer()
})
afterAll(async () => server.stop())
beforeEach(async () => {
  await freshRoles()
  url = await server.database()
})

describe('an owner that is no superuser', () => {
  test('makes the roles and every migration; none of them is bound by FORCE, every one is secured', async () => {
    expect((await migrate(url, secret, now)).length).toBe((await readMigrations()).length)
    const owner = await asOwner(url, `select rolsuper, rolbypassrls from pg_roles where rolname = current_user`)
    expect(owner).toBe('[{"rolsuper":false,"rolbypassrls":false}]')
    const forced = `select count(*)::int as n from pg_class where relforcerowsecurity`
    expect(await asOwner(url, forced)).toBe('[{"n":0}]')
    const bare = `select format('%s.%s', n.nspname, c.relname) as bare from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'program_id'
      where c.relkind = 'r' and not c.relrowsecurity and n.nspname not in ('pg_catalog', 'information_schema')`
    expect(await asOwner(url, bare)).toBe('[{"bare":"platform.defect"}]')
  })

  test('no function changes who is asking: none carries a setting of Ayni in its head', async () => {
    await migrate(url, secret, now)
    const heads = `select proname from pg_proc where array_to_string(proconfig, ' ') like '%ayni.%'`
    expect(await asOwner(url, heads)).toBe('[]')
    const loose = `select proname from pg_proc where prosecdef and pronamespace::regnamespace::text not like 'pg\\_%'
      and array_to_string(proconfig, ' ') not like '%search_path=%pg_temp%'`
    expect(await asOwner(url, loose)).toBe('[]')
  })

  test('queueing a message leaves the asker as poor in rights as before, also when it fails', async () => {
    await migrate(url, secret, now)
    const client = new pg.Client({ connectionString: appUrl() })
    await client.connect()
    try {
      await client.query(`begin; select set_config('ayni.roles', 'physician', true)`)
      await client.query(`select * from messages.enqueue('[]'); select * from messages.figures(null, '2026-06-01')`)
      const roles = `select current_user, current_setting('ayni.roles') as roles`
      expect((await client.query(roles)).rows).toEqual([{ current_user: 'ayni_app', roles: 'physician' }])
      await client.query('savepoint s')
      await expect(client.query(`select * from messages.enqueue('[{"id": "no"}]')`)).rejects.toThrow()
      await client.query('rollback to savepoint s')
      expect((await client.query(roles)).rows).toEqual([{ current_user: 'ayni_app', roles: 'physician' }])
      await expect(client.query(`insert into platform.ledger (seq) values (1)`)).rejects.toMatchObject({
        code: '42501',
      })
    } finally {
      await client.end()
    }
  })

  test('row-level security binds the application, and the owner sees all', async () => {
    await migrate(url, secret, now)
    const id = '01900000-0000-7000-8000-000000000001'
    await asOwner(
      url,
      `insert into identity.program (id, slug, name, created_at) values ('${id}', 'inventado', 'Inventado', '${now}')`,
    )
    expect(await asOwner(url, 'select count(*)::int as n from identity.program')).toBe('[{"n":1}]')
    expect(await asOwner(appUrl(), 'select count(*)::int as n from identity.program')).toBe('[{"n":0}]')
    await expect(asOwner(appUrl(), 'alter table identity.program disable row level security')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(asOwner(appUrl(), `set role "${server.ownerName}"`)).rejects.toMatchObject({ code: '42501' })
  })

  test('needs the right to make roles once only', async () => {
    await migrate(url, secret, now)
    await admin(`alter role "${server.ownerName}" nocreaterole`)
    expect(await migrate(url, secret, now)).toEqual([])
    await admin(`alter role "${server.ownerName}" createrole`)
  })
})

test('roles made by hand, with the passwords of the keys, need no right to make roles', async () => {
  for (const role of databaseRoles)
    await admin(`create role ${role} login noinherit password '${rolePassword(secret, role)}'`)
  await admin(`alter role "${server.ownerName}" nocreaterole`)
  expect((await migrate(url, secret, now)).length).toBeGreaterThan(0)
  await admin(`alter role "${server.ownerName}" createrole`)
})

describe('starting together', () => {
  test('processes that start at once take turns: each migration is applied once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => migrate(url, secret, now)))
    expect(all.flat().sort()).toEqual((await readMigrations()).map(({ name }) => name))
  })

  test('two databases of one installation start at once on one server', async () => {
    const second = await server.database()
    const both = await Promise.all([migrate(url, secret, now), migrate(second, secret, now)])
    expect(both.map((done) => done.length > 0)).toEqual([true, true])
    expect(await asOwner(appUrl(), 'select 1 as in')).toBe('[{"in":1}]')
  })

  test('a migration that was changed after it was applied stops the start before anything is done', async () => {
    await migrate(url, secret, now)
    await asOwner(
      url,
      `delete from platform.migration where name like '0001%'; update platform.migration set hash = 'other' where name like '0010%'`,
    )
    await expect(migrate(url, secret, now)).rejects.toThrow(
      /0010_identity\.sql was changed after it was applied to this database\. Nothing was done\./,
    )
  })
})

describe('a server that is not as it must be is named in words that say what to run', () => {
  test('an owner that may not make roles', async () => {
    await admin(`alter role "${server.ownerName}" nocreaterole`)
    await expect(migrate(url, secret, now)).rejects.toThrow(`ALTER ROLE "${server.ownerName}" CREATEROLE;`)
    await admin(`alter role "${server.ownerName}" createrole`)
  })

  test('roles that somebody else made, with other passwords', async () => {
    const version = Number(JSON.parse(await admin(`select current_setting('server_version_num')::int as v`))[0].v)
    for (const role of databaseRoles) await admin(`create role ${role} login password 'other'`)
    if (version >= 160_000) {
      await expect(migrate(url, secret, now)).rejects.toThrow(
        `GRANT ayni_app, ayni_evaluation, ayni_auth TO "${server.ownerName}" WITH ADMIN OPTION;`,
      )
      await admin(`grant ${databaseRoles.join(', ')} to "${server.ownerName}" with admin option`)
    }
    expect((await migrate(url, secret, now)).length).toBeGreaterThan(0)
    expect(await asOwner(appUrl(), 'select 1 as in')).toBe('[{"in":1}]')
  })

  test.each([
    ['superuser', 'must not be a superuser'],
    ['bypassrls', 'must not be one with BYPASSRLS'],
  ])('a role of the application with %s', async (power, says) => {
    await admin(`create role ayni_evaluation login ${power}`)
    await expect(migrate(url, secret, now)).rejects.toThrow(says)
  })

  test('a role of the application that may act as the owner', async () => {
    await admin(`create role ayni_app login; grant "${server.ownerName}" to ayni_app`)
    await expect(migrate(url, secret, now)).rejects.toThrow(`must not be a member of "${server.ownerName}", the owner`)
  })

  test('a role for which the server keeps no promise', async () => {
    await migrate(url, secret, now)
    await admin(`alter role ayni_app set synchronous_commit = off`)
    await expect(migrate(url, secret, now)).rejects.toThrow('synchronous_commit = off')
  })

  test('a database that belongs to somebody else, and tables that do', async () => {
    const name = new URL(url).pathname.slice(1)
    await admin(`alter database ${name} owner to postgres; grant connect on database ${name} to "${server.ownerName}"`)
    await expect(migrate(url, secret, now)).rejects.toThrow(`ALTER DATABASE ${name} OWNER TO "${server.ownerName}";`)
    const asPostgres = new URL(server.adminUrl)
    asPostgres.pathname = `/${name}`
    await migrate(asPostgres.toString(), secret, now)
    await expect(migrate(url, secret, now)).rejects.toThrow('The tables of this database belong to postgres')
  })

  test('a database that cannot hold an ñ', async () => {
    await expect(migrate(await server.database('SQL_ASCII'), secret, now)).rejects.toThrow('make one in UTF8')
  })
})

describe('two installations on one server', () => {
  test('the second, with other keys, is refused, and the first keeps its passwords', async () => {
    await migrate(url, secret, now)
    const second = await server.database()
    await expect(migrate(second, 'another-installation', now)).rejects.toThrow('belong to the Ayni in database "casa_')
    expect(await asOwner(appUrl(), 'select 1 as in')).toBe('[{"in":1}]')
  })

  test('a process of the same house with other keys is refused', async () => {
    await migrate(url, secret, now)
    await expect(migrate(url, 'keys-of-another-machine', now)).rejects.toThrow('Give every process the same AYNI_KEYS')
  })

  test('roles of a house whose database is gone are free again; those that another one took over are not', async () => {
    await migrate(url, secret, now)
    const copy = await server.database()
    await migrate(copy, secret, now)
    await admin(`drop database ${new URL(url).pathname.slice(1)} with (force)`)
    await migrate(copy, secret, now)
    const newcomer = await server.database()
    await expect(migrate(newcomer, 'another-installation', now)).rejects.toThrow(new URL(copy).pathname.slice(1))
    await admin(`drop database ${new URL(copy).pathname.slice(1)} with (force)`)
    expect((await migrate(newcomer, 'another-installation', now)).length).toBeGreaterThan(0)
  })
})

describe('the text of DATABASE_URL', () => {
  test('never lets a request run as the owner: another user in a parameter is dropped', async () => {
    await migrate(url, secret, now)
    const parameters = new URL(url)
    parameters.searchParams.set('user', decodeURIComponent(parameters.username))
    parameters.searchParams.set('password', parameters.password)
    const database = openDatabase({ ownerUrl: parameters.toString(), secret, onError: () => undefined })
    await database.close()
    expect(await asOwner(database.appUrl, 'select current_user as who')).toBe('[{"who":"ayni_app"}]')
  })

  test('without a host it is refused, because its user could not be changed', () => {
    expect(() => urlAs('postgres:///casa?host=/run/postgresql', 'ayni_app', 'p')).toThrow('names no host')
    expect(urlAs('postgres://u:p@localhost/casa?host=/run/postgresql&sslmode=verify-full', 'ayni_app', 'p')).toBe(
      'postgres://ayni_app:p@localhost/casa?host=%2Frun%2Fpostgresql&sslmode=verify-full',
    )
  })
})
