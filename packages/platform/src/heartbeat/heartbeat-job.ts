import type { Job, JobContext } from '../jobs/job.ts'
import { httpPost } from '../messages/channels/http-post.ts'

const PATIENCE_MS = 10_000

/**
 * Tells a dead-man service outside the house every minute that the worker lives, so that its silence pages: also when the whole
 * machine is gone.
 * @safety it lives and its alarms do not go: then it says nothing either, and its silence pages. It says nothing but that.
 */
export const heartbeatJob = (
  url: string,
  isWell: (context: Pick<JobContext, 'database' | 'now'>) => Promise<boolean> = async () => true,
): Job => ({
  name: 'platform.heartbeat',
  everySeconds: 60,
  run: async ({ log, database, now }) => {
    if (!(await isWell({ database, now }))) {
      log.error('the heartbeat is withheld: an alert waits longer than its ladder allows')
      return
    }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await httpPost(new URL(url), {
      headers: { 'content-type': 'text/plain' },
      body: 'ok',
      signal,
    }).catch(() => undefined)
    if (answer === undefined || answer.status >= 300)
      log.warn({ status: answer?.status ?? null }, 'the heartbeat was not taken')
  },
})
