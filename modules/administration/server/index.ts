import type { ServerModule } from '@ayni/platform/commands'
import { auditAnswer, settingChangesAnswer } from './audit.ts'
import { calendarAnswer, setHolidayHandler } from './calendar.ts'
import { programmeAnswer, saveCycleHandler } from './cycles.ts'
import { outgoingMessagesAnswer } from './outgoing-messages.ts'
import { serviceFeed, servicesAnswer, setServiceHandler } from './services.ts'
import { checkTemplateAnswer, setTemplateHandler, templatesAnswer } from './templates.ts'

export const administration: ServerModule = {
  name: 'administration',
  commands: [setHolidayHandler, saveCycleHandler, setServiceHandler, setTemplateHandler],
  queries: [
    calendarAnswer,
    programmeAnswer,
    servicesAnswer,
    templatesAnswer,
    checkTemplateAnswer,
    auditAnswer,
    settingChangesAnswer,
    outgoingMessagesAnswer,
  ],
  feed: [serviceFeed],
}
