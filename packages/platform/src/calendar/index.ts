export * from './holiday-store.ts'
