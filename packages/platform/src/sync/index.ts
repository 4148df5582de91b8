export * from './handle-sync.ts'
