const KEY = 'ayni.duty-phone'

/** The line of whoever is on duty in this programme, for the page that opens without a signal; it is about nobody. */
export const noteDutyPhone = (number: string | null): void =>
  number === null ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, number)

export const dutyPhone = (): string | null => localStorage.getItem(KEY)
export const forgetDutyPhone = (): void => localStorage.removeItem(KEY)
