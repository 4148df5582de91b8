import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { coverShift, endCover } from '../contract.ts'
import { changed, handOver, who } from './publish-rota.ts'
import { loadTeamRows, lockRota, shiftById } from './rota-store.ts'

export const coverShiftHandler = handle(coverShift, async (context) => {
  const { input, tx, now } = context
  const by = who(context)
  if (by === null) return refuse('duty.rota-times')
  await lockRota(tx, by.program)
  const shift = await shiftById(tx, by.program, input.shift)
  if (shift === undefined || shift.until <= now) return refuse('duty.shift-unknown')
  const begins = input.from > now ? input.from : now
  if (begins >= input.until || input.from < shift.from || input.until > shift.until) return refuse('duty.rota-times')
  const team = await loadTeamRows(tx, [by.program], input.from, input.until)
  const member = team.find(({ account }) => account === input.account)
  if (member === undefined || member.account === shift.account) return refuse('duty.account-unknown')
  const covers = shift.coversAccount ?? shift.account
  const stretch = { from: input.from, until: input.until }
  return (
    (await handOver(context, {
      ...{ shift, to: input.account, by: by.account, stretch },
      covers: covers === input.account ? null : covers,
    })) ?? changed
  )
})

export const endCoverHandler = handle(endCover, async (context) => {
  const { input, tx, now } = context
  const by = who(context)
  if (by === null) return refuse('duty.rota-times')
  await lockRota(tx, by.program)
  const shift = await shiftById(tx, by.program, input.shift)
  const original = shift?.coversAccount ?? null
  if (shift === undefined || original === null || shift.until <= now) return refuse('duty.shift-unknown')
  return (await handOver(context, { shift, to: original, by: by.account })) ?? changed
})
