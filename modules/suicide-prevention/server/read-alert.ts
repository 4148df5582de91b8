import { refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type AlertPageData, alertOutcome, alertQuery, attemptChannel, attemptResult } from '../contract.ts'
import { calledDespiteBlock, goneOf } from './leaving-store.ts'
import { toStrip } from './open-alerts.ts'
import { attemptContext, outcomeContext, signalContext } from './seal-contexts.ts'
import { attemptsOf, logOf, mayOpen, outcomeOf, signalsOf, stripOf } from './view-store.ts'

const codes = z.array(z.string())

async function contentOf(tx: Tx, keys: KeyRing, alert: string): Promise<NonNullable<AlertPageData['content']>> {
  const signals = await signalsOf(tx, alert)
  const attempts = await attemptsOf(tx, alert)
  const outcome = await outcomeOf(tx, alert)
  return {
    signals: signals.map(({ kind, class: of, occurredAt, receivedAt, source, becauseSealed }) => ({
      kind,
      class: of,
      occurredAt,
      receivedAt,
      because: open(keys, signalContext(source), becauseSealed, codes),
    })),
    attempts: attempts.map(({ id, at, by, channel, result, noteSealed }) => ({
      at,
      by,
      channel: attemptChannel.parse(channel),
      result: attemptResult.parse(result),
      note: noteSealed === null ? null : open(keys, attemptContext(id), noteSealed, z.string()),
    })),
    outcome:
      outcome === undefined
        ? null
        : {
            outcome: alertOutcome.parse(outcome.outcome),
            at: outcome.at,
            by: outcome.by,
            nextContactAt: outcome.nextContactAt,
            words:
              outcome.wordsSealed === null
                ? null
                : open(keys, outcomeContext(outcome.id), outcome.wordsSealed, z.string()),
          },
  }
}

/** One alert. Its reasons open only for whoever may open C4 of this person, and the person sees who did. */
export const readAlertAnswer = answer(alertQuery, async ({ input, actor, tx, now, keys, saw }) => {
  const row = actor.programId === null ? undefined : await stripOf(tx, actor.programId, input.alert)
  if (row === undefined) return refuse('suicide-prevention.alert-unknown')
  const may = await mayOpen(tx, row.person)
  if (may) {
    const despite = actor.accountId !== null && (await calledDespiteBlock(tx, row.person, actor.accountId))
    await saw(row.person, 'C4', 'alert', despite ? 'nobody-else' : 'alert')
  }
  const { left, died } = may ? await goneOf(tx, input.alert) : { left: null, died: false }
  return {
    now,
    strip: toStrip(row, actor),
    handledAt: row.handledAt,
    left: left === null ? null : { at: left.leftAt, declinesLastCall: left.declinesLastCall },
    died,
    content: may ? await contentOf(tx, keys, input.alert) : null,
    told: [...(await logOf(tx, input.alert))],
  }
})
