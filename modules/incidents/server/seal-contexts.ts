import { z } from '@ayni/kernel'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'
import { type ReviewWords, reviewWords } from '../contract.ts'

const reviewContext = (incident: string): string => `incidents.incident.review:${incident}`
const taskContext = (task: string): string => `incidents.task.what:${task}`

export const sealReview = (keys: KeyRing, incident: string, words: ReviewWords): string =>
  seal(keys, reviewContext(incident), words)
export const openReview = (keys: KeyRing, incident: string, sealed: string | null): ReviewWords =>
  sealed === null
    ? { happened: '', helped: '', inTheWay: '' }
    : open(keys, reviewContext(incident), sealed, reviewWords)

export const sealWhat = (keys: KeyRing, task: string, what: string): string => seal(keys, taskContext(task), what)
export const openWhat = (keys: KeyRing, task: string, sealed: string | null): string | null =>
  sealed === null ? null : open(keys, taskContext(task), sealed, z.string())
