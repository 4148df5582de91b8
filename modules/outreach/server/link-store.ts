import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type NewLink = {
  readonly id: string
  readonly program: ProgramId
  readonly kind: 'colleague' | 'programme'
  readonly person: PersonId | null
  readonly account: AccountId | null
  readonly label: string | null
  readonly hash: string
  readonly sealed: string
  readonly at: Instant
  readonly expiresAt: Instant
  readonly uses: number
}

export async function addLink(tx: Tx, l: NewLink): Promise<void> {
  await sql`insert into outreach.link (id, program_id, kind, by_person, by_account, label, secret_hash, secret_sealed, made_at, expires_at, uses_left)
    values (${l.id}, ${l.program}, ${l.kind}, ${l.person}, ${l.account}, ${l.label}, ${l.hash}, ${l.sealed}, ${l.at}, ${l.expiresAt}, ${l.uses})`.execute(
    tx,
  )
}

/** Ends every link of somebody that still lives; answers which. */
export async function endLinksOf(tx: Tx, person: PersonId, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`update outreach.link set revoked_at = ${at}
    where by_person = ${person} and revoked_at is null returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function endLink(
  tx: Tx,
  link: string,
  at: Instant,
): Promise<{ readonly person: PersonId | null } | undefined> {
  const { rows } = await sql<{
    person: PersonId | null
  }>`update outreach.link set revoked_at = coalesce(revoked_at, ${at})
    where id = ${link} returning by_person as person`.execute(tx)
  return rows[0]
}

export async function takesPart(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from enrollment.person
    where id = ${person} and state in ('consented', 'profile_complete', 'active', 'paused')`.execute(tx)
  return rows.length === 1
}

export type UsedLink = { readonly id: string; readonly program: ProgramId; readonly inviter: PersonId | null }

/** Takes one use of a living link. Of two who come at once for the last one, the second finds none. */
export async function useLink(tx: Tx, hash: string, now: Instant): Promise<UsedLink | undefined> {
  const { rows } = await sql<UsedLink>`update outreach.link set uses_left = uses_left - 1
    where secret_hash = ${hash} and revoked_at is null and expires_at > ${now} and uses_left > 0
    returning id, program_id as program, by_person as inviter`.execute(tx)
  return rows[0]
}

export async function addRegistration(
  tx: Tx,
  r: {
    readonly id: string
    readonly program: ProgramId
    readonly link: string
    readonly person: PersonId
    readonly keyHash: string
    readonly mayKnow: boolean
    readonly calledSealed: string | null
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into outreach.registration (id, program_id, link_id, person_id, key_hash, inviter_may_know, called_sealed, at)
    values (${r.id}, ${r.program}, ${r.link}, ${r.person}, ${r.keyHash}, ${r.mayKnow}, ${r.calledSealed}, ${r.at})`.execute(
    tx,
  )
}

/** They gave their consent: from now on the inviter may read it, where they wished it. Answers whose phone changes. */
export async function noteJoined(
  tx: Tx,
  person: PersonId,
  at: Instant,
): Promise<{ readonly link: string; readonly inviter: PersonId } | undefined> {
  const { rows } = await sql<{ link: string; inviter: PersonId }>`update outreach.registration r set joined_at = ${at}
    from outreach.link l where l.id = r.link_id and r.person_id = ${person} and r.joined_at is null and r.inviter_may_know
      and l.by_person is not null returning l.id as link, l.by_person as inviter`.execute(tx)
  return rows[0]
}

export type OwnLink = {
  readonly id: string
  readonly sealed: string
  readonly expiresAt: Instant
  readonly usesLeft: number
  readonly alive: boolean
  readonly joined: readonly { readonly id: string; readonly sealed: string; readonly at: Instant }[]
}

/** As the inviter's phone holds them. Read by the house: nobody else may look at who came by whom. */
export async function linksOf(tx: Tx, person: PersonId, keys: readonly string[] | 'all'): Promise<readonly OwnLink[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } =
    await sql<OwnLink>`select l.id, l.secret_sealed as sealed, l.expires_at as "expiresAt", l.uses_left as "usesLeft",
      l.revoked_at is null as alive,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'sealed', r.called_sealed, 'at', r.joined_at) order by r.joined_at)
        from outreach.registration r where r.link_id = l.id and r.inviter_may_know and r.joined_at is not null
          and r.called_sealed is not null), '[]') as joined
    from outreach.link l where l.by_person = ${person} and (${wanted}::text[] is null or l.id::text = any (${wanted}::text[]))`.execute(
      tx,
    )
  return rows
}

export type ProgrammeLinkRow = {
  readonly link: string
  readonly label: string
  readonly sealed: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly usesLeft: number
  readonly used: number
  readonly alive: boolean
}

export async function programmeLinksOf(tx: Tx, program: ProgramId, now: Instant): Promise<readonly ProgrammeLinkRow[]> {
  const { rows } =
    await sql<ProgrammeLinkRow>`select l.id as link, coalesce(l.label, '') as label, l.secret_sealed as sealed,
      l.made_at as "madeAt", l.expires_at as "expiresAt", l.uses_left as "usesLeft", outreach.uses_of(l.id) as used,
      l.revoked_at is null and l.expires_at > ${now} and l.uses_left > 0 as alive
    from outreach.link l where l.program_id = ${program} and l.kind = 'programme' order by l.made_at desc limit 50`.execute(
      tx,
    )
  return rows
}

export async function cameByColleagues(tx: Tx, program: ProgramId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select outreach.by_colleagues(${program}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}
