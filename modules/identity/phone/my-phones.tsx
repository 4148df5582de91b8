import type { Device, Post } from '@ayni/device'
import { Button, Card, Empty, formatDate, formatDue, Notice, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { thisPhone } from './join-phone.ts'
import { laterWords } from './later-words.ts'
import { endPhone, type PhoneFact, phone } from './local.ts'
import { type MadeCode, makeCode } from './make-code.ts'

export type MyPhonesProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly post: Post
  readonly onDone: () => void
}

/** My phones: close or empty a lost one, and let a new one in. */
export const MyPhones = ({ frame, device, post, onDone }: MyPhonesProps) => {
  const say = useWords(laterWords)
  const phones = device.all(phone).toSorted((one, two) => two.body.enrolledAt.localeCompare(one.body.enrolledAt))
  return (
    <Screen {...frame} title={say.phones} back={{ onPress: onDone }}>
      <p>{say.phonesLead}</p>
      {phones.length === 0 ? <Empty title={say.noPhones} /> : null}
      {phones.map(({ key, body }) => (
        <OnePhone key={key} one={body} device={device} />
      ))}
      <Another device={device} post={post} />
    </Screen>
  )
}

const OnePhone = ({ one, device }: { readonly one: PhoneFact; readonly device: Device }) => {
  const say = useWords(laterWords)
  const [asked, setAsked] = useState(false)
  const end = (how: 'sign-out' | 'wipe') => () => void endPhone(device, one, how).then(() => setAsked(true))
  const isThis = device.draft(thisPhone, 'id') === one.id
  const over = one.signedOutAt ?? one.wipeRequestedAt
  return (
    <Card title={isThis ? `${one.label} · ${say.thisOne}` : one.label}>
      <p class="muted">{over === null ? say.joined(formatDate(one.enrolledAt)) : say.ended(formatDate(over))}</p>
      {asked ? <p role="status">{say.asked}</p> : null}
      {over !== null || asked || isThis ? null : (
        <div class="row">
          <Button kind="quiet" onPress={end('sign-out')}>
            {say.signOut}
          </Button>
          <Button kind="plain" onPress={end('wipe')}>
            {say.wipe}
          </Button>
        </div>
      )}
    </Card>
  )
}

const Another = ({ device, post }: { readonly device: Device; readonly post: Post }) => {
  const say = useWords(laterWords)
  const [made, setMade] = useState<MadeCode | 'making' | 'no-signal' | null>(null)
  const make = async (): Promise<void> => {
    setMade('making')
    setMade((await makeCode(device, post)) ?? 'no-signal')
  }
  return (
    <Card title={say.add}>
      <p>{say.addWhy}</p>
      {made === 'no-signal' ? <Notice tone="attend" title={say.needsSignal} live="polite" /> : null}
      {made !== null && typeof made === 'object' ? (
        <div role="status">
          <p class="figures" style={{ fontSize: '1.6rem', letterSpacing: '.12em' }}>
            {made.secret.replace(/^(.{4})/, '$1-')}
          </p>
          <p>{say.codeWhy(formatDue(made.expiresAt, new Date(device.now()).toISOString()))}</p>
        </div>
      ) : (
        <div class="row">
          <Button kind="quiet" busy={made === 'making' ? say.making : undefined} onPress={() => void make()}>
            {say.make}
          </Button>
        </div>
      )}
    </Card>
  )
}
