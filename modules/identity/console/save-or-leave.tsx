import { Button, useWords } from '@ayni/ui'
import { words } from './words.ts'

export type SaveOrLeaveProps = {
  readonly onSave: () => void
  readonly onLeave: () => void
  readonly busy?: boolean | undefined
  readonly resting?: boolean | undefined
}

/** The two ends of a dialog. */
export const SaveOrLeave = ({ onSave, onLeave, busy, resting }: SaveOrLeaveProps) => {
  const say = useWords(words)
  return (
    <>
      <Button onPress={onSave} busy={busy ? say.adding : undefined} disabled={resting}>
        {say.save}
      </Button>
      <Button kind="plain" onPress={onLeave}>
        {say.cancel}
      </Button>
    </>
  )
}
