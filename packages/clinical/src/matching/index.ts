export {
  type DuplicatePolicy,
  type DuplicateVerdict,
  duplicatePolicy,
  judgeDuplicate,
  type Likeness,
} from './duplicate-rule.ts'
export { nameSimilarity, similarityOf } from './name-similarity.ts'
export { foldName, type NameTokens, tokensOf, type WrittenName } from './name-tokens.ts'
export { mayReduce, type ReducePolicy, reduceOn, reducePolicy } from './reduce-copy.ts'
export { splitName } from './split-name.ts'
