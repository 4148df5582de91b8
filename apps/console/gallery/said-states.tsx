import { RaiseConcern, WhatWasSaid } from '@ayni/modules/concerns/console'
import type { ConcernsOperations, WhatWasSaidData } from '@ayni/modules/concerns/contract'
import { aStranger, twoWorries } from '@ayni/modules/concerns/fixtures'
import { type AlertOperations, AlertPage } from '@ayni/modules/suicide-prevention/console'
import { aToldPage, thatNight } from '@ayni/modules/suicide-prevention/fixtures'
import { Button, Desk } from '@ayni/ui'
import type { GalleryState } from '@ayni/ui/gallery'
import { signal } from '@preact/signals'
import { knowing } from './answering.ts'

const now = signal<string>(thatNight)
const newId = (): string => '019aa100-0000-7000-8000-000000000779'

const told = aToldPage()

const alert = (said: WhatWasSaidData) => (
  <AlertPage
    client={knowing<AlertOperations>({ 'suicide-prevention.alert': told })}
    alert={told.strip.alert}
    now={now}
    boardHref="#tablero"
    isPsychiatrist={false}
    said={(person) => (
      <WhatWasSaid
        client={knowing<ConcernsOperations>({ 'concerns.about': said })}
        person={person}
        now={thatNight}
        newId={newId}
      />
    )}
    follow={() => (
      <Button wide kind="quiet" href="#seguimiento">
        Abrir su seguimiento
      </Button>
    )}
  />
)

export const saidStates: readonly GalleryState[] = [
  {
    id: 'alert-said',
    title: 'Alerta: alguien avisó',
    face: 'phone',
    draw: () => alert(twoWorries(thatNight)),
  },
  {
    id: 'alert-stranger',
    title: 'Alerta: de alguien a quien solo describieron',
    face: 'phone',
    draw: () => alert(aStranger(thatNight)),
  },
  {
    id: 'raise-concern',
    title: 'Me preocupa alguien: el equipo',
    face: 'phone',
    draw: () => (
      <Desk title="Tu cuenta" rail={null}>
        <RaiseConcern client={knowing<ConcernsOperations>({})} newId={newId} />
      </Desk>
    ),
  },
]
