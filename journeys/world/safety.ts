import { type Instant, instant, z } from '@ayni/kernel'
import type { AsqLive, CallLocation, LiveAssessment } from '@ayni/modules/safety-episode/contract'
import type { Staff } from './staff.ts'

/** A wall time in Lima, `2026-11-22T09:00`. */
export const lima = (wall: string): Instant => instant.parse(new Date(`${wall}:00-05:00`).toISOString())

const strips = z.object({ alerts: z.array(z.looseObject({ alert: z.string(), alias: z.string(), class: z.string() })) })
const line = z.looseObject({
  episode: z.string(),
  alias: z.string(),
  class: z.string(),
  phase: z.string(),
  owner: z.string().nullable(),
  nextAt: instant,
  nextKind: z.string(),
})

/** The open alert of somebody; undefined where none is. */
export async function alertOf(staff: Staff, alias: string) {
  const { alerts } = await staff.asks('suicide-prevention.open-alerts', {}, strips)
  return alerts.find((one) => one.alias === alias)
}

/** The open episode of somebody, as the list shows it. */
export async function episodeOf(staff: Staff, alias: string) {
  const { rows } = await staff.asks('safety-episode.list', {}, z.object({ rows: z.array(line) }))
  const found = rows.find((one) => one.alias === alias)
  if (found === undefined) throw new Error('an episode was expected')
  return found
}

export const calmAsq: AsqLive = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }

const asked = (section: LiveAssessment['headings'][number]['section']): LiveAssessment['headings'][number] => ({
  ...{ section, answer: 'no', ticked: [], words: null },
})

/** A live assessment that came to "low"; what the story is about is said in `more`. */
export const assessed = (more: Partial<LiveAssessment> = {}): LiveAssessment => ({
  ...{ thanked: true, headings: [asked('frequency'), asked('plan'), asked('past-behavior')], thoughtsNow: 'no' },
  ...{ intent: { answer: 'no', on: null }, attempt: { answer: 'no', on: null }, asq: calmAsq, alcoholNow: 'no' },
  ...{ risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false, plan: 'made', means: 'agreed' },
  reasons: null,
  ...more,
})

const where: CallLocation = {
  ...{ identity: 'named', atPost: true },
  ...{ where: 'Puesto inventado, cuarto del fondo', ubigeo: null, callback: '+51900000301' },
  ...{ with: 'somebody', withWhom: 'una técnica inventada', canTalk: 'yes' },
}

type Spoken = {
  readonly spokeAt: Instant
  readonly nextContactAt: Instant
  readonly channel?: 'call' | 'radio'
  readonly contact?: string | null
} & Partial<LiveAssessment>

/** A whole guided call, as the console gives it. */
export const guidedCall = (
  episode: string,
  { spokeAt, nextContactAt, channel = 'call', contact = null, ...more }: Spoken,
): object => ({
  ...{ episode, contact, spokeAt, minutes: 20, channel, location: where, declined: null },
  ...{ assessment: assessed(more), nextContactAt },
})
