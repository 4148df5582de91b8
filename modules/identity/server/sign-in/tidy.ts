import { system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { forgetWhatIsOver } from './store.ts'

export const tidySignIn: Job = {
  name: 'identity.tidy-sign-in',
  everySeconds: 3600,
  run: ({ database, now }) => inTransaction(database.app, system(null), (tx) => forgetWhatIsOver(tx, now)),
}
