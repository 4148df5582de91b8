import { type PersonId, type ProgramId, personId, system, z } from '@ayni/kernel'
import { roster } from '@ayni/modules/enrollment/contract'
import { findProgramBySlug } from '@ayni/modules/identity/server'
import { reviews } from '@ayni/modules/roster/contract'
import { ask } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { House } from '../open-house.ts'
import { demoSlug } from './found-demo.ts'
import { giveTo } from './give.ts'
import { staff } from './invented-team.ts'
import { tellAYear } from './tell-a-year.ts'

export type DemoSignIns = {
  readonly invitations: readonly { readonly label: string; readonly secret: string }[]
  readonly staff: readonly string[]
}

const made = z.object({ secret: z.string() })
/** Whoever has a past wrote it on a phone: the one of the invitation is not their first, and asks nothing anew. */
async function joinFirstPhone(house: House, program: ProgramId, person: PersonId): Promise<void> {
  const give = giveTo(house.runtime)
  const now = house.runtime.clock.now()
  const { secret } = await give(now, system(program), 'identity.make-device-code', { person, kind: 'link' }, made)
  await give(
    now,
    { ...system(null), kind: 'nobody' },
    'identity.enroll-device',
    { secret, label: 'Android (inventado)' },
    z.unknown(),
  )
}

/** Who may be the same as somebody else is not invited until that is decided. */
async function inReview(house: House, program: ProgramId): Promise<ReadonlySet<string>> {
  const answered = await ask(house.runtime, { name: reviews.name, input: {}, actor: system(program) })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its reviews: ${answered.code}`)
  return new Set(reviews.output.parse(answered.output).rows.flatMap(({ people }) => people.map(({ person }) => person)))
}

/** Two invented people whose phone nobody has joined yet: one who never answered, one with a past. */
async function invitees(
  house: House,
  program: ProgramId,
): Promise<readonly { readonly label: string; readonly person: PersonId; readonly hasPast: boolean }[]> {
  const answered = await ask(house.runtime, { name: roster.name, input: { limit: 200 }, actor: system(program) })
  if (answered.outcome === 'refused') throw new Error(`the demo may not read its roster: ${answered.code}`)
  const { rows } = roster.output.parse(answered.output)
  const held = await inReview(house, program)
  const fresh = rows.find((row) => row.state === 'imported' && !held.has(row.person))
  const known = rows.find((row) => row.layers.includes(2) && row.layers.includes(3) && !held.has(row.person))
  return [
    ...(fresh === undefined
      ? []
      : [
          {
            label: `médica invitada, primera visita / invited, first visit (${fresh.alias})`,
            person: fresh.person,
            hasPast: false,
          },
        ]),
    ...(known === undefined
      ? []
      : [{ label: `médico con historia / with a past (${known.alias})`, person: known.person, hasPast: true }]),
  ]
}

/**
 * The demo programme: on an empty database it is founded; afterwards only its invitation links are made anew. A database that
 * holds a real programme is left alone.
 */
export async function loadDemo(house: House): Promise<DemoSignIns | undefined> {
  const { runtime } = house
  const find = () =>
    inTransaction(runtime.database.app, system(null), (tx) => findProgramBySlug(tx, demoSlug), { readOnly: true })
  const isNew = (await find()) === undefined
  if (isNew) await tellAYear(house)
  const program = await find()
  if (program === undefined) return undefined
  const give = giveTo(runtime)
  const invitations: { label: string; secret: string }[] = []
  for (const { label, person, hasPast } of await invitees(house, program)) {
    if (isNew && hasPast) await joinFirstPhone(house, program, person)
    const link = await give(
      runtime.clock.now(),
      system(program),
      'identity.make-device-code',
      { person: personId.parse(person), kind: 'link' },
      made,
    )
    invitations.push({ label, secret: link.secret })
  }
  return { invitations, staff: staff.map((one) => one.displayName) }
}
