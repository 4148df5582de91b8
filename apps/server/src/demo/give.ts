import { type Actor, type Instant, toMs, uuidv7, type z } from '@ayni/kernel'
import { dispatch, type Runtime } from '@ayni/platform/commands'

export type Give = <T>(at: Instant, actor: Actor, name: string, input: unknown, output: z.ZodType<T>) => Promise<T>

/** Lets invented people act at invented times, through the commands that real ones use. A refusal is a defect of the demo. */
export const giveTo =
  (runtime: Runtime): Give =>
  async (at, actor, name, input, output) => {
    const commandId = uuidv7(toMs(at), runtime.random(10))
    const outcome = await dispatch(runtime, { name, input, actor, commandId, receivedAt: at, occurredAt: at })
    if (outcome.outcome === 'refused')
      throw new Error(`the demo was refused: ${name} ${outcome.code} ${outcome.problems.map((p) => p.path).join(' ')}`)
    return output.parse(outcome.output)
  }
