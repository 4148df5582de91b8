import { safetyPlanHeadings, safetyPlanSections, whatMattersHeading } from '@ayni/clinical/safety-plan'
import type { Device } from '@ayni/device'
import {
  Button,
  Card,
  Check,
  Empty,
  formatDate,
  formatWhen,
  ListRow,
  language,
  Notice,
  Screen,
  type ScreenProps,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import {
  agenciesOf,
  choose,
  isBegun,
  isoOf,
  isShown,
  type PlanCard,
  plansOf,
  planToShow,
  setShown,
  type Version,
} from './local.ts'
import { Lines } from './plan-lines.tsx'
import { Professionals } from './professionals.tsx'
import { words } from './words.ts'

export type PlanViewProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit'>
  readonly device: Device
  readonly onBack: () => void
  readonly onWrite: () => void
}

/** Signs first, then what to do, in order; any step in one jump, any call in one tap. Opens without a signal. */
export const PlanView = ({ frame, device, onBack, onWrite }: PlanViewProps) => {
  const say = useWords(words)
  const card = planToShow(device)
  const mayWrite = !device.locked && device.session !== null
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onBack }}>
      {card === null ? (
        <Empty title={say.empty}>
          <p>{say.emptyWhy}</p>
        </Empty>
      ) : (
        <Steps device={device} card={card} />
      )}
      {card === null ? (
        <Professionals
          entries={[]}
          agencies={device.locked ? null : agenciesOf(device)}
          dutyPhone={device.card?.dutyPhone}
        />
      ) : null}
      {mayWrite ? (
        <div class="row unprinted">
          <Button kind={card === null ? 'primary' : 'quiet'} onPress={onWrite}>
            {isBegun(device) ? say.goOn : card === null ? say.begin : say.edit}
          </Button>
          {card === null ? null : (
            <Button kind="plain" onPress={() => globalThis.print()}>
              {say.print}
            </Button>
          )}
        </div>
      ) : null}
      {mayWrite && card !== null ? (
        <div class="unprinted">
          <Check
            words={say.shown}
            detail={say.shownWhy}
            checked={isShown(device)}
            onChange={(shown) => void setShown(device, shown)}
          />
        </div>
      ) : null}
    </Screen>
  )
}

const place = (section: string): string => `plan-${section}`

/** The address stays: it is a hash, and the way back leads out of here, not through the steps. */
const goTo = (section: string): void => {
  const found = document.getElementById(place(section))
  found?.scrollIntoView()
  found?.focus({ preventScroll: true })
}

const Steps = ({ device, card }: { readonly device: Device; readonly card: PlanCard }) => {
  const say = useWords(words)
  const now = isoOf(device.now())
  const { content, at, who, reviewOn } = card
  const when = formatWhen(at, now)
  return (
    <>
      {device.locked ? null : <Apart device={device} />}
      <p>{say.lead}</p>
      <details class="unprinted">
        <summary class="btn quiet">{say.jump}</summary>
        <ul class="rows">
          {safetyPlanSections.map((section, nth) => (
            <ListRow
              key={section}
              title={`${nth + 1}. ${safetyPlanHeadings[section][language.value]}`}
              onPress={() => goTo(section)}
            />
          ))}
        </ul>
      </details>
      {content.matters === null ? null : (
        <Card title={whatMattersHeading[language.value]}>
          <p>{content.matters}</p>
        </Card>
      )}
      {safetyPlanSections.map((section, nth) => (
        <section class="card" key={section}>
          <h2 id={place(section)} tabIndex={-1}>
            {nth + 1}. {safetyPlanHeadings[section][language.value]}
          </h2>
          {section === 'professional-support' ? (
            <Professionals
              entries={content.sections[section]}
              agencies={card.agencies}
              dutyPhone={device.card?.dutyPhone}
            />
          ) : (
            <Lines entries={content.sections[section]} />
          )}
          {section === 'safer-environment' ? <Agreed card={card} /> : null}
        </section>
      ))}
      <p class="small muted">
        {who === null ? say.made(when) : say.madeWith(when, who)}
        {reviewOn === null ? '' : ` ${say.review(formatDate(`${reviewOn}T12:00:00Z`))}`}
      </p>
    </>
  )
}

const Agreed = ({ card: { measures } }: { readonly card: PlanCard }) => {
  const say = useWords(words)
  if (measures.length === 0) return null
  return (
    <>
      <h3>{say.agreed}</h3>
      <ul class="rows">
        {measures.map(({ what, keeper, until }) => (
          <ListRow
            key={what}
            title={what}
            detail={[
              keeper === null ? '' : say.keeps(keeper),
              until === null ? '' : say.until(formatDate(`${until}T12:00:00Z`)),
            ].join(' ')}
          />
        ))}
      </ul>
    </>
  )
}

/** EC-14: both are kept; the person says which is theirs, and may take it back. */
const Apart = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const [aside, setAside] = useState<readonly Version[]>([])
  const { current, rivals } = plansOf(device)
  const all = current === null || rivals.length === 0 ? [] : [current, ...rivals]
  const take = (one: Version): void => {
    const others = all.filter(({ id }) => id !== one.id)
    setAside(others)
    void choose(
      device,
      one,
      others.map(({ id }) => id),
    )
  }
  /** Nothing is set aside any more: all stand, and the question returns. */
  const takeBack = (): void => {
    for (const other of aside) void choose(device, other, [])
    setAside([])
  }
  if (aside.length > 0)
    return (
      <Notice tone="done" title={say.chosen} live="polite">
        <div class="row">
          <Button kind="plain" onPress={takeBack}>
            {say.undo}
          </Button>
        </div>
      </Notice>
    )
  if (all.length === 0) return null
  return (
    <Notice tone="attend" title={say.two}>
      <p>{say.twoWhy}</p>
      {all.map((one) => (
        <div class="row" key={one.id}>
          <span>
            {formatWhen(one.at, isoOf(device.now()))}
            {one.who === null ? '' : `, ${one.who}`}
            <br />
            <span class="small">{Object.values(one.content.sections).flat()[0]?.text ?? say.none}</span>
          </span>
          <Button kind="quiet" onPress={() => take(one)}>
            {say.this}
          </Button>
        </div>
      ))}
    </Notice>
  )
}
