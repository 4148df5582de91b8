export * from './bssa.ts'
