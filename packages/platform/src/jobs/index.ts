export type * from './job.ts'
export * from './worker.ts'
export * from './worker-seen.ts'
