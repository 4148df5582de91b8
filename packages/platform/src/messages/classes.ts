import { z } from '@ayni/kernel'

/**
 * @source services/00-shared-model.md §2.4. N0 completes it: what the recipient asked for this very minute, such as a sign-in
 * code; only its three templates may carry it, so it is no way round the policy.
 */
export const messageClasses = ['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6'] as const
export const messageClass = z.enum(messageClasses)
export type MessageClass = z.infer<typeof messageClass>

export const channelNames = ['push', 'sms', 'voice', 'email', 'whatsapp', 'in_app'] as const
export const channelName = z.enum(channelNames)
export type ChannelName = z.infer<typeof channelName>

export const messageStates = ['queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'expired'] as const
export const messageState = z.enum(messageStates)
export type MessageState = z.infer<typeof messageState>

/** Claimed first and by itself, so that a thousand reminders never stand before one alert. */
export type Lane = 'urgent' | 'rest'

/** Safety to a person: never held, never refused for its form. */
export const isSafety = (of: MessageClass): boolean => of === 'N1' || of === 'N2'
