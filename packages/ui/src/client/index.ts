export * from './create-client.ts'
export * from './live.ts'
export * from './use-answer.ts'
export * from './use-do-once.ts'
