export * from './create-http.ts'
export { sendRefusal } from './errors.ts'
export type { HealthDeps, Readiness } from './health.ts'
export type { Faces } from './static.ts'
