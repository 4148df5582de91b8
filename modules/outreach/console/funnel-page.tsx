import type { Funnel } from '@ayni/modules/outreach/contract'
import { DefinitionList, ErrorNotice, Loading, Table, useAnswer, useWords } from '@ayni/ui'
import type { ReachClient } from './clients.ts'
import { funnelWords } from './funnel-words.ts'
import { errors, words } from './words.ts'

export type FunnelPageProps = { readonly client: ReachClient }

type Step = Funnel['steps'][number]

const percent = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} %`)
const number = (value: number | null): string => (value === null ? '–' : String(value))

const LINE = 44
const WIDE = 480

/** Each step a line as long as its people, with n and the share of the step before. */
const Picture = ({ steps, title }: { readonly steps: readonly Step[]; readonly title: string }) => {
  const say = useWords(funnelWords)
  const most = Math.max(1, ...steps.map(({ n }) => n))
  return (
    <svg
      class="flow funnel"
      viewBox={`0 0 ${WIDE} ${steps.length * LINE}`}
      role="img"
      aria-label={title}
      font-size="15"
    >
      {steps.map(({ id, n, percent: share }, at) => (
        <g key={id}>
          <text x="0" y={at * LINE + 16} fill="currentColor">
            {say.steps[id]}
          </text>
          <text x={WIDE} y={at * LINE + 16} text-anchor="end" fill="currentColor" font-weight="650">
            {share === null ? n : `${n} (${percent(share)})`}
          </text>
          <rect
            x="0"
            y={at * LINE + 24}
            width={Math.max(1, (WIDE * n) / most)}
            height="10"
            fill="currentColor"
            class="way"
          />
        </g>
      ))}
    </svg>
  )
}

const Steps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const say = useWords(funnelWords)
  return (
    <Table
      caption={say.table}
      rows={steps}
      rowId={({ id }) => id}
      columns={[
        { id: 'step', head: say.step, cell: ({ id }: Step) => say.steps[id] },
        { id: 'n', head: say.people, figures: true, cell: ({ n }: Step) => n },
        { id: 'share', head: say.share, figures: true, cell: ({ percent: share }: Step) => percent(share) },
      ]}
    />
  )
}

type Way = Funnel['ways'][number]

const Ways = ({ ways }: Pick<Funnel, 'ways'>) => {
  const say = useWords(funnelWords)
  const names = useWords(words)
  return (
    <Table
      caption={say.ways}
      rows={ways}
      rowId={({ channel, window }) => `${channel}|${window}`}
      empty={<p>{say.none}</p>}
      columns={[
        { id: 'way', head: say.way, cell: ({ channel }: Way) => names.channel[channel] },
        { id: 'when', head: say.when, cell: ({ window }: Way) => names.window[window] },
        { id: 'attempts', head: say.attempts, figures: true, cell: ({ attempts }: Way) => attempts },
        { id: 'answered', head: say.answered, figures: true, cell: ({ answered }: Way) => answered },
        { id: 'per', head: say.perSuccess, figures: true, cell: ({ perSuccess }: Way) => number(perSuccess) },
      ]}
    />
  )
}

type Why = Funnel['nonuse'][number]

const Nonuse = ({ nonuse }: Pick<Funnel, 'nonuse'>) => {
  const say = useWords(funnelWords)
  const names = useWords(words)
  return (
    <Table
      caption={say.nonuse}
      rows={nonuse}
      rowId={({ code }) => code}
      empty={<p>{say.none}</p>}
      columns={[
        { id: 'reason', head: say.reason, cell: ({ code }: Why) => names.reasons[code] },
        { id: 'n', head: say.people, figures: true, cell: ({ n }: Why) => n },
      ]}
    />
  )
}

const Days = ({ medianDays }: Pick<Funnel, 'medianDays'>) => {
  const say = useWords(funnelWords)
  return (
    <>
      <h2>{say.medians}</h2>
      <DefinitionList
        items={(['startToInvited', 'invitedToConsented', 'consentedToScreened'] as const).map((id) => ({
          term: say[id],
          detail: number(medianDays[id]),
        }))}
      />
    </>
  )
}

/** From the list to the first check, each step with its denominator; the unreachable apart from those who said no. */
export const FunnelPage = ({ client }: FunnelPageProps) => {
  const say = useWords(funnelWords)
  const looking = useWords(words).looking
  const { output, code } = useAnswer(client, 'outreach.funnel', {}, { topics: ['outreach', 'roster', 'evaluation'] })
  if (output === undefined)
    return code === undefined ? <Loading words={looking} /> : <ErrorNotice code={code} own={errors} />
  return (
    <section class="stack">
      <p>{say.lead}</p>
      <Picture steps={output.steps} title={say.picture} />
      <p>{say.reach(percent(output.reach))}</p>
      <p>{say.notReached(output.notReached, output.unreachable)}</p>
      <p>{say.notAgreed(output.notAgreed, output.declined)}</p>
      {output.withdrawn === 0 ? null : <p>{say.withdrawn(output.withdrawn)}</p>}
      <Steps steps={output.steps} />
      <Days medianDays={output.medianDays} />
      <Ways ways={output.ways} />
      <Nonuse nonuse={output.nonuse} />
      <p>{say.knows(output.knowsThree.n, output.knowsThree.of)}</p>
    </section>
  )
}
