package assembly

// CheckContent tells everything that is wrong with what a point would say, as
// AddPoint would: a refusal, or nil. Organs are looked for in the body.
func CheckContent(b *Body, c Content) error {
	var k checks
	k.content(c)
	k.organs(b, "", c)
	return k.orNil()
}
