package assembly

import "slices"

func (e ItemAdded) applyPlenary(p *Plenary, a Act) error {
	if e.No != len(p.Items)+1 || e.Place < 1 || e.Place > len(p.Items)+1 {
		return errState
	}
	p.Items = slices.Insert(p.Items, e.Place-1, Item{
		No: e.No, Title: e.Title, State: ItemOpen, Sitting: e.Sitting, Late: e.Late, Rev: 1, Made: a, Changed: a,
	})
	return nil
}

// touch finds an item and notes that it changes.
func (p *Plenary) touch(no int, a Act) (*Item, error) {
	i := p.Item(no)
	if i == nil {
		return nil, errMissing
	}
	i.Changed = a
	i.Rev++
	return i, nil
}

func (e ItemRetitled) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.Title = e.Title
	}
	return err
}

func (e ItemMoved) applyPlenary(p *Plenary, a Act) error {
	if p.Item(e.No) == nil {
		return errMissing
	}
	if e.Place < 1 || e.Place > len(p.Items) {
		return errState
	}
	i, err := p.touch(e.No, a)
	if err != nil {
		return err
	}
	item := *i
	p.Items = slices.DeleteFunc(p.Items, func(x Item) bool { return x.No == e.No })
	p.Items = slices.Insert(p.Items, e.Place-1, item)
	return nil
}

func (e ItemTaken) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.State, i.Note = ItemDiscussed, ""
		p.Queue, p.Floor = nil, ""
	}
	return err
}

func (e ItemPaused) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.State = ItemOpen
		p.Queue, p.Floor = nil, ""
	}
	return err
}

func (e ItemSettled) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.State, i.Note = ItemDecided, e.Note
	}
	return err
}

func (e ItemPutOff) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.State, i.Sitting, i.Plenary, i.Note = ItemDeferred, e.Sitting, e.Plenary, e.Reason
	}
	return err
}

func (e ItemDropped) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.State, i.Note = ItemWithdrawn, e.Reason
	}
	return err
}

func (e NoticeWaived) applyPlenary(p *Plenary, a Act) error {
	i, err := p.touch(e.No, a)
	if err == nil {
		i.Waived = e.Reason
	}
	return err
}

func (e FloorAsked) applyPlenary(p *Plenary, _ Act) error {
	if !slices.Contains(p.Queue, e.Person) {
		p.Queue = append(p.Queue, e.Person)
	}
	return nil
}

func (e FloorGiven) applyPlenary(p *Plenary, _ Act) error {
	p.dropSpeaker(e.Person)
	p.Floor = e.Person
	return nil
}

func (e FloorLeft) applyPlenary(p *Plenary, _ Act) error {
	p.dropSpeaker(e.Person)
	return nil
}

// dropSpeaker takes a person off the list of speakers, and the floor.
func (p *Plenary) dropSpeaker(person PersonID) {
	p.Queue = slices.DeleteFunc(p.Queue, func(x PersonID) bool { return x == person })
	if p.Floor == person {
		p.Floor = ""
	}
}

func (e StatementNoted) applyPlenary(p *Plenary, a Act) error {
	i := p.Item(e.Item)
	if i == nil {
		return errMissing
	}
	i.Said = append(i.Said, Statement{Person: e.Person, Text: e.Text, Act: a})
	return nil
}
