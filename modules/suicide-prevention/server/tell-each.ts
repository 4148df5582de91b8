import type { ProgramId } from '@ayni/kernel'
import type { JobContext } from '@ayni/platform/jobs'

/** The house's own word about each of these alerts, one command after another; one that fails is left for the next run. */
export async function tellEach(
  { give, newId, log }: Pick<JobContext, 'give' | 'newId' | 'log'>,
  name: string,
  alerts: readonly { readonly alert: string; readonly program: ProgramId }[],
): Promise<void> {
  for (const { alert, program } of alerts)
    try {
      await give({ name, input: { alert }, commandId: newId(), program })
    } catch (error) {
      log.error({ err: error, alert, name }, 'the other rooms could not be told of an alert; they are at the next run')
    }
}
