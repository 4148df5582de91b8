import { dictionary } from '@ayni/ui'

export const words = dictionary({
  es: {
    title: 'Establecimientos de salud',
    why: 'La lista oficial (RENIPRESS) en CSV o Excel. Volver a importarla la actualiza; lo que ya no figure se cierra, nunca se borra.',
    known: (open: number, closed: number) => `${open} abiertos · ${closed} cerrados`,
    none: 'Aún no hay establecimientos. Sin la lista, el puesto de cada quien se escribe a mano.',
    partial: 'Es solo una parte de la lista',
    partialWhy: 'Lo que no figure en el archivo queda abierto.',
    missing: (names: string) => `Al archivo le faltan columnas: ${names}.`,
    reading: (n: number, of: number) => `${n} de ${of} filas`,
    done: 'Lista actualizada',
    doneWhy: (fresh: number, changed: number, same: number, closed: number, rejected: number) =>
      `${fresh} nuevos · ${changed} con cambios · ${same} iguales · ${closed} cerrados · ${rejected} filas rechazadas`,
    save: 'Descargar las filas rechazadas',
    resume: 'Seguir',
    line: 'línea',
    column: 'columna',
    reason: 'motivo',
    reasons: {
      code: 'el código debe tener hasta 8 cifras',
      name: 'falta el nombre',
      ubigeo: 'el ubigeo debe tener 6 cifras',
      place: 'la ubicación no es un punto del Perú en grados',
      twice: 'este código ya salió antes en el archivo',
      width: 'la fila no tiene tantos campos como el encabezado',
    },
    found: (n: number) =>
      n === 1
        ? '1 establecimiento. Elige con las flechas o toca.'
        : `${n} establecimientos. Elige con las flechas o toca.`,
    nothing: 'No está en la lista. Puede quedar escrito a mano.',
    noList: 'Aún no hay lista de establecimientos: escríbelo a mano. Quien coordina puede importarla.',
    byHand: 'Ahora no se puede buscar en la lista. Puede quedar escrito a mano.',
    chosen: (name: string) => `De la lista: ${name}`,
    km: (km: number) => `a unos ${km} km en línea recta`,
  },
  en: {
    title: 'Health facilities',
    why: 'The official list (RENIPRESS) as CSV or Excel. Importing it again refreshes it; what is no longer on it is closed, never deleted.',
    known: (open, closed) => `${open} open · ${closed} closed`,
    none: 'There are no facilities yet. Without the list, each post is written by hand.',
    partial: 'It is only a part of the list',
    partialWhy: 'What is not in the file stays open.',
    missing: (names) => `The file lacks columns: ${names}.`,
    reading: (n, of) => `${n} of ${of} rows`,
    done: 'List refreshed',
    doneWhy: (fresh, changed, same, closed, rejected) =>
      `${fresh} new · ${changed} changed · ${same} equal · ${closed} closed · ${rejected} rows rejected`,
    save: 'Download the rejected rows',
    resume: 'Go on',
    line: 'line',
    column: 'column',
    reason: 'reason',
    reasons: {
      code: 'the code has up to 8 digits',
      name: 'the name is missing',
      ubigeo: 'the ubigeo has 6 digits',
      place: 'the place is no point of Peru in degrees',
      twice: 'this code was in the file before',
      width: 'the row has not as many fields as the header',
    },
    found: (n) =>
      n === 1 ? '1 facility. Choose with the arrows or tap.' : `${n} facilities. Choose with the arrows or tap.`,
    nothing: 'It is not on the list. It may stay written by hand.',
    noList: 'There is no list of facilities yet: write it by hand. Whoever coordinates can import it.',
    byHand: 'The list cannot be searched now. It may stay written by hand.',
    chosen: (name) => `From the list: ${name}`,
    km: (km) => `about ${km} km in a straight line`,
  },
})
