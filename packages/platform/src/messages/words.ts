import { dictionary } from '@ayni/kernel'
import type { TemplateName } from './templates.ts'

export type TemplateWords = { readonly short: string; readonly push: string; readonly subject: string }

/**
 * Placeholders in braces. `short` is SMS, WhatsApp and the body of an e-mail; `push` is what a locked screen shows;
 * `subject` heads the e-mail. An automatic call says `short` twice.
 */
const es: Readonly<Record<TemplateName, TemplateWords>> = {
  'sign-in-code': {
    short: 'AYNI: tu código es {code}. Nadie te lo pedirá por llamada.',
    push: 'Tienes un código nuevo.',
    subject: 'Tu código de Ayni',
  },
  'sign-in-link': {
    short: 'AYNI: abre este enlace para entrar: {link}',
    push: 'Tienes un enlace para entrar.',
    subject: 'Tu enlace para entrar a Ayni',
  },
  'contact-check': {
    short: 'AYNI: para confirmar este contacto escribe {code} en la aplicación.',
    push: 'Confirma tu contacto.',
    subject: 'Confirma tu contacto en Ayni',
  },
  'staff-alert': {
    short: 'AYNI: tarea urgente {alias}. Abrir tablero.',
    push: 'Tarea urgente. Abrir tablero.',
    subject: 'AYNI: tarea urgente',
  },
  'staff-alert-drill': {
    short: 'SIMULACRO AYNI: tarea urgente {alias}. Abrir tablero.',
    push: 'SIMULACRO. Tarea urgente. Abrir tablero.',
    subject: 'SIMULACRO AYNI: tarea urgente',
  },
  'rota-hole': {
    short: 'AYNI: falta gente en el rol de guardia. Abrir tablero.',
    push: 'Falta gente en el rol. Abrir tablero.',
    subject: 'AYNI: falta gente en el rol',
  },
  'incident-opened': {
    short: 'AYNI: revisión abierta {alias}. Abrir tablero.',
    push: 'Revisión abierta. Abrir tablero.',
    subject: 'AYNI: revisión abierta',
  },
  'staff-taken': {
    short: 'AYNI: {alias} queda a tu cargo. Abrir tablero.',
    push: 'Una tarea queda a tu cargo. Abrir tablero.',
    subject: 'AYNI: tarea a tu cargo',
  },
  'staff-taken-by': {
    short: 'AYNI: {alias} ya tiene responsable. No tienes que hacer nada.',
    push: 'La tarea ya tiene responsable.',
    subject: 'AYNI: tarea con responsable',
  },
  'staff-which': {
    short: 'AYNI: hay varias tareas: {aliases}. Responde VOY y el código de una.',
    push: 'Hay varias tareas. Abrir tablero.',
    subject: 'AYNI: hay varias tareas',
  },
  'staff-pressed': {
    short: 'AYNI: respuesta anotada. Gracias.',
    push: 'Respuesta anotada. Gracias.',
    subject: 'AYNI: respuesta anotada',
  },
  'staff-nothing': {
    short: 'AYNI: no hay una tarea que puedas tomar por aquí. Abrir tablero si tienes duda.',
    push: 'No hay una tarea que puedas tomar por aquí.',
    subject: 'AYNI: sin tarea abierta',
  },
  'watch-stopped': {
    short:
      'AYNI: la vigilancia se detuvo. Los avisos no salen solos hasta que vuelva. Revisar el tablero y llamar a quien administra Ayni.',
    push: 'La vigilancia se detuvo. Abrir tablero.',
    subject: 'AYNI: la vigilancia se detuvo',
  },
  'watch-resumed': {
    short: 'AYNI: la vigilancia volvió. Los avisos salen de nuevo.',
    push: 'La vigilancia volvió.',
    subject: 'AYNI: la vigilancia volvió',
  },
  'will-call': {
    short: 'AYNI: te vamos a llamar. Ten tu teléfono cerca.',
    push: 'Te vamos a llamar. Ten tu teléfono cerca.',
    subject: 'Ayni: te vamos a llamar',
  },
  appointment: {
    short: 'Tienes una cita en Ayni {day} {hour}.',
    push: 'Tienes una cita {day} {hour}.',
    subject: 'Tu cita en Ayni',
  },
  'appointment-moved': {
    short: 'Tu cita en Ayni cambió: ahora es {day} {hour}.',
    push: 'Tu cita cambió: {day} {hour}.',
    subject: 'Tu cita en Ayni cambió',
  },
  'appointment-cancelled': {
    short: 'Tu cita en Ayni {day} {hour} no podrá ser. Abre Ayni para ver qué sigue.',
    push: 'Tu cita {day} {hour} no podrá ser.',
    subject: 'Tu cita en Ayni no podrá ser',
  },
  'appointment-missed': {
    short: 'AYNI: hoy no nos encontramos. Abre la aplicación y elige otra hora.',
    push: 'Elige otra hora cuando puedas.',
    subject: 'Elige otra hora en Ayni',
  },
  news: {
    short: 'AYNI: tienes algo nuevo en la aplicación.',
    push: 'Tienes algo nuevo.',
    subject: 'Algo nuevo en Ayni',
  },
  'material-ready': {
    short: 'AYNI: ya está listo lo que pediste. Lo tienes en la aplicación.',
    push: 'Ya está listo lo que pediste.',
    subject: 'Ya está listo lo que pediste',
  },
  'case-answered': {
    short: 'AYNI: tu consulta tiene respuesta. Ábrela en la aplicación.',
    push: 'Tu consulta tiene respuesta.',
    subject: 'Tu consulta tiene respuesta',
  },
  'public-material': {
    short: 'AYNI: {title}. {link}',
    push: 'Tienes lo que pediste.',
    subject: 'Lo que pediste a Ayni',
  },
  'reply-now': {
    short: 'AYNI: tienes una respuesta. Ábrela en la aplicación.',
    push: 'Tienes una respuesta.',
    subject: 'Tienes una respuesta en Ayni',
  },
  'reply-waiting': {
    short: 'AYNI: tienes una respuesta. Ábrela en la aplicación, cuando puedas.',
    push: 'Tienes una respuesta.',
    subject: 'Tienes una respuesta en Ayni',
  },
  'service-ends': {
    short: 'AYNI: se acerca el fin de tu servicio. Nada se cierra solo; mira en la aplicación cómo sigue.',
    push: 'Se acerca el fin de tu servicio.',
    subject: 'Se acerca el fin de tu servicio',
  },
  'group-forming': {
    short: 'AYNI: se está formando un grupo. Mira los horarios en la aplicación.',
    push: 'Se está formando un grupo.',
    subject: 'Se está formando un grupo',
  },
  'staff-task': {
    short: 'AYNI: tarea pendiente {alias}. Abrir tablero.',
    push: 'Tarea pendiente. Abrir tablero.',
    subject: 'AYNI: tarea pendiente',
  },
  'staff-digest': {
    short: 'AYNI: tu resumen está en el tablero.',
    push: 'Tu resumen está en el tablero.',
    subject: 'AYNI: tu resumen',
  },
  invitation: {
    short:
      'Hola, te escribimos de Ayni. Cuando tengas un rato, mira esto: {link} Si no es buen momento, responde NO POR AHORA.',
    push: 'Tienes una invitación.',
    subject: 'Una invitación de Ayni',
  },
  reminder: {
    short:
      'AYNI: quedó algo a medias. Sigue donde lo dejaste, cuando puedas. Si no es buen momento, responde NO POR AHORA.',
    push: 'Sigue donde lo dejaste, cuando puedas.',
    subject: 'Sigue donde lo dejaste',
  },
  'caring-contact': {
    short: 'Hola, soy {signature}, de Ayni. Pensé en ti y te mando un saludo. No hace falta que respondas.',
    push: 'Tienes un saludo.',
    subject: 'Un saludo',
  },
  'caring-words': {
    short: '{words} — {signature}, de Ayni',
    push: 'Tienes un saludo.',
    subject: 'Un saludo',
  },
}

