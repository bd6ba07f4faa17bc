"""Pairs of common English words that hardly ever stand side by side: the first word, then all that do not follow it.

Made by tools/build_function_pairs.py from UD English EWT (dev and test; CC BY-SA 4.0), public-domain books (The Origin
of Species, The Problems of Philosophy, Moby-Dick, War and Peace, Pride and Prejudice) and texts of the United States
government (public domain): 1.7 million words. This list: CC BY-SA 4.0.
"""

PAIRS = """\
a: a about after all an any are as at be been before but by could did do every for from had have he her him his how if
 in into is it its many me my not now of old on only or other our out over same shall she should so such than that the
 their them then there these they this those to upon was we were what when which who with would you your
about: be of
after: for is of to was with
all: all any him me not same than them when
an: an and are be been by for from had has have he her him his in is it me not of on or our she so that the their them
 they this to was we were which with would you
and: and been him or same than them
any: a all at be by for from had have he her him his is not on our the this to was with
are: be been he him into it me same she them
as: about as be been but him into me same still than them which who
at: and at be been for he if in into now of on only out people same there they to up we when who with
be: be been being him into old same shall than them these they we which you
been: are be been can had has have he him is it me not other she them they was we were will would
before: be is not of
being: and be was
but: and been into me or same species than
by: be been by for from he if in into of on or out same she than there they to up when with
could: are had him is of on our was which with
did: be from had is of to
do: had of which
every: a and be his in is it not of that the to was with
first: his
for: be been before but first for into same shall than to up
from: and as be been by for from he if into of on same she than they to up we who with
had: and be if into of out same species than which who
has: and be from him of or their they we which you
have: and be he if into of out same she than up which who
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
in: be been but by he if in into now or out over same shall she than they to up we who
into: as at be by for from he in of on to
is: and be been him into or other same shall species than them these they which you
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
of: after at be been by for from he if into now of or out same shall she than then there they up upon we with
old: a his of that the
on: be been he if of on out same species than they up we
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
to: after as been before by first for from he if into of on only or out over same shall she still than then there they
 to upon we when
upon: be of was
very: a all and are as at be by for from had have he her him his in is it not of on our that the this to was which
 with
was: be been him if into me other people same shall species than them these those we which you
we: a about an been before by for from has he her him his if into is it its me most much my of on or other our out
 people same she species such than that their them these they this those up very was we what when which with you your
were: be been him me that them with
what: and be been by from not them which
when: be been him of which
which: and be been him into me or out same than them up which who
who: a an been her him his of or our that the to which
with: and at be been before being first for from he if into now of on out same shall she than then there they to up
 upon we when with
would: an and are as been for from had her him his is of or our the to was were which will
you: he her him its me other our same she their them which
your: a and as at be by for had have he his in is it not of on that the to was with
"""
