import { addDays, limaTime } from '@ayni/clinical/clocks'
import { type AccountId, type Instant, system, toMs } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import type { Job, JobContext } from '@ayni/platform/jobs'
import {
  decide,
  type PersonMessage,
  queueMessages,
  queueToPeople,
  type RecipientHours,
  staffHours,
} from '@ayni/platform/messages'
import { nextReminder } from './agree-hour.ts'
import { type DueReminder, dueReminders, setReminders } from './reminder-store.ts'
import { staffMessages } from './staff-messages.ts'
import { staffOf } from './staff-store.ts'
import { clockOf } from './tell.ts'

const BATCH = 500
const MOST_BATCHES = 40

/** "Hoy" and "mañana" as they will be read, which may be the morning after the night in which they were written. */
function whenRead({ startsAt }: DueReminder, hours: RecipientHours | undefined, now: Instant) {
  const decision = decide({ class: 'N3', now, appointmentAt: startsAt, ...(hours === undefined ? {} : { hours }) })
  const readOn = limaTime(decision.do === 'hold' ? decision.until : now).date
  const { date } = limaTime(startsAt)
  const day = date === readOn ? ('today' as const) : date === addDays(readOn, 1) ? ('tomorrow' as const) : date
  return { day, hour: clockOf(startsAt) }
}

const messageTo = (row: DueReminder, hours: RecipientHours | undefined, now: Instant): PersonMessage => ({
  ...{ person: row.person, programId: row.program, class: 'N3', template: 'appointment' },
  key: `appointment:${row.id}:v${row.version}:${row.reminder}`,
  params: whenRead(row, hours, now),
  ...{ subjectRef: `appointment:${row.id}`, appointmentAt: row.startsAt, expiresAt: row.startsAt },
})

async function remindTeam(tx: Tx, rows: readonly DueReminder[], { keys, now }: JobContext): Promise<void> {
  const team = new Map(
    (await staffOf(tx, [...new Set(rows.map(({ account }): AccountId => account))])).map((one) => [one.account, one]),
  )
  const messages = rows.flatMap((row) => {
    const to = team.get(row.account)
    if (to === undefined) return []
    const { id: appointment, version, program, startsAt, reminder: occasion } = row
    return staffMessages(keys, to, {
      ...{ template: 'appointment', appointment, version, program, startsAt, occasion },
      ...whenRead(row, staffHours, now),
    })
  })
  await queueMessages(tx, messages, { keys, now })
}

/** One batch in one transaction: the message and the note that it was written go together or not at all. */
async function remindSome(tx: Tx, context: JobContext): Promise<number> {
  const { now } = context
  const rows = await dueReminders(tx, now, BATCH)
  if (rows.length === 0) return 0
  const inTime = rows.filter(({ startsAt }) => toMs(startsAt) > toMs(now))
  const cards = await context.recipients(tx, [...new Set(inTime.map(({ person }) => person))], context)
  await queueToPeople(
    tx,
    inTime.map((row) => messageTo(row, cards.get(row.person)?.hours, now)),
    context,
  )
  await remindTeam(tx, inTime, context)
  await setReminders(
    tx,
    rows.map(({ id, startsAt }) => {
      const { reminderAt: at, reminder: name } = nextReminder({ state: 'agreed', startsAt }, now)
      return { id, at, name }
    }),
  )
  return rows.length
}

export const reminderJob: Job = {
  name: 'appointments.remind',
  everySeconds: 60,
  run: async (context) => {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const many = await inTransaction(context.database.app, system(null), (tx) => remindSome(tx, context))
      if (many < BATCH) return
    }
  },
}
