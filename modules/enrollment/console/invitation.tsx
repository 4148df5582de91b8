import type { RosterRow } from '@ayni/modules/enrollment/contract'
import { announce, Button, copyIcon, ErrorNotice, formatWhen, Glyph, QrPicture, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { errors, words } from './words.ts'

type Made = { readonly kind: 'link' | 'code'; readonly text: string; readonly expiresAt: string }

export type InvitationProps = {
  readonly client: PeopleClient
  readonly person: RosterRow['person']
  readonly now: string
  /** `https://…`, where the phone's face is served. */
  readonly origin: string
}

/** `8F3K2M9P` is read aloud and typed better as two fours. */
export const spaced = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1 $2')

const Shown = ({ made, now }: { readonly made: Made; readonly now: string }) => {
  const say = useWords(words)
  const [copied, setCopied] = useState<boolean | undefined>(undefined)
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(made.text).then(
      () => true,
      () => false,
    )
    setCopied(done)
    announce(done ? say.copied : say.notCopied)
  }
  return (
    <div class="made">
      <p class="muted small">{made.kind === 'link' ? say.link : say.code}</p>
      <output class={made.kind === 'code' ? 'big-code' : undefined}>
        {made.kind === 'code' ? spaced(made.text) : made.text}
      </output>
      {made.kind === 'link' ? <QrPicture text={made.text} label={say.linkQr} load={() => import('uqr')} /> : null}
      <div class="row">
        <Button kind="quiet" onPress={() => void copy()}>
          <Glyph of={copyIcon} size={20} />
          {say.copy}
        </Button>
        {copied === undefined ? null : <span>{copied ? say.copied : say.notCopied}</span>}
      </div>
      <p class="muted small">
        {made.kind === 'code' ? `${say.codeWhere} ` : ''}
        {say.validUntil(formatWhen(made.expiresAt, now))}
      </p>
    </div>
  )
}

/** An invitation for one phone, by link or by eight characters; shown once. */
export const Invitation = ({ client, person, now, origin }: InvitationProps) => {
  const say = useWords(words)
  const [made, setMade] = useState<Made | undefined>(undefined)
  const [code, setCode] = useState<string | undefined>(undefined)
  const make = async (kind: Made['kind']): Promise<void> => {
    const answer = await client.call('identity.make-device-code', { person, kind })
    setCode(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    const { secret, expiresAt } = answer.output
    setMade({ kind, expiresAt, text: kind === 'link' ? `${origin}/#/i/${secret}` : secret })
  }
  return (
    <section class="block">
      <h3>{say.invitation}</h3>
      <p class="muted">{say.invitationWhy}</p>
      {made === undefined ? null : <Shown key={made.text} made={made} now={now} />}
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      <div class="row">
        <Button kind={made === undefined ? 'primary' : 'quiet'} onPress={() => void make('link')}>
          {say.makeLink}
        </Button>
        <Button kind="quiet" onPress={() => void make('code')}>
          {say.makeCode}
        </Button>
      </div>
    </section>
  )
}
