import { dictionary } from '@ayni/ui'

/** Names of what a phone holds, for the person's own copy. A field without one is shown by its own name. */
export const fieldWords = dictionary({
  es: {
    yes: 'Sí',
    no: 'No',
    nothing: 'Nada',
    consent: (layer: string) => `Permiso ${layer}`,
    fields: {
      alias: 'Alias', language: 'Idioma', serviceStartedOn: 'Inicio de tu SERUMS', state: 'Estado', given: 'Dado', at: 'Fecha', version: 'Versión del texto',
      name: 'Nombre', relation: 'Relación', phone: 'Celular', whenMayCall: 'Cuándo se le puede llamar', showWithoutPin: 'Se ve sin PIN',
      label: 'Teléfono', enrolledAt: 'Unido', signedOutAt: 'Sesión cerrada', wipeRequestedAt: 'Vaciado', who: 'Quién', role: 'Función', purpose: 'Motivo',
      class: 'Clase', what: 'Qué', since: 'Desde', kind: 'Qué', dueAt: 'A más tardar', owner: 'A cargo de', startedAt: 'Empezado', skipped: 'Partes dejadas',
      i: 'Cuestionario', a: 'Respuestas, en orden', d: 'Dificultad', l: 'Idioma', m: 'Modo', v: 'Versión', late: 'Llegada', reliable: 'Cuenta', r: 'Chequeo',
      day: 'Día de servicio', why: 'Por qué', occurredAt: 'Ocurrió', receivedAt: 'Recibido', toldAt: 'Avisado', acknowledgedAt: 'Tomado', callDueAt: 'Llamada a más tardar',
      handledAt: 'Cerrado', nextContactAt: 'Próximo contacto', dutyPhone: 'Teléfono de guardia', dutySms: 'SMS de guardia', selfAsq: 'Puedes responder a solas',
      h: 'Historia', t: 'Tratamiento', p: 'Medicinas antes', g: 'Embarazo', w: 'Quieres hablar', yes: 'Quisiste', no: 'Dejaste', stopped: 'Parado', id: 'Código',
    },
  },
  en: {
    yes: 'Yes',
    no: 'No',
    nothing: 'Nothing',
    consent: (layer) => `Permission ${layer}`,
    fields: {
      alias: 'Alias', language: 'Language', serviceStartedOn: 'Start of your SERUMS', state: 'State', given: 'Given', at: 'Date', version: 'Version of the text',
      name: 'Name', relation: 'Relation', phone: 'Mobile', whenMayCall: 'When they may be called', showWithoutPin: 'Shown without PIN',
      label: 'Phone', enrolledAt: 'Joined', signedOutAt: 'Signed out', wipeRequestedAt: 'Emptied', who: 'Who', role: 'Role', purpose: 'Reason',
      class: 'Class', what: 'What', since: 'Since', kind: 'What', dueAt: 'At the latest', owner: 'In charge', startedAt: 'Begun', skipped: 'Parts left out',
      i: 'Questionnaire', a: 'Answers, in order', d: 'Difficulty', l: 'Language', m: 'Mode', v: 'Version', late: 'Arrival', reliable: 'Counts', r: 'Check',
      day: 'Day of service', why: 'Why', occurredAt: 'Happened', receivedAt: 'Received', toldAt: 'Told', acknowledgedAt: 'Taken', callDueAt: 'Call at the latest',
      handledAt: 'Closed', nextContactAt: 'Next contact', dutyPhone: 'Phone on duty', dutySms: 'SMS on duty', selfAsq: 'You may answer alone',
      h: 'History', t: 'Treatment', p: 'Medicines before', g: 'Pregnancy', w: 'Wants to talk', yes: 'You wanted', no: 'You left', stopped: 'Stopped', id: 'Code',
    },
  },
})
