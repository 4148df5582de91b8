import { RosterPage } from '@ayni/modules/enrollment/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'

/** The roster. */
export const People = () => <RosterPage client={clients.people} now={minute} origin={location.origin} />
