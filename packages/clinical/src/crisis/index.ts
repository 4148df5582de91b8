export { aliasAlphabet, aliasFrom, type CrisisSms, crisisSms, isAlias, readCrisisSms } from './alias.ts'
export { type CrisisLine, crisisLines } from './crisis-lines.ts'
