import { decodeAnswers } from '@ayni/clinical/instruments'
import { acuteByItself } from '@ayni/clinical/triage'
import { plusMinutes, system } from '@ayni/kernel'
import { nobodyThere, type Team, withoutBlocked } from '@ayni/modules/duty/contract'
import { type AnswerSetInput, recordResponse, riskFound } from '@ayni/modules/screening/contract'
import { type Arriving, type Doorbell, doorbell, handle } from '@ayni/platform/commands'
import { asSystem, inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { queueMessages } from '@ayni/platform/messages'
import { tellAlert } from '../contract.ts'
import {
  type AtTheDoor,
  alertForUpdate,
  insertAlerts,
  meetMany,
  type NewAlert,
  toldNow,
  untoldBefore,
} from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { latest } from './instants.ts'
import { seen } from './own-alert.ts'
import { type Step, step } from './step.ts'
import { begun, freshAlert, type Signal, type SignalContext, signalRow, whoMayLook } from './take-signal.ts'
import { tellEach } from './tell-each.ts'

/** @source [D] whatever was answered longer ago may have been followed by a call: it is read with all that is known. */
const FRESH_MIN = 10

type Heard = Parameters<typeof riskFound.of>[0]

/** An answer that alone is acute, given just now by somebody who is known: class A, whatever else there is. */
function hears({
  input,
  actor,
  commandId: response,
  occurredAt,
  receivedAt,
}: Arriving & { readonly input: AnswerSetInput }) {
  const { personId: person, programId: program } = actor
  const isFresh = Date.parse(plusMinutes(occurredAt, FRESH_MIN)) >= Date.parse(receivedAt)
  const answers = decodeAnswers(input.i, input)
  const because = answers === null ? null : acuteByItself(input.i, answers)
  if (person === null || program === null || because === null || !isFresh) return null
  return riskFound.of({ person, program, response, class: 'A', because: [...because], occurredAt, receivedAt })
}

type Ringing = Pick<SignalContext, 'tx' | 'keys' | 'newId' | 'desk'>
type Opened = { readonly row: NewAlert; readonly messages: Step['messages'] }

/** As `takeSignal` opens the alert of somebody who has none. */
function open(context: Ringing, { response: source, ...found }: Heard, met: AtTheDoor, everybody: Team): Opened {
  const now = found.receivedAt
  const signal: Signal = { ...found, kind: 'screening', source, raiseAt: null }
  const fresh = freshAlert(signal, context.newId(), met, now)
  const team = withoutBlocked(everybody, new Set(met.blocked))
  const { alert, log, incidents, messages } = step(fresh, team, { ...context, now })
  const cares = whoMayLook({ ...context, now }, fresh, team)
  return { row: { alert, signal: signalRow(signal, fresh.id, context), log, incidents, cares }, messages }
}

/** Alerts and first messages of many at once: as many statements as for one. */
async function ring(context: Ringing, arrived: readonly Heard[]): Promise<void> {
  const { tx, keys, desk } = context
  const heard = [...new Map(arrived.map((one) => [one.response, one])).values()]
  const now = latest(heard.map(({ receivedAt }) => receivedAt))
  const sources = heard.map(({ response: source, person, program }) => ({ source, person, program }))
  const met = new Map((await meetMany(tx, sources)).map((one) => [one.source, one]))
  if (met.size === 0) return
  const teams = await desk.loadTeams(tx, keys, [...new Set(heard.map(({ program }) => program))], now)
  const opened = heard.flatMap((one) => {
    const known = met.get(one.response)
    return known === undefined ? [] : [open(context, one, known, teams.get(one.program) ?? nobodyThere)]
  })
  await insertAlerts(
    tx,
    opened.map(({ row }) => row),
    true,
  )
  await queueMessages(
    tx,
    opened.flatMap(({ messages }) => messages),
    { now, keys },
  )
}

/** An acute answer that must wait until a crowd has been stored: somebody is called before (0025). */
export const ringAtTheDoor = (desk: DutyDesk): Doorbell =>
  doorbell(recordResponse, riskFound, { hears, ring: (context, heard) => ring({ ...context, desk }, heard) })

/** What was heard at the door and has not come in its turn within this long is told to the house all the same. @source [D] */
const TELL_AFTER_MIN = 2

export const tellAlertHandler = handle(tellAlert, ({ input, tx, actor }) =>
  asSystem(tx, actor, async () => {
    const alert = await alertForUpdate(tx, input.alert)
    const isNews = alert !== undefined && (await toldNow(tx, alert.id)) && alert.handledAt === null
    if (!isNews) return { output: null, topics: [] }
    return { output: null, about: alert.person, events: [begun(alert)], changes: seen(alert), topics: ['alerts'] }
  }),
)

/**
 * @safety a telephone that was lost, or a house that died, between being heard and being stored: the alert has its episode all the same.
 * One that cannot be told holds up no other.
 */
export const tellWhatWasHeard: Job = {
  name: 'suicide-prevention.tell-what-was-heard',
  everySeconds: 60,
  run: async (context) => {
    const before = plusMinutes(context.now, -TELL_AFTER_MIN)
    const untold = await inTransaction(context.database.app, system(null), (tx) => untoldBefore(tx, before))
    await tellEach(context, tellAlert.name, untold)
  },
}
