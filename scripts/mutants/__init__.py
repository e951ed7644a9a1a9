"""Mutation run over what decides: small faults are put into the code, one at a time; the tests must fail each time.

Cosmic Ray makes the faults. It works on constants, class bodies and decorated functions too, which is where tiers, caps
and floors stand, and every fault meets a fresh process, so that nothing cached from before hides it.
"""
