import { dictionary } from '@ayni/ui'

/** The result screen: words first, then the band, then what comes next and who will know (R-SCR-19). */
export const resultWords = dictionary({
  es: {
    title: 'Esto dicen tus respuestas.',
    thanks: 'Gracias por responder.',
    opening: {
      risk: 'Algunas de tus respuestas nos importan mucho, y queremos hablar contigo. No tienes que pasar esto a solas.',
      0: 'En estas respuestas no vemos algo que pida atención por ahora. Si tú sientes otra cosa, eso vale más que un cuestionario.',
      1: 'Tus respuestas muestran un malestar leve en estas semanas. Le pasa a muchos colegas en su SERUMS, y hay cosas cortas que ayudan.',
      2: (what: string) =>
        `Tus respuestas sugieren ${what} en estas semanas. Le pasa a muchos colegas en su SERUMS, y se puede trabajar. Una psicóloga te llamará; tú eliges cuándo.`,
      3: (what: string) =>
        `Tus respuestas sugieren ${what}, y que en estas semanas te pesa mucho. No es falta de fuerza ni de vocación. Queremos hablar contigo pronto y acompañarte.`,
      unknown:
        'Quedaron preguntas sin responder, así que no podemos leer todo. Está bien. Alguien del equipo te preguntará en estos días, si quieres.',
    },
    what: {
      'phq-9': 'un ánimo bajo',
      'gad-7': 'mucha preocupación o nervios',
      audit: 'que el alcohol está ocupando espacio',
      and: ' y ',
    },
    limits: 'Un cuestionario no es un diagnóstico. Muestra cómo han sido estas semanas; lo demás se conversa.',
    each: 'Parte por parte',
    bands: {
      'phq-9': {
        'none-minimal': 'Pocas molestias del ánimo',
        mild: 'Algunas molestias del ánimo',
        moderate: 'Molestias del ánimo que ya pesan',
        'moderately-severe': 'Molestias del ánimo que pesan mucho',
        severe: 'Molestias del ánimo muy fuertes',
      },
      'gad-7': {
        minimal: 'Pocos nervios o preocupación',
        mild: 'Algo de nervios o preocupación',
        moderate: 'Nervios o preocupación que ya pesan',
        severe: 'Nervios o preocupación muy fuertes',
      },
      audit: {
        'zone-1': 'Alcohol: poco o nada',
        'zone-2': 'Alcohol: más de lo que cuida tu salud',
        'zone-3': 'Alcohol: ya trae problemas',
        'zone-4': 'Alcohol: conviene verlo con alguien',
      },
    },
    band: (name: string, total: number, max: number) => `En el cuestionario: ${name} (${total} de ${max}).`,
    noTotal: 'Quedaron preguntas sin responder: no se suma.',
    next: 'Qué sigue',
    who: 'Quién lo sabrá',
    whoBody:
      'Lo leen las personas del equipo clínico que te acompañan. Cada vez que alguien lo abre, queda escrito y puedes verlo en «Yo».',
    whoNobody: 'No lo ven tu jefatura, tu red de salud, tu universidad ni otros colegas.',
    routes: {
      'self-help': ['Material para ti', 'Textos y ejercicios cortos, también sin señal.'],
      'simple-advice': ['Sobre el alcohol', 'Tres ideas prácticas para tomar menos.'],
      'brief-intervention': [
        'Sesiones con una psicóloga',
        'De 2 a 4 encuentros. Te llama el siguiente día hábil y acuerdan la hora.',
      ],
      'psychiatrist-review': ['Una psiquiatra revisa contigo', 'En los próximos 3 días hábiles.'],
      'supported-referral': [
        'Apoyo para una atención cercana',
        'Buscamos contigo el lugar y pedimos la cita. Nada se hace sin que lo sepas.',
      ],
      'suicide-prevention': ['Una llamada del equipo de guardia', 'Te llama una persona, no un mensaje.'],
      'talk-to-someone': [
        'Hablar con alguien',
        'Ya lo pediste. Te llama una persona del equipo en los próximos 3 días hábiles.',
      ],
    },
    callA: 'Te llamarán lo antes posible, desde que tu equipo lo reciba.',
    callB: 'Te llamarán dentro de las 24 horas desde que tu equipo lo reciba.',
    told: (clock: string, number: number) => `Tu equipo ya lo tiene: recibido a las ${clock} (n.º ${number}).`,
    notTold: 'Tu equipo todavía no lo sabe: no ha salido de este teléfono. Lo enviaremos al volver la señal.',
    wantIt: 'Sí, quiero',
    notNow: 'Por ahora no',
    chosen: 'Listo. Puedes cambiar de idea cuando quieras.',
    talk: 'Quiero hablar con alguien',
    talkAsked: 'Pedido guardado. Te llamará una persona del equipo.',
    history: 'Ver mi historia',
    home: 'Ir a Hoy',
    helpNow: 'Ver con quién hablar ahora',
  },
  en: {
    title: 'This is what your answers say.',
    thanks: 'Thank you for answering.',
    opening: {
      risk: 'Some of your answers matter a lot to us, and we want to talk with you. You do not have to go through this alone.',
      0: 'We see nothing in these answers that asks for attention for now. If you feel otherwise, that counts more than a questionnaire.',
      1: 'Your answers show mild discomfort in these weeks. It happens to many colleagues in their SERUMS, and short things help.',
      2: (what) =>
        `Your answers suggest ${what} in these weeks. It happens to many colleagues in their SERUMS, and it can be worked on. A psychologist will call you; you choose when.`,
      3: (what) =>
        `Your answers suggest ${what}, and that it weighs heavily on you in these weeks. It is no lack of strength or vocation. We want to talk with you soon and stay beside you.`,
      unknown:
        'Some questions were left unanswered, so we cannot read everything. That is fine. Someone from the team will ask you in the next days, if you like.',
    },
    what: {
      'phq-9': 'a low mood',
      'gad-7': 'a lot of worry or nerves',
      audit: 'that alcohol is taking up room',
      and: ' and ',
    },
    limits: 'A questionnaire is not a diagnosis. It shows how these weeks have been; the rest is talked over.',
    each: 'Part by part',
    bands: {
      'phq-9': {
        'none-minimal': 'Few troubles of mood',
        mild: 'Some troubles of mood',
        moderate: 'Troubles of mood that already weigh',
        'moderately-severe': 'Troubles of mood that weigh a lot',
        severe: 'Very strong troubles of mood',
      },
      'gad-7': {
        minimal: 'Few nerves or worries',
        mild: 'Some nerves or worries',
        moderate: 'Nerves or worries that already weigh',
        severe: 'Very strong nerves or worries',
      },
      audit: {
        'zone-1': 'Alcohol: little or none',
        'zone-2': 'Alcohol: more than is good for you',
        'zone-3': 'Alcohol: it already brings problems',
        'zone-4': 'Alcohol: worth seeing someone about',
      },
    },
    band: (name, total, max) => `On the questionnaire: ${name} (${total} of ${max}).`,
    noTotal: 'Some questions were left unanswered: there is no sum.',
    next: 'What comes next',
    who: 'Who will know',
    whoBody:
      'The people of the clinical team who care for you read it. Every time someone opens it, it is written down and you can see it in “Me”.',
    whoNobody: 'Your managers, your health network, your university and other colleagues do not see it.',
    routes: {
      'self-help': ['Material for you', 'Short texts and exercises, also without signal.'],
      'simple-advice': ['About alcohol', 'Three practical ideas for drinking less.'],
      'brief-intervention': [
        'Sessions with a psychologist',
        'From 2 to 4 meetings. She calls you the next working day and you agree on a time.',
      ],
      'psychiatrist-review': ['A psychiatrist reviews it with you', 'Within the next 3 working days.'],
      'supported-referral': [
        'Support to find care nearby',
        'We look for the place with you and ask for the appointment. Nothing is done without your knowing.',
      ],
      'suicide-prevention': ['A call from the team on duty', 'A person calls you, not a message.'],
      'talk-to-someone': [
        'Talking with someone',
        'You have asked for it. Someone from the team calls you within the next 3 working days.',
      ],
    },
    callA: 'They will call you as soon as possible, once your team has it.',
    callB: 'They will call you within 24 hours of your team receiving it.',
    told: (clock, number) => `Your team has it: received at ${clock} (no. ${number}).`,
    notTold: 'Your team does not know yet: it has not left this phone. We will send it when the signal returns.',
    wantIt: 'Yes, I want it',
    notNow: 'Not for now',
    chosen: 'Done. You can change your mind at any time.',
    talk: 'I want to talk with someone',
    talkAsked: 'Your request is saved. Someone from the team will call you.',
    history: 'See my history',
    home: 'Go to Today',
    helpNow: 'See whom to talk to now',
  },
})
