import { closureMissing, contactAfter, deadlinesOf } from '@ayni/clinical/episode'
import { type Instant, refuse, toInstant, toInstantOrNull, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { callLocation, contactChannel, type EpisodePageData, episodeQuery } from '../contract.ts'
import { type AssessmentRow, assessmentsOf } from './assessment-store.ts'
import { assessed } from './closure-facts.ts'
import { earlierEpisode } from './earlier.ts'
import { toStrip } from './list.ts'
import * as seal from './seal-text.ts'
import { episodeToRead } from './store.ts'
import {
  type Around,
  aroundOf,
  type CheckInView,
  type ContactRow,
  contactsOf,
  type MoveView,
  stripOf,
} from './view-store.ts'

type Page = EpisodePageData

function assessmentOf(keys: KeyRing, row: AssessmentRow): Page['assessments'][number] {
  const { id, by, minutes, late } = row
  const all = open(keys, seal.assessmentContext(id), row.sealed, seal.assessmentShape)
  const intent = open(keys, seal.intentContext(id), row.intentSealed, seal.datedShape)
  const attempt = open(keys, seal.attemptContext(id), row.attemptSealed, seal.datedShape)
  const { thanked: _, ...rest } = all
  return {
    ...{ assessment: id, at: row.spokeAt, recordedAt: row.receivedAt, by, minutes, late, ...rest },
    channel: contactChannel.parse(row.channel),
    ...{ intent: intent.answer, intentOn: intent.on, attempt: attempt.answer, attemptOn: attempt.on },
  }
}

function contactOf(keys: KeyRing, row: ContactRow): Page['contacts'][number] {
  const said =
    row.tryId === null || row.sealed === null ? null : open(keys, seal.tryContext(row.tryId), row.sealed, seal.tryShape)
  const { id: contact, nth, kind, dueAt, callDueAt, doneAt, by, channel, result, missedAt, tries } = row
  return {
    ...{ contact, nth, kind, dueAt, callDueAt, doneAt, by, channel, result, missedAt, tries },
    ...{ asq: said?.asq ?? null, words: said?.words ?? null },
  }
}

const moveOf = (keys: KeyRing, { id, at, by, sealed }: MoveView): Page['timeline'][number] => ({
  ...{ at: toInstant(at), by },
  ...open(keys, seal.moveContext(id), sealed, seal.moveShape),
})

const checkInOf = (keys: KeyRing, row: CheckInView): Page['checkIns'][number] => {
  const { id: checkIn, answerSealed } = row
  const said = answerSealed === null ? null : open(keys, seal.checkInContext(checkIn), answerSealed, seal.checkInShape)
  const [answeredAt, missedAt] = [toInstantOrNull(row.answeredAt), toInstantOrNull(row.missedAt)]
  return {
    checkIn,
    dueAt: toInstant(row.dueAt),
    answer: said,
    answeredAt,
    missedAt,
    cancelledAt: toInstantOrNull(row.cancelledAt),
  }
}

function locationOf(keys: KeyRing, { location }: Around): Page['location'] {
  if (location === null) return null
  const { id, confirmedAt, by, sealed } = location
  return { ...open(keys, seal.locationContext(id), sealed, callLocation), confirmedAt: toInstant(confirmedAt), by }
}

function closureOf(keys: KeyRing, { closure }: Around): Page['closure'] {
  if (closure === null) return null
  const { id, at, by, step, caringSchedule, sealed } = closure
  const reasoning = open(keys, seal.closureContext(id), sealed, z.string())
  return { at: toInstant(at), by, because: step, caringSchedule: caringSchedule ?? '', reasoning }
}

type Row = NonNullable<Awaited<ReturnType<typeof episodeToRead>>>

/** What still stands between the episode and its closing; what only a human can say counts as missing here. */
function missingOf(keys: KeyRing, row: Row, assessments: readonly AssessmentRow[], around: Around, now: Instant) {
  const said = { treatmentSettled: false, toldAndAgrees: false, caringChosen: false }
  const known = { lastSignalAt: row.course.lastSignalAt, referralsOpen: around.referralsOpen, ...said }
  const facts = { ...known, ...assessed(keys, assessments, row.course, around.written) }
  return [...closureMissing(facts, row.policy, now)]
}

function decided(row: Row, now: Instant): Pick<Page, 'state' | 'risk' | 'deadlines' | 'nextContactBy' | 'left'> {
  const { course, policy } = row
  const { state, risk, leftAt, declinesLastCall, lastCallAt } = course
  return {
    ...{ state, risk },
    deadlines: deadlinesOf(course, policy).map(({ kind, dueAt, aimAt = null }) => ({
      ...{ kind, dueAt: toInstant(dueAt), aimAt: toInstantOrNull(aimAt) },
    })),
    nextContactBy: course.contact === null ? null : toInstant(contactAfter(policy, course, now).dueAt),
    left: leftAt === null ? null : { at: toInstant(leftAt), declinesLastCall, lastCallAt: toInstantOrNull(lastCallAt) },
  }
}

/** The whole page, for those who follow this person; that it was read is told to the person. */
export const pageAnswer = answer(episodeQuery, async ({ input, actor, tx, now, keys, saw }) => {
  const row = input.episode === null && input.person === null ? undefined : await episodeToRead(tx, keys, input)
  if (row === undefined || row.program !== actor.programId) return refuse('safety-episode.episode-unknown')
  await saw(row.person, 'C4', 'episode', 'episode')
  const strip = await stripOf(tx, row.program, row.id)
  if (strip === undefined) return refuse('safety-episode.episode-unknown')
  const assessments = await assessmentsOf(tx, row.id)
  const around = await aroundOf(tx, row)
  const shown = assessments.map((one) => assessmentOf(keys, one))
  return {
    ...{ now, strip: toStrip(strip, actor, now), ownerAccount: row.owner, knownClinicianAccount: row.known },
    mayTake: row.owner === null && around.mayOwn === true,
    ...decided(row, now),
    assessWhenSober: shown.at(-1)?.alcoholNow === 'yes',
    location: locationOf(keys, around),
    timeline: around.moves.map((one) => moveOf(keys, one)),
    assessments: shown,
    contacts: (await contactsOf(tx, row.id)).map((one) => contactOf(keys, one)),
    checkIns: around.checkIns.map((one) => checkInOf(keys, one)),
    missing: missingOf(keys, row, assessments, around, now),
    closure: closureOf(keys, around),
    earlier: around.earlier.map((one) => earlierEpisode(keys, one)),
  }
})
