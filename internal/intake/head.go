package intake

// readHead reads what a text says about itself and the meeting.
func (p *page) readHead(d *Draft) {}
