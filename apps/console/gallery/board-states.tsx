import { accountId, instant, personId } from '@ayni/kernel'
import { type BoardOperations, PromisesBlock } from '@ayni/modules/coordination/console'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { AlarmStrip, type AlertOperations } from '@ayni/modules/suicide-prevention/console'
import { aStrip, aTakenStrip, thatNight } from '@ayni/modules/suicide-prevention/fixtures'
import { Desk } from '@ayni/ui'
import type { GalleryState } from '@ayni/ui/gallery'
import { signal } from '@preact/signals'
import { Glance } from '../src/glance.tsx'
import { knowing } from './answering.ts'

const nowText = '2026-11-23T15:00:00.000Z'
const hourMs = 3_600_000
const hoursFrom = (hours: number) => instant.parse(new Date(Date.parse(nowText) + hours * hourMs).toISOString())

const letters = 'ACDEFGHJKMNPQRTUVWXY'
const team = [null, 'Ps. Rosa (inventada)', 'Dra. Nora Q. (inventada)', 'Ps. Teo (inventado)'] as const
const kinds = ['first-contact', 'full-evaluation', 'first-session'] as const

/** Forty people late, a third of them owed twice, and twelve for the coming days. */
const rows: readonly PromiseRow[] = Array.from({ length: 68 }, (_, at) => {
  const person = at < 52 ? at : at - 52
  const owner = team[person % team.length] ?? null
  const kind = at === 7 ? 'safety-call' : (kinds[(at < 52 ? person : person + 1) % kinds.length] ?? 'first-contact')
  return {
    key: `${kind}:${at}`,
    person: personId.parse(`019a0000-0000-7000-8000-${String(person).padStart(12, '0')}`),
    alias: `AY-${letters[person % 20]}${(person % 7) + 2}${letters[(person * 3) % 20]}${letters[(person * 7) % 20]}`,
    kind,
    owedByRole: 'therapist',
    owedBy: owner === null ? null : accountId.parse(`019a0000-0000-7000-8000-0000000000b${person % team.length}`),
    owner,
    returned: null,
    madeAt: hoursFrom(-400),
    dueAt: hoursFrom(person < 40 ? -3 - 5 * (40 - person) : 20 + person),
    late: person < 40,
    appSeenAt: null,
  }
})

const now = signal<string>(nowText)
const may = { call: 'outreach', assign: true, keep: true } as const
const output = { rows: [...rows], late: 56, unowned: 14, total: rows.length, asOf: instant.parse(nowText) }

const board = () => (
  <Desk title="Tablero" rail={null}>
    <PromisesBlock client={knowing<BoardOperations>({ 'coordination.promises': output })} now={now} may={may} />
  </Desk>
)

const alerts = [aStrip(), aTakenStrip({ alert: 'b', class: 'B' }), aTakenStrip({ alert: 'c' })]
const night = signal<string>(thatNight)

const glance = () => (
  <Desk title="Tablero" rail={null}>
    <div class="brief">
      <Glance alerts={alerts} now={night} />
      <AlarmStrip
        client={knowing<AlertOperations>({ 'suicide-prevention.open-alerts': { now: thatNight, alerts, drill: null } })}
        now={night}
        mayTake
        alertHref={() => '#'}
      />
    </div>
  </Desk>
)

export const boardStates: readonly GalleryState[] = [
  { id: 'forty-late', title: 'Tablero: cuarenta personas que esperan', face: 'phone', draw: board },
  { id: 'alerts-at-a-glance', title: 'Varias alertas sobre otra página', face: 'phone', draw: glance },
]
