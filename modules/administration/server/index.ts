import type { ServerModule } from '@ayni/platform/commands'
import { auditAnswer, settingChangesAnswer } from './audit.ts'
import { calendarAnswer, setHolidayHandler } from './calendar.ts'
import { programmeAnswer, saveCycleHandler } from './cycles.ts'
import { serviceFeed, servicesAnswer, setServiceHandler } from './services.ts'

export const administration: ServerModule = {
  name: 'administration',
  commands: [setHolidayHandler, saveCycleHandler, setServiceHandler],
  queries: [calendarAnswer, programmeAnswer, servicesAnswer, auditAnswer, settingChangesAnswer],
  feed: [serviceFeed],
}
