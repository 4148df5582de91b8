import { Button, Dialog, RadioList, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { CardRound, CardSet } from '../contract.ts'
import { words } from './words.ts'

type EndsProps = { readonly resting: boolean; readonly onSave: () => void; readonly onLeave: () => void }

const Ends = ({ resting, onSave, onLeave }: EndsProps) => {
  const say = useWords(words)
  return (
    <>
      <Button onPress={onSave} disabled={resting}>
        {say.save}
      </Button>
      <Button kind="plain" onPress={onLeave}>
        {say.leave}
      </Button>
    </>
  )
}

const isReason = (why: string): boolean => why.trim().length >= 3

export type MarkDialogProps = {
  readonly set: CardSet
  readonly onSave: (why: string) => void
  readonly onLeave: () => void
}

export const MarkDialog = ({ onSave, onLeave }: MarkDialogProps) => {
  const say = useWords(words)
  const [why, setWhy] = useState('')
  return (
    <Dialog
      open
      title={say.markTitle}
      onClose={onLeave}
      actions={<Ends resting={!isReason(why)} onSave={() => onSave(why)} onLeave={onLeave} />}
    >
      <p>{say.markBody}</p>
      <TextField label={say.why} lines={3} value={why} onInput={setWhy} maxLength={600} />
    </Dialog>
  )
}

const levels = ['0', '1', '2', '3'] as const
const raises = ['none', 'non_acute', 'acute'] as const
export type NewReading = {
  readonly level: CardRound['level']
  readonly flag?: 'non_acute' | 'acute'
  readonly why: string
}
export type OverrideDialogProps = {
  readonly round: CardRound
  readonly onSave: (reading: NewReading) => void
  readonly onLeave: () => void
}

const levelOf = { '0': 0, '1': 1, '2': 2, '3': 3 } as const

export const OverrideDialog = ({ round, onSave, onLeave }: OverrideDialogProps) => {
  const say = useWords(words)
  const [level, setLevel] = useState<(typeof levels)[number]>(levels[round.level])
  const [raise, setRaise] = useState<(typeof raises)[number]>('none')
  const [why, setWhy] = useState('')
  const raiseWords = { none: say.raiseNo, non_acute: say.raiseB, acute: say.raiseA } as const
  const save = (): void => onSave({ level: levelOf[level], why, ...(raise !== 'none' && { flag: raise }) })
  return (
    <Dialog
      open
      title={say.overrideTitle}
      onClose={onLeave}
      actions={<Ends resting={!isReason(why)} onSave={save} onLeave={onLeave} />}
    >
      <p>{say.overrideBody}</p>
      <RadioList
        question={say.newLevel}
        choices={levels.map((value) => ({ value, words: say.level[levelOf[value]] ?? value }))}
        value={level}
        onChange={setLevel}
      />
      {round.flag === 'acute' ? null : (
        <RadioList
          question={say.raise}
          choices={raises.map((value) => ({ value, words: raiseWords[value] }))}
          value={raise}
          onChange={setRaise}
        />
      )}
      <TextField label={say.why} lines={3} value={why} onInput={setWhy} maxLength={600} />
    </Dialog>
  )
}
