import type { Device, Post } from '@ayni/device'
import type { ScreenProps } from '@ayni/ui'

/** What each part of "my data" is given. */
export type MyDataProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly post: Post
  readonly onDone: () => void
}
