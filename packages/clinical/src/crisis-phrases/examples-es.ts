/** Invented messages as people write them, with what must come of each. For the tests, and for the clinician who signs the list. */
export const acuteEs = `
ya no quiero vivir
Ya no quiero vivir.
YA NO QUIERO VIVIR
ya no kiero bibir
ya no qiero vivir
yano quiero vivir
no quiero vivir
no quiero seguir viviendo
no quiero vivir más así
no qiero vvir
ya no quisiera existir
quiero morir
quiero morirme
kiero morir
kiero morirme
qiero mrir
me quiero morir
m quiero morir
mkiero morir
me kiero mrir
quisiera morirme
quisiera estar muerta
quisiera estar muerto
prefiero morirme
tengo ganas de morirme
me provoca morirme
solo quiero morir
q u i e r o m o r i r
quiero m.o.r.i.r
quiero mor​ir
quiero 😔 morir
no me quiero morir
no es que me quiera morir pero quiero desaparecer
ojalá me muera
ojalá no despierte, quisiera no despertar
quiero dormir y no despertar
quiero dormirme para siempre
que me muera de una vez
mejor me muero
mejor estaría muerta
estarían mejor sin mí
todos estarán mejor sin mi
me voy a matar
me boy a matar
me quiero matar
me kiero matar
m voy a matar
me mato
un día me mato
hoy me mato
matarme sería más fácil
pienso en matarme
pienso en suicidarme
me quiero suicidar
me voy a suicidar
suisidio
suicidarme
estoy pensando en el suicidio
ideas suicidas
quitarme la vida
kitarme la bida
pienso quitarme la vida
me voy a quitar la vida
acabar con mi vida
voy a acabar con todo
terminar con mi vida
quiero terminar con todo
terminar con todo de una vez
ponerle fin a mi vida
poner fin a todo
ahorcarme
me voy a ahorcar
me ahorco
quiero colgarme
tomarme unas pastillas
me tomé todas las pastillas
me tome muchas pastillas
tomar todas las pastillas
me tomé veneno
tomar racumin
tomé folidol
tomar lejía
me tomaria un frasco de pastillas
envenenarme
tirarme al río
tirarme del puente
lanzarme del techo
aventarme a los carros, aventarme al río
saltar por la ventana
me tiro por la ventana
tirarme de la azotea
cortarme las venas
me corté las venas
me corte los brazos
cortarme los brazos
pegarme un tiro
darme un balazo
volarme la cabeza
sobredosis
hacerme daño
aserme daño
me estoy haciendo daño, me hago daño
me hice daño ayer
lastimarme
me lastimo
autolesionarme
me estoy cortando
quiero desaparecer
quisiera desaparecer
kiero desaparecer
solo quiero desaparecer
mejor desaparezco
borrarme del mapa
quisiera irme con Dios
quiero irme al cielo
quiero irme con diosito
irme de este mundo
no quiero estar en este mundo
no tengo ganas de vivir
sin ganas de vivir
ya no hay ganas de vivir
perdí las ganas de vivir
no tengo razones para vivir
no hay motivo para vivir
para qué vivir
para que seguir viviendo
para qué vivo
no vale la pena vivir
la vida no tiene sentido
mi vida ya no tiene sentido
mi vida no vale nada
no le encuentro sentido a la vida
no tiene sentido vivir
cansada de vivir
estoy cansado de vivir
harta de la vida
harto de vivir
harta de mi vida
aburrido de vivir
odio mi vida
dejar de existir
ojalá no haber nacido
desearía no haber nacido
adiós para siempre
me despido de todos
me despido para siempre
adiós mundo
perdónenme por lo que voy a hacer
perdón por lo que voy a hacer
cuando ya no esté cuiden a mi mamá
este es mi adiós
quiero desvivirme
no puedo vivir así
no puedo seguir viviendo
quiero palmarla
`
  .trim()
  .split('\n')

/** A person reads them today: exhaustion, no way out, danger, and everyday words that sound alike. */
export const reviewEs = `
ya no aguanto
no aguanto más
ya no puedo más
no puedo más con esto
no doy más
ya no doy mas
ya no soporto esto
no soporto más
harta de todo
estoy harto de todo
cansada de todo
quiero rendirme
me rindo
toqué fondo
todo me da igual
todo ya fue
mi vida ya fue
estoy hecha mierda
no veo salida
no hay salida
no le veo salida
sin salida
sin esperanzas
perdí la esperanza
soy una carga
soy un estorbo para mi familia
nadie me quiere
nadie me va a extrañar
no le importo a nadie
no sirvo para nada
me siento vacía
me siento inútil
no quiero estar aquí
ya no puedo seguir
ya no quiero seguir
no quiero seguir así
nada tiene sentido
me amenazaron en el centro
me quieren matar
mi pareja me golpea
me pega
abusaron de mí
me violaron
me están siguiendo
es una emergencia
`
  .trim()
  .split('\n')

/** Ordinary replies: nobody is called. */
export const calmEs = `
hola
gracias doctora
ok
sí, claro
¿a qué hora es la llamada?
mañana llego a las 8
estoy en comunidad hasta el jueves, sin señal
¿me pueden llamar el sábado?
prefiero el martes por la tarde
ya llené el chequeo
no me llegó el enlace
el enlace no abre
¿quién ve mis respuestas?
cambié de número
estoy de guardia, escribo después del turno
tuve una guardia larga y estoy cansada
atendí un parto en la madrugada
la vida en la sierra es linda
me gusta vivir aquí
quiero vivir cerca del mar algún día
quiero aprender a bordar
el paciente mejoró
hoy llovió mucho
no tengo saldo
no funciona la aplicación
no puedo entrar
no puedo hoy
el memorial está en la plaza
estudio para el residentado
quisiera cambiar la hora
quiero hablar con alguien
me siento mejor
¿es gratis?
¿quiénes son ustedes?
buenas noches
perfecto, gracias
ya lo hice
me corresponde vacaciones en diciembre
voy a viajar a Huánuco
la moto se malogró
mi mamá está de visita
quiero seguir con la psicóloga
`
  .trim()
  .split('\n')
