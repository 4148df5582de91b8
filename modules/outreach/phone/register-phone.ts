import { type Device, factKind, type Post } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { register } from '../contract.ts'

export type Written = Omit<InputOf<typeof register>, 'link' | 'key'>
export type Registered =
  | { readonly is: 'done'; readonly key: string }
  | { readonly is: 'no-answer' | 'ended' | 'malformed' }

type Attempt = { readonly link: string; readonly key: string; readonly id: string; readonly body: string }
const attempt = factKind<Attempt>('register')

const keyOf = (device: Device): string =>
  [...device.random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Writes somebody down. The key with which this phone then joins is made here and is on the disk before it leaves, so that a
 * lost answer is asked for again and nobody is written down twice.
 */
export async function registerPhone(device: Device, post: Post, link: string, written: Written): Promise<Registered> {
  const text = JSON.stringify(written)
  const before = device.draft(attempt, 'register')
  const same = before !== null && before.link === link && before.body === text
  const one = same ? before : { link, body: text, key: keyOf(device), id: device.newId() }
  await device.saveDraft(attempt.name, 'register', one satisfies Attempt)
  const body: InputOf<typeof register> = { ...written, link, key: one.key }
  const posted = await post('/api/outreach/register', body, { id: one.id })
  if (posted === null || posted.status >= 500) return { is: 'no-answer' }
  if (posted.status === 200) {
    await device.saveDraft(attempt.name, 'register', null)
    return { is: 'done', key: one.key }
  }
  return { is: posted.status === 410 ? 'ended' : 'malformed' }
}
