import { missingForHandOver } from '@ayni/clinical/emergency'
import { type InputOf, isRefusal, plusMinutes, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { afterHandOverKey, confirmHandOver, handedOver } from '../contract.ts'
import { coverOf, insertHandOver } from './course-store.ts'
import { ownEmergency } from './own-emergency.ts'
import { kept, notNeeded, owe } from './promises.ts'
import { handOverSeal } from './seal-contexts.ts'
import { type EmergencyRow, endEmergency, isLocked, letGo } from './store.ts'

/**
 * The only way out of danger: name, place, arrival, and a voice that confirmed it.
 * @safety SUI-06
 */
const handOver = async (context: CommandContext<InputOf<typeof confirmHandOver>>, row: EmergencyRow) => {
  const { input, tx, actor, now, newId, keys } = context
  if (row.kind !== 'imminent') return refuse('emergency.not-an-emergency')
  const missing = missingForHandOver(input, now)
  const { receivedBy, place, arrivedAt } = input
  const by = actor.accountId
  if (missing.length > 0 || receivedBy === null || place === null || arrivedAt === null || by === null)
    return refuse('emergency.hand-over-incomplete', { missing: [...missing] })
  const id = newId()
  await insertHandOver(tx, row, {
    id,
    sealed: handOverSeal.seal(keys, id, { receivedBy, place }),
    arrivedAt,
    by,
    at: now,
  })
  await endEmergency(tx, row.id, 'handed-over', id, now)
  const caller = row.owner ?? by
  // Whoever left is called once, and no more (2.7).
  const left = await isLocked(tx, row.person)
  await letGo(tx, row.id, caller, now)
  const [first, second] = row.policy.afterHandOverMin
  const owed = (nth: 1 | 2, minutes: number) =>
    owe(
      row,
      {
        key: afterHandOverKey(row.id, nth),
        kind: 'after-hand-over',
        role: 'duty',
        owedBy: caller,
        dueAt: plusMinutes(now, minutes),
      },
      now,
    )
  const cover = await coverOf(tx, row.id)
  const { person, program } = row
  return {
    output: { contactBy: plusMinutes(now, first) },
    about: person,
    events: [
      handedOver.of({ emergency: row.id, person, program, by, at: now, arrivedAt }),
      ...kept(row.stayKey, by, now),
      ...(cover?.state === 'needed' && cover.arrangedBy === 'physician' ? notNeeded(cover.promiseKey, now) : []),
      owed(1, first),
      ...(left ? [] : [owed(2, second)]),
    ],
    topics: ['emergencies', 'promises'],
  }
}

export const confirmHandOverHandler = handle(confirmHandOver, async (context) => {
  const row = await ownEmergency(context.tx, context.actor, context.input.emergency)
  return isRefusal(row) ? row : asSystem(context.tx, context.actor, () => handOver(context, row))
})
