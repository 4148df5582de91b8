export type * from './job.ts'
export * from './worker.ts'
