import { type Instant, plusMinutes, plusSeconds, refuse } from '@ayni/kernel'
import { type Door, door, type Knock, signInPolicy } from '@ayni/platform/auth'
import { queueMessage } from '@ayni/platform/messages'
import { demoAccounts, demoSignIn, enterCode, enterLink, requestSignIn } from '../../contract.ts'
import { emailKeyOf, openContacts } from '../staff/sealed-account.ts'
import { asHouse, describe, heldByCookies, type SignInDeps } from './house.ts'
import { type Addressed, accountOfEmail, demoAccountsIn, passSecondFactor } from './store.ts'

/** How often, in fifteen minutes, for one address and from one place; all [D]. */
export const tries = { windowS: 900, codesPerAddress: 5, entriesPerAddress: 10, perPlace: 60 } as const

const validMinutes = signInPolicy.codeLastsS / 60

async function tooMany(
  { signIn }: SignInDeps,
  { ip, now }: Knock,
  what: string,
  key: string,
  limit: number,
): Promise<boolean> {
  const place = await signIn.mayTry(`place:${ip}`, now, tries.windowS, tries.perPlace)
  return !place || !(await signIn.mayTry(`${what}:${key}`, now, tries.windowS, limit))
}

async function send(
  deps: SignInDeps,
  to: Addressed,
  secret: { code: string } | { link: string },
  key: string,
  now: Instant,
): Promise<void> {
  const { email } = openContacts(deps.keys, to.account, to.contactsSealed)
  const envelope = {
    key: `sign-in|${to.account}|${key}`,
    programId: to.program,
    channel: 'email',
    to: { accountId: to.account },
    address: { kind: 'email', mailbox: email },
    language: to.language,
    expiresAt: plusMinutes(now, validMinutes),
    class: 'N0',
  } as const
  const queued = await asHouse(deps, to.program, (tx) =>
    queueMessage(
      tx,
      'code' in secret
        ? { ...envelope, template: 'sign-in-code', params: secret }
        : { ...envelope, template: 'sign-in-link', params: secret },
      {
        now,
        keys: deps.keys,
      },
    ),
  )
  if ('refused' in queued) throw new Error(`the sign-in message was refused: ${queued.refused}`)
}

/** The same answer, after the same work, whether somebody has the address or not. */
const requestDoor = (deps: SignInDeps): Door =>
  door(requestSignIn, async ({ email, by }, knock) => {
    const emailKey = emailKeyOf(deps.keys, email)
    if (await tooMany(deps, knock, 'request', emailKey, tries.codesPerAddress)) return refuse('rate.limited')
    const made = by === 'code' ? await deps.signIn.makeCode(emailKey) : await deps.signIn.makeLink(emailKey)
    const to = await asHouse(deps, null, (tx) => accountOfEmail(tx, emailKey))
    const secret = by === 'code' ? { code: made } : { link: `${deps.origin}/console/entrar#${made}` }
    if (to !== undefined) await send(deps, to, secret, emailKeyOf(deps.keys, made), knock.now)
    return { output: { validMinutes } }
  })

const codeDoor = (deps: SignInDeps): Door =>
  door(enterCode, async ({ email, code }, knock) => {
    const emailKey = emailKeyOf(deps.keys, email)
    if (await tooMany(deps, knock, 'enter', emailKey, tries.entriesPerAddress)) return refuse('rate.limited')
    const cookies = await deps.signIn.enterCode(emailKey, code, knock.headers)
    const held = cookies === null ? undefined : await heldByCookies(deps, cookies, knock.now)
    return cookies === null || held === undefined
      ? refuse('identity.sign-in-wrong')
      : { output: await describe(deps, held), cookies }
  })

const linkDoor = (deps: SignInDeps): Door =>
  door(enterLink, async ({ token }, knock) => {
    if (!(await deps.signIn.mayTry(`place:${knock.ip}`, knock.now, tries.windowS, tries.perPlace)))
      return refuse('rate.limited')
    const cookies = await deps.signIn.enterLink(token, knock.headers)
    const held = cookies === null ? undefined : await heldByCookies(deps, cookies, knock.now)
    return cookies === null || held === undefined
      ? refuse('identity.sign-in-wrong')
      : { output: await describe(deps, held), cookies }
  })

const demoListDoor = (deps: SignInDeps): Door =>
  door(demoAccounts, async () =>
    deps.demo ? { output: await asHouse(deps, null, demoAccountsIn) } : refuse('identity.demo-off'),
  )

/**
 * Enters as an invented person. @safety only accounts marked demo, in a programme marked demo, where the demo is on: the
 * second factor counts as shown because nobody real can be seen there.
 */
const demoDoor = (deps: SignInDeps): Door =>
  door(demoSignIn, async ({ account }, knock) => {
    if (!deps.demo) return refuse('identity.demo-off')
    const invented = await asHouse(deps, null, demoAccountsIn)
    if (!invented.some((one) => one.account === account)) return refuse('identity.account-unknown')
    const cookies = await deps.signIn.openSession(account, knock.headers)
    const held = cookies === null ? undefined : await heldByCookies(deps, cookies, knock.now)
    if (cookies === null || held === undefined) return refuse('identity.account-unknown')
    await asHouse(deps, held.program, (tx) => passSecondFactor(tx, held.session, knock.now))
    return { output: await describe(deps, { ...held, secondFactorAt: plusSeconds(knock.now, 0) }), cookies }
  })

export const enterDoors = (deps: SignInDeps): readonly Door[] =>
  [requestDoor, codeDoor, linkDoor, demoListDoor, demoDoor].map((make) => make(deps))
