import { dictionary } from '@ayni/ui'

type Says = {
  readonly templates: Readonly<Record<string, string>>
  /** What decides when it may leave. */
  readonly classes: Readonly<Record<string, string>>
}

export const templateNames = dictionary<Says>({
  es: {
    templates: {
      'sign-in-code': 'Código para entrar',
      'sign-in-link': 'Enlace para entrar',
      'contact-check': 'Confirmar un contacto',
      'staff-alert': 'Alerta al equipo',
      'staff-alert-drill': 'Simulacro de alerta',
      'rota-hole': 'Hueco en la guardia',
      'incident-opened': 'Revisión abierta',
      'will-call': 'Te vamos a llamar',
      'public-material': 'Material que alguien pidió',
      'reply-now': 'Respuesta a quien acaba de escribir',
      appointment: 'Recordatorio de cita',
      'appointment-moved': 'La cita cambió',
      'appointment-cancelled': 'La cita no podrá ser',
      'appointment-missed': 'No nos encontramos',
      news: 'Hay algo nuevo',
      'material-ready': 'Ya está lo que pediste',
      'case-answered': 'Tu consulta tiene respuesta',
      'reply-waiting': 'Tienes una respuesta',
      'group-forming': 'Se forma un grupo',
      'staff-task': 'Tarea del equipo',
      'staff-digest': 'Resumen del equipo',
      invitation: 'Invitación',
      reminder: 'Recordatorio',
      'caring-contact': 'Saludo de quien acompaña',
    },
    classes: {
      N0: 'Pedido en el momento',
      N1: 'Seguridad, al equipo',
      N2: 'Seguridad, a la persona',
      N3: 'Citas',
      N4: 'Novedades',
      N5: 'Invitaciones y recordatorios',
      N6: 'Saludos',
    },
  },
  en: {
    templates: {
      'sign-in-code': 'Code to come in',
      'sign-in-link': 'Link to come in',
      'contact-check': 'Confirm a contact',
      'staff-alert': 'Alert to the team',
      'staff-alert-drill': 'Drill of an alert',
      'rota-hole': 'Hole in the rota',
      'incident-opened': 'Review opened',
      'will-call': 'We are going to call you',
      'public-material': 'Material somebody asked for',
      'reply-now': 'Answer to who has just written',
      appointment: 'Reminder of an appointment',
      'appointment-moved': 'The appointment changed',
      'appointment-cancelled': 'The appointment cannot be',
      'appointment-missed': 'We did not meet',
      news: 'There is something new',
      'material-ready': 'What you asked for is ready',
      'case-answered': 'Your case has an answer',
      'reply-waiting': 'You have an answer',
      'group-forming': 'A group is forming',
      'staff-task': 'Task of the team',
      'staff-digest': 'Digest of the team',
      invitation: 'Invitation',
      reminder: 'Reminder',
      'caring-contact': 'Greeting of who accompanies',
    },
    classes: {
      N0: 'Asked for at this moment',
      N1: 'Safety, to the team',
      N2: 'Safety, to the person',
      N3: 'Appointments',
      N4: 'News',
      N5: 'Invitations and reminders',
      N6: 'Greetings',
    },
  },
})
