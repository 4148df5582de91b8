export * from './bounds.ts'
export * from './changes.ts'
export * from './policies.ts'
export * from './programme-timers.ts'
