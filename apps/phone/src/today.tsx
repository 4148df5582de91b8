import { loadNextAppointment } from '@ayni/modules/appointments/phone'
import { loadGreetingCard } from '@ayni/modules/caring-contacts/phone'
import { hasProposal, loadProposalCards, OwedToMe, owedToMe } from '@ayni/modules/coordination/phone'
import { loadAskAgain, ReachToday } from '@ayni/modules/enrollment/phone'
import { loadOutreachToday } from '@ayni/modules/outreach/phone'
import { loadCheckIn } from '@ayni/modules/safety-episode/phone'
import { CheckCard, checkState } from '@ayni/modules/screening/phone'
import { Button, Card, Notice, Screen, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { AlertTruth } from './crisis-room.tsx'
import { part } from './part.tsx'
import { placeWords } from './place-words.ts'
import { Sent } from './sent.tsx'
import { type Frame, type House, hrefs, useStatus } from './shell.ts'

const nothing = () => null

/** Comes with the files of later; the day can be read without it. */
const NextAppointment = part(loadNextAppointment, nothing)

/** Whoever stays in touch: small, and asking for nothing. */
const GreetingCard = part(loadGreetingCard, nothing)
const CheckIn = part(loadCheckIn, nothing)

const AskAgain = part(loadAskAgain, nothing)

const OutreachToday = part(loadOutreachToday, nothing)

export type TodayProps = { readonly frame: Frame; readonly house: House }

const ProposalCards = part(loadProposalCards, nothing)

/** The one next step, what the team owes me and when, and what became of what I wrote. */
export const Today = ({ frame, house }: TodayProps) => {
  const { device } = house
  const say = useWords(placeWords)
  const status = useStatus()
  const [notNow, setNotNow] = useState(false)
  const now = new Date(device.now()).toISOString()
  const state = checkState(device)
  const calm = (state.is === 'rest' || notNow) && owedToMe(device).length === 0
  return (
    <Screen {...frame} title={say.hello}>
      <AlertTruth />
      <CheckIn device={device} />
      {status?.signedOut ? <SignedOut /> : null}
      {notNow ? null : <CheckCard device={device} href={hrefs.check} onNotNow={() => setNotNow(true)} />}
      {hasProposal(device) ? <ProposalCards device={device} /> : null}
      <NextAppointment device={device} chooseHref={hrefs.hours} />
      <OwedToMe device={device} now={now} chooseHref={hrefs.hours} />
      <GreetingCard device={device} now={now} writeHref={hrefs.help} />
      {calm ? (
        <Card title={say.calm}>
          <p>{say.calmWhy}</p>
          <div class="row">
            <Button kind="quiet" href={hrefs.check}>
              {say.checkNow}
            </Button>
          </div>
        </Card>
      ) : null}
      <AskAgain device={device} />
      <ReachToday device={device} />
      {notNow || state.is !== 'rest' ? null : <OutreachToday device={device} />}
      <Sent device={device} now={now} />
    </Screen>
  )
}

const SignedOut = () => {
  const say = useWords(placeWords)
  return (
    <Notice tone="attend" title={say.signedOut}>
      <p>{say.signedOutWhy}</p>
      <div class="row">
        <Button kind="quiet" href="#/entrar">
          {say.enterAgain}
        </Button>
      </div>
    </Notice>
  )
}
