/** As the Spanish ones. */
export const acuteEn = `
I don't want to live
I dont want to live anymore
i do not want to live
dont wanna live
I don’t want to be alive
I don't want to exist
i no longer want to live, not want to live
I want to die
i wanna die
I WANT TO DIE
i want 2 die, i want to die
I just want to die
i wish i was dead
I wish I were dead
i wish to die
i'd rather die
I'd rather be dead
I hope I die
wish i was never born
I wish I had never been born
better off dead
i would be better dead
I should be dead
i want to not wake up
I hope I never wake up
I want to sleep forever
I am ready to die
kill myself
I want to kill myself
i will kill my self
gonna kill myself
going to k1ll myself
thinking of killing myself
kms
i'm gonna kms
suicide
thinking about suicide
I am suicidal
I feel suicidal
unalive myself
end my life
I will end it all
i want to end it all
ending my life
end it tonight
take my own life
taking my own life
I could take my life
hang myself
going to hang myself
shoot myself
poison myself
I'd drown myself, drown myself
off myself
do myself in
overdose
take all my pills
i took all the pills
took all of my pills
swallowed all the pills
jump off a bridge
jump off the roof
jumping from the bridge
jump in front of a train
cut my wrists
slit my wrists
cutting my wrists
hurt myself
i want to hurt myself
hurting myself
harm myself
cut myself
I cut myself again
self harm
self-harm
selfharm
self harming
no reason to live
i have no reason to live
nothing to live for
there is no point in living
no point living
not worth living
life is not worth it
my life isn't worth it
tired of living
sick of living
tired of life
tired of being alive
sick of my life
hate my life
i hate being alive
I can't live like this
cant live anymore
i cannot live any more
I want to disappear
i wish i could disappear
i want to vanish
better without me
everyone would be better off without me
they are better without me
goodbye forever
goodbye world
goodbye everyone
this is goodbye
when I'm gone take care of my dog
when i am gone
forgive me for what i will do
I won't be here tomorrow
i wont be around much longer
I want everything to end
i want it to end
i am not wanting much but I want to die
I don't want to die
not that i want to die
i w a n t t o d i e
i want to die 😭😭
kill 🔪 myself
I don't wish to live
dont feel like living
I dont even feel like living
i need to die
i want to be dead
i would like to be dead
like to die
I dont want to be here anymore
hanging myself
shooting myself
jump out of the window
ended my life in my head
cut my veins
i want to kill myself lol
dont worry i wont kill myself
poisoning? poison myself
`
  .trim()
  .split('\n')

export const reviewEn = `
I can't take it anymore
i cant do this anymore
can't stand this any longer
I cannot go on
can't go on
cant keep going
i give up
giving up
rock bottom
done with everything
done with life
no way out
there is no hope
hopeless
worthless
i feel worthless
i'm a burden
nobody cares
no one cares
nobody would miss me
no one needs me
feel empty
feel numb
what's the point
I dont want to be here
this is my last message
im dying
dying of laughter
this job is killing me
i could die of shame
bored to death
he wants to kill me
they threatened me
he raped me
abused me
he hits me
beats me
it is an emergency
`
  .trim()
  .split('\n')

export const calmEn = `
hello
thanks doctor
ok
what time is the call
see you tomorrow
i am at work until thursday
no signal here
can you call on saturday
i prefer tuesday
the link does not open
who sees my answers
new number
on a night shift, will write after
life in the highlands is beautiful
i like living here
I want to live by the sea one day
it rained all day
i feel better
is it free
who are you
good night
done, thanks
my motorbike broke
i want to change the hour
i would like to talk to somebody
i do not have credit
the app does not work
i cannot come today
holiday in december
i live far away
`
  .trim()
  .split('\n')
