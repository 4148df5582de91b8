import { crisisLines, crisisSms } from '@ayni/clinical/crisis'
import type { CrisisCard, Device } from '@ayni/device'
import {
  Breath,
  Button,
  helpIcon,
  ListRow,
  messageIcon,
  peopleIcon,
  personIcon,
  phoneIcon,
  Screen,
  StickyAction,
  useWords,
} from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { askForHelp, newestAlert } from './local.ts'
import { readTruth, type Truth } from './read-truth.ts'
import { TruthNotice, useTruthTitle } from './truth.tsx'
import { words } from './words.ts'

export type CrisisScreenProps = {
  readonly device: Device
  /** By the browser or the sync loop; the screen never waits for either. */
  readonly online: boolean
  readonly back?: { readonly href?: string | undefined; readonly onPress?: (() => void) | undefined } | undefined
  /** Where the safety plan is, once there is one. */
  readonly planHref?: string | undefined
  readonly onQuickExit?: (() => void) | undefined
}

const shownLines = ['linea-113', 'samu-106'] as const

/** Works locked, without a signal and on a phone that holds nothing: what it shows is in this file or on the crisis card. */
export const CrisisScreen = ({ device, online, back, planHref, onQuickExit }: CrisisScreenProps) => {
  const say = useWords(words)
  const nowMs = useSeconds(device)
  const truth = readTruth({ items: device.items, alert: device.locked ? null : newestAlert(device), nowMs, online })
  const hasTeam = device.session !== null || device.locked || device.card !== null
  return (
    <Screen
      title={say.title}
      help={null}
      back={back}
      onQuickExit={onQuickExit}
      action={hasTeam ? <Ask device={device} truth={truth} nowMs={nowMs} /> : undefined}
    >
      <p>{say.callNow}</p>
      <Calls card={device.card} />
      {planHref === undefined ? null : (
        <ul class="rows">
          <ListRow title={say.plan} detail={say.planDetail} icon={helpIcon} href={planHref} />
        </ul>
      )}
      <section class="stack" aria-label={say.truth}>
        <TruthNotice truth={truth} nowMs={nowMs} hasTeam={hasTeam} />
        <SmsFallback card={device.card} truth={truth} />
      </section>
      <Breath />
      <section class="stack">
        <h2>{say.safety}</h2>
        <ul class="stack">
          {say.safetyWords.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </Screen>
  )
}

/** The phone's clock, second by second: the truth changes with it. */
function useSeconds(device: Device): number {
  const [nowMs, setNowMs] = useState(device.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(device.now()), 1000)
    return () => clearInterval(timer)
  }, [device])
  return nowMs
}

const dialOf = (id: (typeof shownLines)[number]): string => crisisLines.find((line) => line.id === id)?.dial ?? ''
const spaced = (number: string): string => number.replace(/^(\+51)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4')

/** Four rows, each one tap to a voice. */
const Calls = ({ card }: { readonly card: CrisisCard | null }) => {
  const say = useWords(words)
  return (
    <ul class="rows strong">
      {shownLines.map((id) => (
        <ListRow key={id} strong icon={phoneIcon} href={`tel:${dialOf(id)}`} {...say.lines[id]} />
      ))}
      {card?.trusted === undefined ? (
        <ListRow strong icon={personIcon} title={say.someone} detail={say.someoneDetail} />
      ) : (
        <ListRow
          strong
          icon={personIcon}
          href={`tel:${card.trusted.phone}`}
          title={say.trusted(card.trusted.name)}
          detail={say.trustedDetail}
        />
      )}
      {card === null || card.dutyPhone === '' ? null : (
        <ListRow
          strong
          icon={peopleIcon}
          href={`tel:${card.dutyPhone}`}
          title={say.duty}
          detail={say.dutyDetail(spaced(card.dutyPhone))}
        />
      )}
    </ul>
  )
}

/** Voice and SMS often work where data does not. Alias and class, and only where the physician allowed it. */
const SmsFallback = ({ card, truth }: { readonly card: CrisisCard | null; readonly truth: Truth }) => {
  const say = useWords(words)
  if (truth.is !== 'not-told' || card === null || !card.smsAllowed || card.alias === undefined || card.dutyPhone === '')
    return null
  const text = crisisSms(card.alias, 'A')
  return (
    <>
      <ul class="rows strong">
        <ListRow
          strong
          icon={messageIcon}
          href={`sms:${card.dutyPhone}?body=${encodeURIComponent(text)}`}
          title={say.sms}
          detail={say.smsDetail(text)}
        />
      </ul>
      <p class="small muted">{say.smsUnconfirmed}</p>
    </>
  )
}

/** The one button. It rests while an earlier press has not left the phone: pressing twice would tell nobody sooner. */
const Ask = ({ device, truth, nowMs }: { readonly device: Device; readonly truth: Truth; readonly nowMs: number }) => {
  const say = useWords(words)
  const [busy, setBusy] = useState(false)
  const ask = (): void => {
    setBusy(true)
    void askForHelp(device).finally(() => setBusy(false))
  }
  const rests = busy || truth.is === 'trying' ? say.asking : truth.is === 'not-told' ? say.waits : undefined
  const again = truth.is === 'received' || truth.is === 'answered'
  return (
    <StickyAction side={<span>{useTruthTitle(truth, nowMs)}</span>}>
      <Button kind={again ? 'quiet' : 'safety'} wide onPress={ask} busy={rests}>
        {again ? say.askAgain : say.ask}
      </Button>
    </StickyAction>
  )
}
