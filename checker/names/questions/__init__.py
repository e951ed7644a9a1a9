"""Where a name ends and talk about it begins, told by grammar and general vocabulary.

In: `before_talk(text)`, a typed text in its normal form. Out: what of it may be the name, with what was said around it.
What is no word of general Chinese stays in the name, and so does whatever forms names: whoever is called 微粒贷放款大厅
is not 微粒贷.
"""
