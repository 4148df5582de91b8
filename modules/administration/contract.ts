import type { InputOf, OutputOf } from '@ayni/kernel'
import type { audit, settingChanges } from './contract/audit.ts'
import type { calendar, setHoliday } from './contract/calendar.ts'
import type { programme, saveCycle } from './contract/cycles.ts'
import type { outgoingMessages } from './contract/outgoing-messages.ts'
import type { services, setService } from './contract/services.ts'
import type { checkTemplate, setTemplate, templateList } from './contract/templates.ts'

export * from './contract/audit.ts'
export * from './contract/calendar.ts'
export * from './contract/cycles.ts'
export * from './contract/outgoing-messages.ts'
export * from './contract/services.ts'
export * from './contract/templates.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type AdministrationOperations = {
  readonly 'administration.audit': Op<typeof audit>
  readonly 'administration.calendar': Op<typeof calendar>
  readonly 'administration.outgoing-messages': Op<typeof outgoingMessages>
  readonly 'administration.programme': Op<typeof programme>
  readonly 'administration.save-cycle': Op<typeof saveCycle>
  readonly 'administration.services': Op<typeof services>
  readonly 'administration.set-holiday': Op<typeof setHoliday>
  readonly 'administration.set-service': Op<typeof setService>
  readonly 'administration.check-template': Op<typeof checkTemplate>
  readonly 'administration.set-template': Op<typeof setTemplate>
  readonly 'administration.templates': Op<typeof templateList>
  readonly 'administration.setting-changes': Op<typeof settingChanges>
}
