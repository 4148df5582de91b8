import type { Device } from '@ayni/device'
import { Button, Card, formatDate, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import { askLink, endLink, joinedBy, livingLink, type OwnLink, outreach, quieten } from './local.ts'
import { words } from './words.ts'

export type InviteProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection'>
  readonly device: Device
  readonly onDone: () => void
}

const Qr = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}

const Living = ({ device, link }: { readonly device: Device; readonly link: OwnLink }) => {
  const say = useWords(words)
  const address = `${location.origin}/#/unirme/${link.secret}`
  return (
    <Card>
      <Qr text={address} label={say.qr} />
      <output>{address}</output>
      <p class="muted">{say.until(formatDate(link.expiresAt), link.usesLeft)}</p>
      <div class="row">
        {typeof navigator.share === 'function' ? (
          <Button onPress={() => void navigator.share({ url: address }).catch(() => undefined)}>{say.share}</Button>
        ) : null}
        <Button kind="plain" onPress={() => void endLink(device, link)}>
          {say.end}
        </Button>
      </div>
    </Card>
  )
}

/** A link without a name, shown with or without a signal; who joined only where they wished it; and "not now". */
export const Invite = ({ frame, device, onDone }: InviteProps) => {
  const say = useWords(words)
  const [asked, setAsked] = useState(false)
  const link = livingLink(device)
  const mine = device.get(outreach, 'mine')?.body
  const joined = joinedBy(device)
  return (
    <Screen {...frame} title={say.inviteTitle} back={{ onPress: onDone }}>
      <p>{say.inviteLead}</p>
      {link === null ? (
        <Card>
          <p>{asked ? say.askedFor : say.askWhy}</p>
          <Button disabled={asked} onPress={() => void askLink(device).then(() => setAsked(true))}>
            {say.ask}
          </Button>
        </Card>
      ) : (
        <Living device={device} link={link} />
      )}
      {joined.length === 0 ? null : (
        <Card title={say.joined}>
          {joined.map(({ called, at }) => (
            <p key={at}>{called}</p>
          ))}
        </Card>
      )}
      {mine === undefined || mine.overrides.length === 0 ? null : (
        <Card title={say.overrides}>
          {mine.overrides.map(({ at, why }) => (
            <p key={at}>
              {formatDate(at)}: {why}
            </p>
          ))}
        </Card>
      )}
      <Card title={say.quiet}>
        <p>
          {typeof mine?.quietUntil === 'string' && Date.parse(mine.quietUntil) > device.now()
            ? say.quietUntil(formatDate(mine.quietUntil))
            : say.quietWhy}
        </p>
        <Button kind="quiet" onPress={() => void quieten(device)}>
          {say.quiet}
        </Button>
      </Card>
    </Screen>
  )
}
