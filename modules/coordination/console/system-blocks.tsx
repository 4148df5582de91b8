import { sayPersonState } from '@ayni/clinical/reach'
import type { Board } from '@ayni/modules/coordination/contract'
import {
  ageBetween,
  Badge,
  DefinitionList,
  formatAge,
  formatNumber,
  formatSpan,
  formatWhen,
  language,
  Table,
  useWords,
} from '@ayni/ui'
import { allWell, type HealthLine, type HealthTone, readHealth } from './read-health.ts'
import { words } from './words.ts'

type Seen = { readonly board: Board; readonly now: string }

const NONE = 0

/** People who said nothing, the longest first; the table is folded, the counts are not. */
export const SilenceBlock = ({ board: { silence }, now }: Seen) => {
  const say = useWords(words)
  const counts = [
    { term: say.unreached, detail: formatNumber(silence.unreached) },
    { term: say.invited, detail: formatNumber(silence.invitedNotConsented) },
    { term: say.consented, detail: formatNumber(silence.consentedNotAssessed) },
  ]
  return (
    <section class="block">
      <h2>{say.silence}</h2>
      <DefinitionList items={counts} />
      {silence.longest.length === NONE ? (
        <p class="muted">{say.noSilence}</p>
      ) : (
        <details>
          <summary>{say.longest(silence.longest.length)}</summary>
          <Table
            caption={say.silence}
            captionHidden
            columns={[
              { id: 'who', head: say.person, cell: (row) => row.alias },
              { id: 'since', head: say.since, cell: (row) => formatAge(ageBetween(row.since, now)) },
              { id: 'why', head: say.why, cell: (row) => say.silenceWhy[row.why] },
              { id: 'state', head: say.state, cell: (row) => sayPersonState(row.state, language.value) },
            ]}
            rows={silence.longest}
            rowId={(row) => row.person}
          />
        </details>
      )}
    </section>
  )
}

/** Open cases of each clinician, the fullest first. */
export const CapacityBlock = ({ board: { capacity }, now }: Seen) => {
  const say = useWords(words)
  return (
    <section class="block">
      <h2>{say.capacity}</h2>
      {capacity.length === NONE ? (
        <p class="muted">{say.noTeam}</p>
      ) : (
        <DefinitionList
          items={capacity.map(({ who, openCases, limit, awayUntil }) => ({
            term: who,
            detail:
              awayUntil === null
                ? say.inCare(openCases, limit)
                : `${say.inCare(openCases, limit)}; ${say.awayTill(formatWhen(awayUntil, now))}`,
          }))}
        />
      )}
      <a href="/console/equipo/capacidad">{say.capacityMore}</a>
    </section>
  )
}

const useHealthWords = ({ board: { health }, now }: Seen): Readonly<Record<HealthLine, string>> => {
  const say = useWords(words)
  const { workerSeenAt, oldestUrgentS, oldestUnsyncedDeviceAt, lastBackupAt } = health
  const gone = readHealth(health, now).worker === 'act'
  const seen = workerSeenAt === null ? '' : formatAge(ageBetween(workerSeenAt, now))
  const waited = formatSpan({ days: 0, hours: 0, minutes: Math.max(1, Math.floor((oldestUrgentS ?? 0) / 60)) })
  return {
    worker: workerSeenAt === null ? say.workerNever : gone ? say.workerGone(seen) : say.workerSeen(seen),
    urgent: oldestUrgentS === null ? say.urgentNone : say.urgentWaiting(waited),
    failed: say.failedIn(health.messagesFailed),
    waiting: formatNumber(health.messagesWaiting),
    phones:
      oldestUnsyncedDeviceAt === null
        ? say.noPhones
        : say.phones(health.devices, formatAge(ageBetween(oldestUnsyncedDeviceAt, now))),
    backup: lastBackupAt === null ? say.never : formatWhen(lastBackupAt, now),
    defects: formatNumber(health.defects),
    templates: health.templatesRefused === 0 ? say.templatesNone : say.templatesRefused(health.templatesRefused),
  }
}

const Reading = ({ tone, word }: { readonly tone: HealthTone; readonly word: string }) =>
  tone === 'attend' || tone === 'act' ? <Badge tone={tone} word={word} /> : <span>{word}</span>

/** Whether the house itself is awake: who calls, what waits, what fell behind. */
export const HealthBlock = (seen: Seen) => {
  const say = useWords(words)
  const said = useHealthWords(seen)
  const reading = readHealth(seen.board.health, seen.now)
  const lines: readonly (readonly [HealthLine, string])[] = [
    ['worker', say.worker],
    ['urgent', say.urgent],
    ['failed', say.failed],
    ['waiting', say.waiting],
    ['phones', say.oldestPhone],
    ['backup', say.backup],
    ['defects', say.defects],
    ['templates', say.templates],
  ]
  return (
    <section class="block">
      <h2>{say.health}</h2>
      {allWell(reading) ? <p class="muted">{say.allWell}</p> : null}
      <DefinitionList
        items={lines.map(([line, term]) => ({ term, detail: <Reading tone={reading[line]} word={said[line]} /> }))}
      />
    </section>
  )
}
