import type { ProgramId } from '@ayni/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/index.ts'

export type HolidayChangeRow = { readonly day: string; readonly isHoliday: boolean; readonly name: string | null }

/** What a programme adds to the national holidays or takes from them; clinical/clocks makes a calendar of it. */
export async function holidayChanges(tx: Tx, program: ProgramId): Promise<readonly HolidayChangeRow[]> {
  const { rows } = await sql<HolidayChangeRow>`select day, is_holiday as "isHoliday", name from platform.holiday_change
    where program_id = ${program} order by day`.execute(tx)
  return rows
}

export async function putHolidayChange(tx: Tx, program: ProgramId, change: HolidayChangeRow): Promise<void> {
  await sql`insert into platform.holiday_change (program_id, day, is_holiday, name)
    values (${program}, ${change.day}, ${change.isHoliday}, ${change.name})
    on conflict (program_id, day) do update set is_holiday = excluded.is_holiday, name = excluded.name`.execute(tx)
}

export async function removeHolidayChange(tx: Tx, program: ProgramId, day: string): Promise<void> {
  await sql`delete from platform.holiday_change where program_id = ${program} and day = ${day}`.execute(tx)
}

/** The same as a column of a larger question, so that a calendar costs no statement of its own. @param program a column, `r.program_id` */
export const holidayChangesColumn = (program: string): RawBuilder<readonly HolidayChangeRow[]> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'isHoliday', d.is_holiday, 'name', d.name))
    from platform.holiday_change d where d.program_id = ${sql.ref(program)}), '[]'::jsonb)`
