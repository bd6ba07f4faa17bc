"""Learning the furniture of one site: which lines recur over its pages, and the rule file that finds them.

A corpus is read twice and never held. The first reading (`tally`) counts in a table of fixed size how many pages have
each line and each shape of a line (`shapes`). The second (`evidence`) leaves out copies (`copies`) and notes of what is
common where it stands. Then `judgement` decides, and `rulewriter` writes.
"""
