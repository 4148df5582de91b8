import { system } from '@ayni/kernel'
import { dispatch, type Runtime } from '@ayni/platform/commands'
import { type IncomingMessage, messageId } from '@ayni/platform/messages'
import { takeReply } from './take-answer.ts'

/**
 * Hands over what somebody wrote to the room that reads it. The command id is the provider's id of the message, so that a
 * notice that comes again is a duplicate. Unknown numbers too: that room decides.
 */
export const takeIncoming =
  (runtime: Runtime) =>
  async (message: IncomingMessage): Promise<void> => {
    if (message.channel === 'sms' && (await takeReply(runtime, message))) return
    const outcome = await dispatch(runtime, {
      name: 'correspondence.receive-message',
      input: message,
      actor: system(message.program),
      commandId: messageId(`incoming:${message.provider}`, message.providerId),
      receivedAt: runtime.clock.now(),
    })
    // Refused is refused tomorrow too: it is answered as taken, and said here without a word of it. The same id with another
    // hour is a notice that came again from a provider that says none.
    if (outcome.outcome === 'refused' && outcome.code !== 'command.id-reused')
      runtime.log.warn({ provider: message.provider, code: outcome.code }, 'an incoming message was not taken')
  }
