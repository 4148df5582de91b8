import type { PersonId, ProgramId } from '@ayni/kernel'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { type Context, react } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { consentChanged, contactsChanged, personStateChanged, trustedContext, trustedPerson } from '../contract.ts'
import { pointsOf } from './contact-store.ts'
import { identityOf, sealIdentity } from './identity-seal.ts'
import { mergePeople, setIdentity } from './merge-store.ts'
import { postsOf } from './post-store.ts'
import { type PersonRow, personById, putTrusted, trustedOf } from './store.ts'

/** The trusted person is sealed to whom they are trusted by: where the survivor has named nobody, the duplicate's is theirs. */
async function moveTrusted({ tx, keys, now }: Context, from: PersonId, to: PersonId, program: ProgramId) {
  const sealed = await trustedOf(tx, from)
  if (sealed === undefined) return
  if ((await trustedOf(tx, to)) === undefined) {
    const trusted = open(keys, trustedContext(from), sealed, trustedPerson)
    await putTrusted(tx, to, program, seal(keys, trustedContext(to), trusted), now)
  }
  await putTrusted(tx, from, program, null, now)
}

async function keepName({ tx, keys }: Context, from: PersonRow | undefined, to: PersonRow | undefined): Promise<void> {
  if (from?.identitySealed == null || to === undefined || to.identitySealed !== null) return
  await setIdentity(tx, to.id, sealIdentity(keys, to.id, identityOf(keys, from.id, from.identitySealed)))
}

const LAYERS = [1, 2, 3, 4, 5, 6, 7] as const

/** The survivor has everything the duplicate had; what either had taken back is taken back (EC-08, services/00 §2.7). */
export const mergeDuplicate = react(peopleMerged, async (context) => {
  const { payload, tx } = context
  const { survivor, duplicate, program, at } = payload
  const [from, before] = [await personById(tx, duplicate), await personById(tx, survivor)]
  await moveTrusted(context, duplicate, survivor, program)
  await keepName(context, from, before)
  const taken = await mergePeople(tx, { ...payload, state: before?.state })
  const after = await personById(tx, survivor)
  const [points, posts] = [await pointsOf(tx, survivor), await postsOf(tx, survivor)]
  const moved =
    before === undefined || after === undefined || before.state === after.state
      ? []
      : [personStateChanged.of({ person: survivor, program, from: before.state, to: after.state, at })]
  const double =
    from === undefined
      ? []
      : [personStateChanged.of({ person: duplicate, program, from: from.state, to: 'duplicate', at })]
  const back = LAYERS.filter((layer) => taken.includes(layer))
  return {
    events: [
      ...moved,
      ...double,
      ...back.map((layer) => consentChanged.of({ person: survivor, program, layer, given: false, at })),
      contactsChanged.of({ person: survivor, program, at }),
    ],
    changes: [
      { person: survivor, kind: 'me', key: 'me' },
      { person: survivor, kind: 'reach', key: 'reach' },
      { person: survivor, kind: 'trusted', key: 'trusted' },
      ...LAYERS.map((layer) => ({ person: survivor, kind: 'consent', key: String(layer) })),
      ...points.map(({ id }) => ({ person: survivor, kind: 'contact', key: id })),
      ...posts.map(({ post }) => ({ person: survivor, kind: 'post', key: post })),
    ],
    topics: ['roster'],
  }
})
