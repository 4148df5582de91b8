import type { Flow } from '@ayni/modules/evaluation/contract'
import { type Pen, printStep } from './print-cell.ts'

export type FlowPictureProps = {
  readonly flow: Flow
  readonly names: Readonly<Record<string, string>>
  readonly pen: Pen
  readonly title: string
  /** Width of the paper; the text keeps its size. */
  readonly wide: number
}

const LINE = 44
const BAR = 10
const TOP = 8
const INDENT = 20

type Step = Flow['steps'][number]

/** How far inside the tree a step lies: what comes from the assessed is one in, its two halves two. */
const depth: Readonly<Record<Step['id'], number>> = {
  graduates: 0,
  contactable: 0,
  agreed: 0,
  assessed: 0,
  any_mental_disease: 1,
  moderate_or_high: 1,
  moderate: 2,
  high: 2,
  suicide_risk: 1,
}

/** Each step a line as long as its people, the number in words beside it. A hidden step has no line: its length would tell. */
export const FlowPicture = ({ flow, names, pen, title, wide }: FlowPictureProps) => {
  const most = Math.max(1, ...flow.steps.map(({ n }) => n ?? 0))
  return (
    <svg
      class="flow"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${wide} ${TOP + flow.steps.length * LINE}`}
      role="img"
      aria-label={title}
      font-family="ui-sans-serif, system-ui, sans-serif"
      font-size="15"
    >
      {flow.steps.map((step, at) => {
        const x = depth[step.id] * INDENT
        const y = TOP + at * LINE
        return (
          <g key={step.id}>
            <text x={x} y={y + 14} fill="currentColor">
              {names[step.id] ?? step.id}
            </text>
            <text x={wide} y={y + 14} text-anchor="end" fill="currentColor" font-weight="650">
              {printStep(step, pen)}
            </text>
            {step.n === null ? null : (
              <rect
                x={x}
                y={y + 22}
                width={Math.max(1, ((wide - x) * step.n) / most)}
                height={BAR}
                fill="currentColor"
                class={depth[step.id] === 0 ? 'way' : 'found'}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
