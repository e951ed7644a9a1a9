"""Counterfactuals: what each input changed, what open questions could change, how far the score can still go, and which
question to ask next. Each is the assessment by the same rules on the same facts but for one input. Pure."""
