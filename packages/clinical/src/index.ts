export * from './clocks/index.ts'
export * from './instruments/index.ts'
export * from './ladder/index.ts'
export * from './triage/index.ts'
