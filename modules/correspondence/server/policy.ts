/** Everything about replies that a programme may set. [D] */
export type ReplyPolicy = {
  /** @source [D] an answer is owed within so many working days, so that nobody waits in silence. */
  readonly answerWorkingDays: number
  /** @source services/03 §3.8: what a stranger wrote, and their number, are erased after this. */
  readonly wrongNumberKeptMin: number
  /** @source [D] a number that nobody gave us, without a review: long enough to find whose it is. */
  readonly unknownNumberKeptMin: number
  /** @source WhatsApp Business: free text within a day of their last message. */
  readonly whatsappWindowMin: number
  /** An answer that comes so soon goes at once: the person is there. The platform allows no more. */
  readonly conversationMin: number
}

export const replyPolicy: ReplyPolicy = {
  answerWorkingDays: 1,
  wrongNumberKeptMin: 24 * 60,
  unknownNumberKeptMin: 30 * 24 * 60,
  whatsappWindowMin: 24 * 60,
  conversationMin: 30,
}
