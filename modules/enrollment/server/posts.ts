import { type InputOf, type PersonId, type ProgramId, type Refusal, refuse } from '@ayni/kernel'
import { type CommandContext, type CommandResult, handle } from '@ayni/platform/commands'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'
import { confirmPlace, endPost, type PostFact, postChanged, postShape, savePost, savePostFor } from '../contract.ts'
import { arrangePosts } from './arrange-posts.ts'
import { placeContext } from './identity-seal.ts'
import { noteOnBehalf } from './on-behalf.ts'
import { closePosts, confirmPost, copyPostToPerson, type PostRow, postsOf, putPost } from './post-store.ts'
import { completeProfile } from './profile.ts'
import { programOf, standingOf } from './state-store.ts'

type Given = InputOf<typeof savePost>
type Owner = { readonly person: PersonId; readonly program: ProgramId }
const place = postShape.shape.place

/** As the phone and the card show it. */
export const factOf = (keys: KeyRing, row: PostRow): PostFact => ({
  facilityCode: row.facilityCode,
  ubigeo: row.ubigeo,
  category: row.category,
  institution: row.institution,
  isHead: row.isHead,
  connectivity: row.connectivity,
  place:
    row.placeSealed === null
      ? { facilityName: null, howToFind: null }
      : open(keys, placeContext(row.post), row.placeSealed, place),
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  confirmedAt: row.confirmedAt,
})

type Told = Pick<CommandResult<null>, 'events' | 'changes' | 'topics'> & { readonly output: null }

async function toldOf(
  context: CommandContext<unknown>,
  { person, program }: Owner,
): Promise<Told & { about: PersonId }> {
  const { tx, now } = context
  await copyPostToPerson(tx, person)
  const posts = await postsOf(tx, person)
  const held = posts.find(({ endsOn }) => endsOn === null)
  const done = await completeProfile(context, person)
  return {
    output: null,
    about: person,
    events: [
      postChanged.of({ person, program, at: now, ubigeo: held?.ubigeo ?? null, facility: held?.facilityCode ?? null }),
      ...(done?.events ?? []),
    ],
    changes: [...posts.map(({ post }) => ({ person, kind: 'post', key: post })), ...(done?.changes ?? [])],
    topics: ['roster'],
  }
}

/** ENR-08: the new post closes the one before on its first day; cases, clinicians and clocks are of other rooms and stay. */
async function save(
  context: CommandContext<unknown>,
  owner: Owner,
  given: Given,
): Promise<Told | Refusal<'enrollment.post-missing'>> {
  const { tx, keys, occurredAt, now } = context
  await standingOf(tx, owner.person)
  const { endsOn, ends } = arrangePosts(await postsOf(tx, owner.person), given)
  await closePosts(
    tx,
    ends.filter((one) => one.endsOn !== null),
  )
  const { place: where, ...rest } = given
  const placeSealed =
    where.facilityName === null && where.howToFind === null ? null : seal(keys, placeContext(given.post), where)
  // Only the person, or who speaks with them, says that somebody is there.
  const confirmedAt = context.actor.personId === owner.person ? occurredAt : null
  const kept = await putPost(tx, { ...rest, ...owner, placeSealed, endsOn, confirmedAt, occurredAt, addedAt: now })
  if (!kept) return refuse('enrollment.post-missing')
  await closePosts(
    tx,
    ends.filter((one) => one.endsOn === null),
  )
  return toldOf(context, owner)
}

export const savePostHandler = handle(savePost, async (context) => {
  const { personId: person, programId: program } = context.actor
  if (person === null || program === null) return refuse('enrollment.person-missing')
  return save(context, { person, program }, context.input)
})

export const savePostForHandler = handle(savePostFor, async (context) => {
  const { person, why, ...given } = context.input
  const program = await programOf(context.tx, person)
  if (program === undefined) return refuse('enrollment.person-missing')
  await noteOnBehalf(context, { person, program, what: 'post', why })
  return save(context, { person, program }, given)
})

export const endPostHandler = handle(endPost, async (context) => {
  const { personId: person, programId: program } = context.actor
  if (person === null || program === null) return refuse('enrollment.person-missing')
  const { post, endsOn } = context.input
  const own = (await postsOf(context.tx, person)).find((one) => one.post === post)
  if (own === undefined) return refuse('enrollment.post-missing')
  await closePosts(context.tx, [{ post, endsOn: endsOn < own.startsOn ? own.startsOn : endsOn }])
  return toldOf(context, { person, program })
})

export const confirmPlaceHandler = handle(confirmPlace, async ({ input, tx, occurredAt }) => {
  const row = await confirmPost(tx, input.post, occurredAt)
  if (row === undefined) return refuse('enrollment.post-missing')
  return { output: null, about: row.person, changes: [{ person: row.person, kind: 'post', key: row.post }] }
})
