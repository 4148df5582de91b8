export * from './create-client.ts'
export * from './live.ts'
