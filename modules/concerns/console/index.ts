export type { ConcernsClient } from './pass-on.tsx'
export { RaiseConcern, type RaiseConcernProps } from './raise-concern.tsx'
export { WhatWasSaid, type WhatWasSaidProps } from './what-was-said.tsx'
