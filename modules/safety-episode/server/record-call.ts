import { callEvent, callLacks, dispositionDiffers, meansWereChecked, planWasMade } from '@ayni/clinical/episode'
import { type InputOf, isRefusal, type PersonId, plusMinutes, type Refusal, refuse, toInstant } from '@ayni/kernel'
import { promiseKept } from '@ayni/modules/coordination/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { personAssessed, recordCall } from '../contract.ts'
import { settleOwner } from './alert-reactions.ts'
import { type Applied, apply, wasRefused } from './apply.ts'
import { insertAssessment, insertLocation, postDistrictOf, setKnown } from './assessment-store.ts'
import { type AtHand, codeOf, episodeAtHand } from './own-episode.ts'
import { assessmentContext, attemptContext, intentContext, locationContext } from './seal-text.ts'
import { lastSignalOf, soundsBeside } from './store.ts'
import { follow, lastAlertsOf } from './who-store.ts'

type Input = InputOf<typeof recordCall>
type Context = CommandContext<Input>
type Obstacle =
  | 'safety-episode.call-incomplete'
  | 'safety-episode.disposition-differs'
  | 'safety-episode.only-a-psychiatrist'

function obstacle(input: Input, isPsychiatrist: boolean): Refusal<Obstacle> | null {
  const missing = callLacks(input)
  if (missing.length > 0) return refuse('safety-episode.call-incomplete', { missing })
  if (dispositionDiffers(input)) return refuse('safety-episode.disposition-differs')
  const onlyTheirs = input.assessment?.fullEvaluation === true && !isPsychiatrist
  return onlyTheirs ? refuse('safety-episode.only-a-psychiatrist') : null
}

async function keep(context: Context, { row, account }: AtHand, after: Applied, at: string): Promise<string | null> {
  const { input, tx, keys, now, newId } = context
  const { assessment, location } = input
  if (location !== null) {
    const id = newId()
    const ubigeo = location.ubigeo ?? (location.atPost ? await postDistrictOf(tx, row.person) : null)
    const sealed = seal(keys, locationContext(id), { ...location, ubigeo })
    await insertLocation(tx, row, { id, by: account, at, ubigeo, sealed })
  }
  if (assessment === null) return null
  const { intent, attempt, ...rest } = assessment
  const id = newId()
  await insertAssessment(tx, row, {
    ...{ id, alert: row.course.alert, by: account, spokeAt: at, receivedAt: now, minutes: input.minutes },
    ...{
      channel: input.channel,
      late: after.step.late === true,
      withPlan: planWasMade(assessment),
      withMeans: meansWereChecked(assessment),
    },
    sealed: seal(keys, assessmentContext(id), rest),
    intentSealed: seal(keys, intentContext(id), intent),
    attemptSealed: seal(keys, attemptContext(id), attempt),
  })
  return id
}

/** @safety what still sounds is said to sound: something came that this call could not answer. */
async function alertAfter({ tx }: Context, person: PersonId, answered: string | null) {
  if (await soundsBeside(tx, person, answered)) return 'sounding'
  return answered === null ? 'none' : 'answered'
}

const record = async (context: Context) => {
  const { input, actor, tx, now, newId } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account, standing } = found
  const isPsychiatrist = standing.isPsychiatrist && actor.roles.includes('psychiatrist')
  const stands = obstacle(input, isPsychiatrist)
  if (stands !== null) return stands
  const signalledAt = row.course.alert === null ? null : await lastSignalOf(tx, row.course.alert)
  const event = { ...callEvent(input, now, isPsychiatrist), signalledAt }
  const after = await apply(context, row, event, { account })
  if (wasRefused(after))
    return codeOf(after, {
      'next-contact-too-late': 'safety-episode.next-contact-too-late',
      'next-contact-not-dated': 'safety-episode.next-contact-not-dated',
    })
  const assessment = await keep(context, found, after, event.at)
  await follow(tx, newId(), row, account, now)
  await setKnown(tx, row.id, account)
  const named = await settleOwner(context, { ...after.row, known: row.known ?? account }, account)
  const { course } = named?.row ?? after.row
  const answered = row.course.alert !== null && course.alert === null ? row.course.alert : null
  const nextContactAt = toInstant(course.contact?.dueAt ?? input.nextContactAt ?? plusMinutes(now, 60))
  const said = personAssessed.of({
    ...{
      episode: row.id,
      person: row.person,
      program: row.program,
      assessment: assessment ?? newId(),
      alert: answered,
    },
    risk: input.assessment?.risk ?? (course.state === 'emergency-active' ? 'imminent' : (course.risk ?? 'further')),
    ...{ declined: input.assessment === null, nextContactAt, by: account, at: now },
  })
  const owedBefore = (await lastAlertsOf(tx, row.person)).map((alert) =>
    promiseKept.of({ key: `safety-call:${alert}`, by: account, at: now }),
  )
  return {
    output: {
      ...{ assessment, state: course.state, risk: course.risk, nextContactAt },
      ...{ emergency: course.state === 'emergency-active', late: after.step.late === true },
      alert: await alertAfter(context, row.person, after.step.late === true ? null : answered),
    },
    about: row.person,
    events: [...after.events, ...(named?.events ?? []), ...(after.step.late === true ? [] : [said]), ...owedBefore],
    changes: after.changes,
    topics: ['episodes', 'alerts'],
  }
}

/**
 * The whole guided call at once. It may have been written hours ago without a signal: it is taken by when they spoke, lowers nothing
 * that is known later, and its next contact, if already past, is missed from the first look on.
 * @safety
 */
export const recordCallHandler = handle(recordCall, (context) =>
  asSystem(context.tx, context.actor, () => record(context)),
)