export const messageWords = dictionary({
  es,
  en: {
    'sign-in-code': {
      short: 'AYNI: your code is {code}. Nobody will ask you for it by phone.',
      push: 'You have a new code.',
      subject: 'Your Ayni code',
    },
    'sign-in-link': {
      short: 'AYNI: open this link to sign in: {link}',
      push: 'You have a link to sign in.',
      subject: 'Your link to sign in to Ayni',
    },
    'contact-check': {
      short: 'AYNI: to confirm this contact, enter {code} in the app.',
      push: 'Confirm your contact.',
      subject: 'Confirm your contact in Ayni',
    },
    'staff-alert': {
      short: 'AYNI: urgent task {alias}. Open the board.',
      push: 'Urgent task. Open the board.',
      subject: 'AYNI: urgent task',
    },
    'staff-alert-drill': {
      short: 'DRILL (SIMULACRO) AYNI: urgent task {alias}. Open the board.',
      push: 'DRILL. Urgent task. Open the board.',
      subject: 'DRILL (SIMULACRO) AYNI: urgent task',
    },
    'rota-hole': {
      short: 'AYNI: the duty rota lacks people. Open the board.',
      push: 'The rota lacks people. Open the board.',
      subject: 'AYNI: the rota lacks people',
    },
    'incident-opened': {
      short: 'AYNI: review opened {alias}. Open the board.',
      push: 'Review opened. Open the board.',
      subject: 'AYNI: review opened',
    },
    'staff-taken': {
      short: 'AYNI: you are in charge of {alias}. Open the board.',
      push: 'You are in charge of a task. Open the board.',
      subject: 'AYNI: a task is yours',
    },
    'staff-taken-by': {
      short: 'AYNI: somebody is in charge of {alias}. You need do nothing.',
      push: 'Somebody is in charge of the task.',
      subject: 'AYNI: the task has an owner',
    },
    'staff-which': {
      short: 'AYNI: there are several tasks: {aliases}. Reply VOY and the code of one.',
      push: 'There are several tasks. Open the board.',
      subject: 'AYNI: there are several tasks',
    },
    'staff-pressed': {
      short: 'AYNI: your answer is noted. Thank you.',
      push: 'Your answer is noted. Thank you.',
      subject: 'AYNI: answer noted',
    },
    'staff-nothing': {
      short: 'AYNI: there is no task that you can take this way. Open the board if in doubt.',
      push: 'There is no task that you can take this way.',
      subject: 'AYNI: no open task',
    },
    'watch-stopped': {
      short:
        'AYNI: the watch has stopped. Notices do not leave by themselves until it is back. Look at the board and call whoever runs Ayni.',
      push: 'The watch has stopped. Open the board.',
      subject: 'AYNI: the watch has stopped',
    },
    'watch-resumed': {
      short: 'AYNI: the watch is back. Notices leave again.',
      push: 'The watch is back.',
      subject: 'AYNI: the watch is back',
    },
    'will-call': {
      short: 'AYNI: we are going to call you. Keep your phone near.',
      push: 'We are going to call you. Keep your phone near.',
      subject: 'Ayni: we are going to call you',
    },
    appointment: {
      short: 'You have an appointment in Ayni {day} {hour}.',
      push: 'You have an appointment {day} {hour}.',
      subject: 'Your appointment in Ayni',
    },
    'appointment-moved': {
      short: 'Your appointment in Ayni changed: it is now {day} {hour}.',
      push: 'Your appointment changed: {day} {hour}.',
      subject: 'Your appointment in Ayni changed',
    },
    'appointment-cancelled': {
      short: 'Your appointment in Ayni {day} {hour} cannot take place. Open Ayni to see what comes next.',
      push: 'Your appointment {day} {hour} cannot take place.',
      subject: 'Your appointment in Ayni cannot take place',
    },
    'appointment-missed': {
      short: 'AYNI: we missed each other today. Open the app and choose another time.',
      push: 'Choose another time when you can.',
      subject: 'Choose another time in Ayni',
    },
    news: {
      short: 'AYNI: there is something new in the app.',
      push: 'There is something new.',
      subject: 'Something new in Ayni',
    },
    'material-ready': {
      short: 'AYNI: what you asked for is ready. You have it in the app.',
      push: 'What you asked for is ready.',
      subject: 'What you asked for is ready',
    },
    'case-answered': {
      short: 'AYNI: your question has an answer. Open it in the app.',
      push: 'Your question has an answer.',
      subject: 'Your question has an answer',
    },
    'public-material': {
      short: 'AYNI: {title}. {link}',
      push: 'You have what you asked for.',
      subject: 'What you asked Ayni for',
    },
    'reply-now': {
      short: 'AYNI: you have an answer. Open it in the app.',
      push: 'You have an answer.',
      subject: 'You have an answer in Ayni',
    },
    'reply-waiting': {
      short: 'AYNI: you have an answer. Open it in the app, when you can.',
      push: 'You have an answer.',
      subject: 'You have an answer in Ayni',
    },
    'service-ends': {
      short: 'AYNI: your service is coming to its end. Nothing closes by itself; see in the app what comes next.',
      push: 'Your service is coming to its end.',
      subject: 'Your service is coming to its end',
    },
    'group-forming': {
      short: 'AYNI: a group is forming. See the times in the app.',
      push: 'A group is forming.',
      subject: 'A group is forming',
    },
    'staff-task': {
      short: 'AYNI: pending task {alias}. Open the board.',
      push: 'Pending task. Open the board.',
      subject: 'AYNI: pending task',
    },
    'staff-digest': {
      short: 'AYNI: your summary is on the board.',
      push: 'Your summary is on the board.',
      subject: 'AYNI: your summary',
    },
    invitation: {
      short: 'Hello from Ayni. When you have a moment, look at this: {link} If it is not a good time, answer NOT NOW.',
      push: 'You have an invitation.',
      subject: 'An invitation from Ayni',
    },
    reminder: {
      short:
        'AYNI: something was left half done. Go on where you left it, when you can. If it is not a good time, answer NOT NOW.',
      push: 'Go on where you left it, when you can.',
      subject: 'Go on where you left it',
    },
    'caring-contact': {
      short: 'Hello, this is {signature}, from Ayni. I thought of you and send a greeting. No need to answer.',
      push: 'You have a greeting.',
      subject: 'A greeting',
    },
    'caring-words': {
      short: '{words} — {signature}, from Ayni',
      push: 'You have a greeting.',
      subject: 'A greeting',
    },
  },
})

/** Words around the templates. */
export const frameWords = dictionary({
  es: {
    callIntro: 'Llamada automática de Ayni.',
    callOutro: 'Marca 4 para confirmar que escuchaste. Para hacerte cargo, abre el tablero.',
    callTake: 'Presiona 1 para hacerte cargo. Marca 4 si solo escuchaste.',
    answer: 'Para hacerte cargo responde VOY o abre {link}',
    emailFoot: 'Este es un mensaje automático de Ayni. Si no lo esperabas, puedes ignorarlo.',
    today: 'hoy',
    tomorrow: 'mañana',
    on: 'el',
  },
  en: {
    callIntro: 'Automatic call from Ayni.',
    callOutro: 'Press 4 to confirm that you heard. To take charge, open the board.',
    callTake: 'Press 1 to take charge. Press 4 if you only heard this.',
    answer: 'To take charge reply VOY or open {link}',
    emailFoot: 'This is an automatic message from Ayni. If you did not expect it, you can ignore it.',
    today: 'today',
    tomorrow: 'tomorrow',
    on: 'on',
  },
})
