"""Pairs of common English words that hardly ever stand side by side: the first word, then all that do not follow it.

Made by tools/build_function_pairs.py from UD English EWT (dev and test; CC BY-SA 4.0), public-domain books (The Origin
of Species, The Problems of Philosophy, Moby-Dick, War and Peace, Pride and Prejudice) and texts of the United States
government (public domain): 1.7 million words. This list: CC BY-SA 4.0.
"""

PAIRS = """\
a: a about after all an any are as at be been before but by could did do every for from had have he her him his how if
 in into is it its many me my not now of old on only or other our out over same shall she should so such than that the
 their them then there these they this those to upon was we were what when which who with would you your
about: be have of
after: for is of to was with
all: all any him me not same than them when
an: an and are be been by for from had has have he her him his in is it me not of on or our she so that the their them
 they this to was we were which with would you
and: and been him or same than them
any: a all at be by for from had have he her him his is not on our the this to was with
are: and are be been can could do had has have he him into is it me must same she should them was were will would
as: about as be been but him into me same still than them which who
at: and are at be been can did do for had has have he if in into is may must now of on only out people same should
 there they to up was we were when who with would
be: and are be been being can could did do has have him into is may must old same shall than them these they was we
 were which will would you
been: are be been can had has have he him is it me not other she them they was we were will would
before: be is not of
being: and be was
but: and been into me or same species than
by: are be been by can could did do for from had has have he if in into is may must of on or out same she should than
 there they to up was were when will with would
could: are had him is of on our was which with
did: be from had is of to
do: had of which
every: a and be his in is it not of that the to was with
first: his
for: are be been before but can first for has have into may must same shall should than to up was will would
from: and are as be been by can could do for from had has have he if into is must of on same she should than they to
 up was we were who will with would
had: and are be can could did do have if into is may must of out same should species than was were which who will
 would
has: and are be from have him is of or their they was we were which will you
have: and are be can could did do has have he if into is may must of out same she should than up was were which who
 will would
he: a after all an are as before by for from he her him his how if into it its many me new of old on other our out
 over people same she species such than that their them there these they this those up upon we which you your
her: are been could do him is its me our same them these they this we
him: been has him them you
his: a all an and any are as at be been before but by do for from had has have he her him his how if in into is it its
 me much my of on our out over same shall she should so such than that the their them then there these they this those
 to upon was we what when which with would you your
how: as be of with
i: a all an and any as being by every for from has he her him his how if in into is it its many me my new of old on or
 other our out over people same she species than that their them there these they this those up upon we what when
 which with you your
if: are be been had have him is of or was were which will
in: are be been but by can could did do had has have he if in into is may must not now or out over same shall she
 should than they to up was we were who will would
into: as at be by for from had have he in is not of on to
is: and are be been can could did do had have him into is may must or other same shall should species than them these
 they was were which will would you
it: her him how it many new of old other our people same species such them these this those
its: and are as at be by for from had have he her him his in is it of on our that the this to was we which with you
many: be he his it not the to was with
most: a and as at be for have he his it not that the
much: be not with
my: a an and are as at be been by for from had have he her him his in is it of on or our that the their they this to
 was we were which with you
new: a be his it of that the with
not: are can could did has him into may must not people same shall species still them was were which will would
now: him which
of: after are at be been by can could did do for from had has have he if into is may must not now of or out same shall
 she should than then there they up upon was we were who will with would
old: a his of that the
on: are be been can could did do has have he if may must not of on out same should species than they up was we were
only: him
or: and must or them this up
other: be her him his it our the this you
our: a all an and any are as at be been by could do for from had has have he her him his in into is it its me my now
 of on our out same she so than that the their them there these they this to was we were what which who with would you
out: be have he him it not
over: be is of was
people: his
same: a all are be from had have her him of the was
shall: a and his is of that the to was with
she: a all an as by from he her him his in it its me my of on or other our she that their them there they this up we
 what which you
should: a are for from had her him his is of on to was with
so: an been him me not of other so them which
species: his
still: of
such: all by for from he her him his not of on our the this to which with
than: and had him
that: and been him me or than them who
the: a about all an and any are be been but could did do every for from had has have he her him his how if in into is
 it its me my not of on or our out over shall she should so such than that the their them there these they this those
 to upon was we were what when which who with would you your
their: a an and are as at be been by for from had has have he her him his in is it me my of on or our she so that the
 their them they this to was we were what which with would you
them: him
there: her him of our that their
these: by from him his not of our that the this to which with you
they: a an and as by for from has he her him his in is it its me my of on or other our out she that their them there
 they this to up was we which with you
this: a are her him his me of such them these this those what who with
those: a all and be had have her him his is the was
to: after are as been before by can could did first for from had has he if into may must of on only or out over same
 shall she should still than then there they to upon was we were when will would
upon: be of was
very: a all and are as at be by for from had have he her him his in is it not of on our that the this to was which
 with
was: are be been can could did do had has have him if into is may me must other people same shall should species than
 them these those was we were which will would you
we: a about an been before by for from has he her him his if into is it its me most much my of on or other our out
 people same she species such than that their them these they this those up very was we what when which with you your
were: are be been has have him is me that them was were will with would
what: and be been by from not them which
when: be been him of which
which: and be been him into me or out same than them up which who
who: a an been her him his of or our that the to which
with: and are at be been before being can could did do first for from had has have he if into is may now of on out
 same shall she than then there they to up upon was we were when will with would
would: an and are as been for from had her him his is of or our the to was were which will
you: he her him its me other our same she their them which
your: a and as at be by for had have he his in is it not of on that the to was with
"""
