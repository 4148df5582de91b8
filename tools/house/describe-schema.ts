import pg from 'pg'

type Line = { readonly line: string }

/** Each question answers with finished lines of SQL, in an order that does not depend on how the database was made. */
const questions = [
  `select format('create schema %I;', nspname) as line from pg_namespace n where ours(n.oid) order by nspname`,
  `select format(E'create type %I.%I as enum (%s);', n.nspname, t.typname,
            (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as line
     from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ours(n.oid) order by 1`,
  `select format(E'create table %s (\\n%s\\n);%s%s', c.oid::regclass,
            (select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                      case when a.attnotnull then ' not null' else '' end,
                      case when a.attidentity <> '' then ' generated always as identity'
                           when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
                           when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end), E',\\n' order by a.attnum)
               from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
            case when c.relrowsecurity then format(E'\\nalter table %s enable row level security;', c.oid::regclass) else '' end,
            case when c.relforcerowsecurity then format(E'\\nalter table %s force row level security;', c.oid::regclass) else '' end) as line
     from pg_class c where c.relkind in ('r', 'p') and ours(c.relnamespace) order by c.oid::regclass::text`,
  `select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
     from pg_constraint where contype in ('p', 'u', 'f', 'c', 'x') and conrelid <> 0 and ours(connamespace)
    order by conrelid::regclass::text, contype = 'f', conname`,
  `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid
    where ours(c.relnamespace) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  `select format(E'create view %s as\\n%s', c.oid::regclass, pg_get_viewdef(c.oid, true)) as line
     from pg_class c where c.relkind in ('v', 'm') and ours(c.relnamespace) order by c.oid::regclass::text`,
  `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p where p.prokind in ('f', 'p') and ours(p.pronamespace) order by p.oid::regprocedure::text`,
  `select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and ours(c.relnamespace) order by c.oid::regclass::text, t.tgname`,
  `select format('create policy %I on %s as %s for %s to %s%s%s;', polname, polrelid::regclass,
            case when polpermissive then 'permissive' else 'restrictive' end,
            case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
            (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text) from unnest(polroles) r),
            coalesce(E'\\n  using (' || pg_get_expr(polqual, polrelid) || ')', ''),
            coalesce(E'\\n  with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')) as line
     from pg_policy p join pg_class c on c.oid = p.polrelid where ours(c.relnamespace) order by polrelid::regclass::text, polname`,
  `select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), place, who) as line from (
     select a.privilege_type, format('schema %I', n.nspname) as place, a.grantee::regrole::text as who
       from pg_namespace n, aclexplode(n.nspacl) a where ours(n.oid) and a.grantee <> 0 and a.grantee <> n.nspowner
     union all
     select a.privilege_type, c.oid::regclass::text, a.grantee::regrole::text
       from pg_class c, aclexplode(c.relacl) a where ours(c.relnamespace) and a.grantee <> 0 and a.grantee <> c.relowner
     union all
     select a.privilege_type, format('%s (%I)', t.attrelid::regclass, t.attname), a.grantee::regrole::text
       from pg_attribute t join pg_class c on c.oid = t.attrelid, aclexplode(t.attacl) a where ours(c.relnamespace) and a.grantee <> c.relowner
     union all
     select a.privilege_type, 'function ' || p.oid::regprocedure::text, case a.grantee when 0 then 'public' else a.grantee::regrole::text end
       from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where ours(p.pronamespace) and a.grantee <> p.proowner
   ) g group by place, who order by place, who`,
  `select format('comment on %s is %L;', case when d.objsubid > 0
              then format('column %s.%I', d.objoid::regclass, (select attname from pg_attribute where attrelid = d.objoid and attnum = d.objsubid))
              when c.relkind in ('v', 'm') then 'view ' || d.objoid::regclass else 'table ' || d.objoid::regclass end, d.description) as line
     from pg_description d join pg_class c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid
    where ours(c.relnamespace) and c.relkind in ('r', 'p', 'v', 'm') order by c.oid::regclass::text, d.objsubid`,
]

const ours = (oid: string): string =>
  `${oid} in (select s.oid from pg_namespace s where s.nspname not like 'pg\\_%' and s.nspname not in ('information_schema', 'pgboss', 'public'))`

/** The database as its own catalogue tells it, for reading and for seeing what a migration really changed. */
export const describeSchema = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("set search_path to ''")
    const parts: string[] = []
    for (const question of questions) {
      const { rows } = await client.query<Line>(
        question.replaceAll(/\bours\(([\w.]+)\)/g, (_, oid: string) => ours(oid)),
      )
      if (rows.length > 0) parts.push(rows.map(({ line }) => line.trimEnd()).join('\n'))
    }
    return `-- What the migrations add up to. Written by \`npm run generate\`; read it, change a migration instead.\n\n${parts.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}
