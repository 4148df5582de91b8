import { command, z } from '@ayni/kernel'

export const lookAtWorker = command('duty.look-at-worker', {
  summary:
    'Looks whether the worker lives, and tells director, coordinator and first on call when it does not or does again',
  allow: [],
  input: z.strictObject({}),
  output: z.strictObject({ told: z.int() }),
})
