import {
  AuditPage,
  CalendarPage,
  ProgrammePage,
  ServicesPage,
  TemplatesPage,
} from '@ayni/modules/administration/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'

export const Programme = ({ session }: PageProps) => (
  <ProgrammePage
    client={clients.administration}
    identity={clients.identity}
    mayChange={holds(session.roles, ['admin', 'director'])}
  />
)

export const Calendar = () => (
  <CalendarPage client={clients.administration} thisYear={Number(minute.value.slice(0, 4))} />
)

export const Services = ({ session }: PageProps) => (
  <ServicesPage client={clients.administration} mayChange={holds(session.roles, ['admin', 'coordinator'])} />
)

export const Templates = ({ session }: PageProps) => (
  <TemplatesPage client={clients.administration} mayChange={holds(session.roles, ['admin', 'coordinator'])} />
)

export const Audit = () => <AuditPage client={clients.administration} now={minute.value} />
