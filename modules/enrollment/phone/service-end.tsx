import { serviceEndsIn } from '@ayni/clinical/reach'
import type { Device } from '@ayni/device'
import { Card, dictionary, formatDate, useWords } from '@ayni/ui'
import { me } from './local.ts'

const words = dictionary({
  es: {
    title: 'Se acerca el fin de tu SERUMS',
    when: (day: string) => `Termina el ${day}.`,
    why: 'Nada se cierra solo por la fecha. Si alguien te acompaña, verá contigo con quién sigues, y se queda hasta que esa persona te reciba.',
  },
  en: {
    title: 'Your SERUMS is coming to its end',
    when: (day) => `It ends on ${day}.`,
    why: 'Nothing closes just because of the date. If somebody accompanies you, they will see with you who comes next, and stay until that person has received you.',
  },
})

/** EC-13, on Hoy, in the last sixty days. */
export const ServiceEnd = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const endsOn = device.get(me, 'me')?.body.serviceEndsOn ?? null
  if (endsOn === null || serviceEndsIn(endsOn, new Date(device.now()).toISOString()) === null) return null
  return (
    <Card title={say.title}>
      <p>
        {say.when(formatDate(endsOn))} {say.why}
      </p>
    </Card>
  )
}
