export * from './append.ts'
export * from './feed.ts'
