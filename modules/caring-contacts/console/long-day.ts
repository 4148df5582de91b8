import { formatLongDay } from '@ayni/ui'

/** A date is a day in Lima, not an instant: at its noon no clock takes it for the day before. */
export const longDay = (date: string): string => formatLongDay(`${date}T17:00:00.000Z`)
