import { changesBetween, type TimerGroup, timerGroups } from '@ayni/clinical/timers'
import { answer } from '@ayni/platform/commands'
import { groupsSaid, readInForce, type TimersVersion, timersStanding } from '../contract.ts'
import { type VersionRow, versionsOf } from './store.ts'

const signatureOf = ({ signedBy, signedAt }: VersionRow): TimersVersion['signed'] =>
  signedAt === null ? null : { by: signedBy ?? '', at: signedAt }

const toVersion = (row: VersionRow): TimersVersion => ({
  version: row.version,
  timers: readInForce(row).timers,
  setBy: row.setBy,
  setAt: row.setAt,
  signed: signatureOf(row),
})

/** What no signature covers: never said by a signed version, or said otherwise by the newest. */
function unsignedOf(signed: VersionRow | undefined, newest: VersionRow | undefined): TimerGroup[] {
  const said = groupsSaid(signed)
  const changed = newest === signed ? [] : changesBetween(readInForce(signed).timers, readInForce(newest).timers)
  return timerGroups.filter((group) => !said.includes(group) || changed.some((one) => one.group === group))
}

export const standingAnswer = answer(timersStanding, async ({ actor, tx }) => {
  const rows = actor.programId === null ? [] : await versionsOf(tx, actor.programId)
  const newest = rows[0]
  const signed = rows.find(({ signedAt }) => signedAt !== null)
  const inForce = readInForce(signed)
  const unsignedGroups = unsignedOf(signed, newest)
  return {
    inForce: {
      version: inForce.version,
      timers: inForce.timers,
      signed: signed === undefined ? null : signatureOf(signed),
    },
    newest: newest === undefined ? null : toVersion(newest),
    unsigned: newest === undefined || newest.signedAt === null || unsignedGroups.length > 0,
    unsignedGroups,
  }
})
