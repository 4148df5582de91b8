export { owedToMe } from './local.ts'
export { OwedToMe, type OwedToMeProps } from './owed-to-me.tsx'
