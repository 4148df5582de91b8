import { OutgoingMessages } from '@ayni/modules/administration/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'

/** In a demo, what would have left. */
export const Mail = () => <OutgoingMessages client={clients.administration} now={minute} />
