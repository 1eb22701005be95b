"""The older surface of the kitchen's web system, behind the same two methods that our own contract has.

There are no event ids there and a repeat raises, so what a call did is read off the order itself:
`rules` says what an order's state proves, `writer` never sends again without such a proof.
"""
