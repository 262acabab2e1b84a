package api

// Paging chooses a part of a list that grows.
type Paging struct {
	From  int `query:"from" minimum:"0" default:"0" doc:"How many to pass over"`
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"How many to answer with at most"`
}

// page is a part of a list.
type page[T any] struct {
	Items []T  `json:"items" doc:"The items, in their order"`
	Total int  `json:"total" doc:"How many there are in all" example:"1"`
	Next  *int `json:"next,omitempty" doc:"What to send as from for the items after these; not there at the end" example:"100"`
}

// part is a part of a whole list, put into the form of the API.
func part[In, Out any](all []In, p Paging, form func(In) Out) *answer[page[Out]] {
	from := min(p.From, len(all))
	until := min(from+p.Limit, len(all))
	out := page[Out]{Items: each(all[from:until], form), Total: len(all)}
	if until < len(all) {
		out.Next = &until
	}
	return ok(out)
}

// each puts every item into another form. The list is never null.
func each[In, Out any](all []In, form func(In) Out) []Out {
	out := make([]Out, len(all))
	for i, x := range all {
		out[i] = form(x)
	}
	return out
}

// some is a list that is never null.
func some[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}
