import { plusMinutes, refuse, system } from '@ayni/kernel'
import { concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { handle } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { sound } from '../contract.ts'
import { dueNow, emergencyForUpdate, saveEmergency, silenceMin } from './store.ts'

/** Nobody wrote anything down in time: it becomes a signal, and the ladder calls owner, psychiatrist and everybody after them. */
export const soundHandler = handle(sound, async ({ input, tx, now, newId }) => {
  const row = await emergencyForUpdate(tx, input.emergency)
  if (row === undefined || row.endedAt !== null || row.nextAt === null || row.nextAt > now)
    return refuse('emergency.not-due')
  const minutes = silenceMin(row)
  await saveEmergency(tx, { ...row, nextAt: plusMinutes(now, minutes), soundings: row.soundings + 1 })
  const { person, program, kind } = row
  const because = [kind === 'imminent' ? 'EMERGENCY_SILENT' : 'SEARCH_SILENT']
  const raised = concernRaised.of({
    ...{ source: newId(), kind: 'missed-contact', person, program, class: row.class, because },
    ...{ occurredAt: now, receivedAt: now },
  })
  return { output: null, about: person, program, events: [raised], topics: ['emergencies'] }
})

const BATCH = 200

/** @safety Each is told alone, so that one that breaks holds up no other. */
export const watchJob: Job = {
  name: 'emergency.watch',
  everySeconds: 30,
  run: async ({ database, now, give, newId, log }) => {
    const due = await inTransaction(database.app, system(null), (tx) => dueNow(tx, now, BATCH))
    for (const { id, program } of due) {
      try {
        await give({ name: sound.name, input: { emergency: id }, commandId: newId(), program })
      } catch (error) {
        log.error(
          { err: error, emergency: id },
          'an emergency could not be told again; it stays due and is tried again',
        )
      }
    }
  },
}
