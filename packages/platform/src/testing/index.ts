export * from './database.ts'
export * from './runtime.ts'
