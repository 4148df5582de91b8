import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@ayni/kernel'

export const randomId = (): string => uuidv7(Date.now(), randomBytes(10))
