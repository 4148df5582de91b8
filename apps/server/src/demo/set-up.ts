import { addDays } from '@ayni/clinical/clocks'
import { fromMs, type Instant, toMs, z } from '@ayni/kernel'
import { endOf, processOf, startOf } from './demo-days.ts'
import type { Stage } from './stage.ts'
import type { Cohort } from './stories.ts'

const nothing = z.unknown()
const cohorts: readonly Cohort[] = ['earlier', 'present']

const weekdays = [1, 2, 3, 4, 5]
/** Between them somebody receives every day of the week, at dawn and late too. */
const receive = {
  terapia: [
    { days: weekdays, from: '17:00', to: '21:00' },
    { days: [6], from: '09:00', to: '19:00' },
  ],
  'terapia-2': [
    { days: weekdays, from: '17:00', to: '21:00' },
    { days: [7], from: '09:00', to: '19:00' },
  ],
  'terapia-3': [
    { days: weekdays, from: '12:00', to: '15:00' },
    { days: [1, 2, 3, 4, 5, 7], from: '18:00', to: '23:00' },
  ],
  'guardia-2': [{ days: [1, 2, 3, 4, 5, 6, 7], from: '05:00', to: '07:30' }],
  psiquiatria: [{ days: [2, 4, 6], from: '16:00', to: '21:00' }],
}
const open = [
  {
    code: 'talk',
    noteEs: 'Por teléfono o video, a la hora que elijas.',
    noteEn: 'By phone or video, when you choose.',
  },
  { code: 'library', noteEs: '', noteEn: '' },
] as const

/** What the invented administrators decided before anybody came: cycles, days off, services, and when clinicians receive. */
export async function setUp(stage: Stage, at: Instant): Promise<void> {
  const { give, team, now } = stage
  const admin = team.as('administracion')
  const coordinator = team.as('coordinacion')
  for (const cohort of cohorts) {
    const startsOn = startOf(cohort, now)
    const cycle = { code: processOf(startsOn), startsOn, endsOn: endOf(cohort, now), invitationsOpen: true }
    await give(at, admin, 'administration.save-cycle', cycle, nothing)
  }
  const localDay = {
    day: addDays(startOf('present', now), 24),
    is: 'holiday',
    name: 'Fiesta de la provincia (inventada)',
  }
  await give(at, coordinator, 'administration.set-holiday', localDay, nothing)
  for (const service of open) await give(at, admin, 'administration.set-service', { ...service, open: true }, nothing)
  for (const [key, weekly] of Object.entries(receive)) {
    const available = { weekly, exceptions: [], account: null }
    await give(at, team.as(key), 'appointments.set-availability', available, nothing)
  }
}

/** Which of their own the team has to decide: a shift that is offered, a clinician who will be away. */
export async function nearDays(stage: Stage): Promise<void> {
  const { give, team, now } = stage
  const account = team.accounts.get('terapia-3')
  const day = 86_400_000
  const away = { account, from: fromMs(toMs(now) + 5 * day), until: fromMs(toMs(now) + 12 * day) }
  await give(now, team.as('terapia-3'), 'coordination.add-absence', away, nothing)
  const link = { label: 'Grupo de la promoción (inventado)', uses: 60, days: 60 }
  await give(now, team.as('coordinacion'), 'outreach.make-programme-link', link, nothing)
}
