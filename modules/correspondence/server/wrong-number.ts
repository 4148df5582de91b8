import { readReply } from '@ayni/clinical/crisis-phrases'

/** Whoever answers is not the person we looked for. */
export const isWrongNumber = (text: string): boolean => readReply(text).says === 'wrong-number'
