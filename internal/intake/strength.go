package intake

// strengthOf tells how strongly a clause is worded.
func strengthOf(c *clause, head *under) Strength {
	o := &c.op
	switch {
	case o.modal != nil:
		return o.modal.strength
	case o.verb != nil && o.inner != nil && o.verb.act == says:
		return o.inner.strength
	case o.verb != nil:
		return o.verb.strength
	case head != nil && head.strength != "":
		return head.strength
	}
	return Plain
}
