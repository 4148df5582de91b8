export * from './create-client.ts'
export * from './live.ts'
export * from './use-answer.ts'
