import type { Device, Post } from '@ayni/device'
import { factKind } from '@ayni/device'
import type { InputOf, OutputOf } from '@ayni/kernel'
import type { enrollDevice } from '../contract.ts'

export type Joined = OutputOf<typeof enrollDevice>
export type JoinResult =
  | { readonly is: 'joined'; readonly joined: Joined }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'no-answer' }
  /** Somebody else's records are still on this phone. */
  | { readonly is: 'someone-else' }

type Attempt = { readonly secret: string; readonly id: string }
const attempt = factKind<Attempt>('join')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Which of the person's phones this one is. */
export const thisPhone = factKind<string>('this-phone')

/** An invitation that was begun and got no answer yet. */
export const unfinishedSecret = (device: Device): string | null => device.draft(attempt, 'join')?.secret ?? null

/** Our own whole answer, not a hotel's welcome page. The rest of the shape is the contract's, tested on the server. */
const isJoined = (value: unknown): value is Joined =>
  isObject(value) && 'token' in value && typeof value.token === 'string' && 'person' in value && 'program' in value

const codeOf = (body: unknown): string | null =>
  isObject(body) && 'code' in body && typeof body.code === 'string' ? body.code : null

const outputOf = (body: unknown): unknown => (isObject(body) && 'output' in body ? body.output : null)

const phoneName = (agent: string): string =>
  /iPhone|iPad/.test(agent) ? 'iPhone' : /Android/.test(agent) ? 'Android' : 'Web'

/**
 * Joins this phone to the person of a link or code. The attempt's id is on the disk before it leaves, so that a lost answer is
 * asked for again instead of spending the link.
 */
export async function joinPhone(device: Device, post: Post, secret: string): Promise<JoinResult> {
  const before = device.draft(attempt, 'join')
  const id = before?.secret === secret ? before.id : device.newId()
  await device.saveDraft(attempt.name, 'join', { secret, id } satisfies Attempt)
  const body: InputOf<typeof enrollDevice> = { secret, label: phoneName(navigator.userAgent) }
  const posted = await post('/api/identity/enroll-device', body, { id })
  if (posted === null || posted.status >= 500) return { is: 'no-answer' }
  const joined = outputOf(posted.body)
  if (!isJoined(joined)) {
    const code = codeOf(posted.body)
    return code === null ? { is: 'no-answer' } : { is: 'refused', code }
  }
  const signedIn = await device.signIn({ token: joined.token, person: joined.person })
  if (!signedIn.ok) return { is: 'someone-else' }
  await device.saveDraft(attempt.name, 'join', null)
  await device.saveDraft(thisPhone.name, 'id', joined.device)
  return { is: 'joined', joined }
}
