import { Dialog, useWords } from '@ayni/ui'
import { HourForm, type HourFormProps } from './hour-form.tsx'
import { words } from './words.ts'

/** The form in a dialog of its own. */
export const ProposeHour = (props: HourFormProps) => {
  const say = useWords(words)
  const { alias, moves } = props.proposal
  return (
    <Dialog open title={`${alias} · ${moves === null ? say.propose : say.moveIt}`} onClose={props.onClose}>
      <HourForm {...props} />
    </Dialog>
  )
}
