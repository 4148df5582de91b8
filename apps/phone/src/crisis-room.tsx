import { crisisLines } from '@ayni/clinical/crisis'
import { Button, language, ListRow, Screen } from '@ayni/ui'
import { useFrame } from './frame.tsx'
import { hrefs, useHouse } from './shell.ts'

export const AlertTruth = () => null

export const CrisisRoom = () => {
  const { device } = useHouse()
  const { help: _here, ...frame } = useFrame()
  return (
    <Screen {...frame} help={null} title="No tienes que pasar esto a solas." back={{ href: hrefs.today }}>
      <ul class="rows strong">
        {crisisLines.slice(0, 2).map(({ id, dial, name, what }) => (
          <ListRow key={id} strong href={`tel:${dial}`} title={name[language.value]} detail={what[language.value]} />
        ))}
      </ul>
      {device.card ? <Button kind="safety" href={`tel:${device.card.dutyPhone}`}>113</Button> : null}
    </Screen>
  )
}
