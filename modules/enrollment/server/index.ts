import type { ServerModule } from '@ayni/platform/commands'
import { addPersonHandler, importPersonHandler } from './admit-person.ts'
import { becomeActive } from './become-active.ts'
import { giveConsentHandler, withdrawConsentHandler } from './consent.ts'
import { enrollmentFeed } from './feed.ts'
import { contactCardAnswer, rosterAnswer, waysToReachAnswer } from './roster.ts'
import { setLanguageHandler, setTrustedPersonHandler } from './set-trusted-person.ts'

export { recipientBook } from './recipient-book.ts'

export const enrollment: ServerModule = {
  name: 'enrollment',
  commands: [
    importPersonHandler,
    addPersonHandler,
    giveConsentHandler,
    withdrawConsentHandler,
    setTrustedPersonHandler,
    setLanguageHandler,
  ],
  queries: [rosterAnswer, contactCardAnswer, waysToReachAnswer],
  reactions: [becomeActive],
  feed: enrollmentFeed,
}
