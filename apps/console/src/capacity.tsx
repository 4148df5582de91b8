import { CapacityPage } from '@ayni/modules/coordination/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'

/** Cases, limits and absences of whoever cares. */
export const Capacity = () => <CapacityPage client={clients.board} now={minute.value} />
