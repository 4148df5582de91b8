import { defaultTimers } from '@ayni/clinical/ladder'
import { answer } from '@ayni/platform/commands'
import { readInForce, type TimersVersion, timersStanding } from '../contract.ts'
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

export const standingAnswer = answer(timersStanding, async ({ actor, tx }) => {
  const rows = actor.programId === null ? [] : await versionsOf(tx, actor.programId)
  const newest = rows[0]
  const signed = rows.find(({ signedAt }) => signedAt !== null)
  const inForce = readInForce(signed)
  return {
    inForce: {
      version: inForce.version,
      timers: signed === undefined ? defaultTimers : inForce.timers,
      signed: signed === undefined ? null : signatureOf(signed),
    },
    newest: newest === undefined ? null : toVersion(newest),
    unsigned: newest === undefined || newest.signedAt === null,
  }
})
