"""The kinds of YAML rules, one module a kind: each turns the fields of a rule file into what the matcher scans for.

A kind's module has `FIELDS`, the keys it adds to the common ones with what they mean, and `build(fields, where,
reading)`, which returns what to scan for.
"""
