import { useDo } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import type { Doing, EmergencyClient } from './client.ts'

export type OwnProps = {
  readonly client: EmergencyClient
  readonly onDone: () => void
  readonly children: (doing: Doing) => ComponentChildren
}

/** Each card keeps its own refusal and its own waiting, so that it is read once, and where it was pressed. */
export const Own = ({ client, onDone, children }: OwnProps) => <>{children(useDo(client, onDone))}</>
