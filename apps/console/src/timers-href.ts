/** Where the times of the ladder are read and signed. */
export const timersHref = '/console/turnos/tiempos'
