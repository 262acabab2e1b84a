package plan

// spread enters a value for some years in rows that state one figure. Rows
// that match lose the years; the row they lose them to is a copy. A row for
// every year keeps the others, since rows with years go before it. Years that
// no row states come back as missing. With years not set, all rows change.
func spread[T any](rows []T, years Span, horizon Horizon, match func(*T) bool, span func(*T) *Span, set func(*T) error) (out []T, missing []int, err error) {
	if !years.Set {
		hit := false
		for i := range rows {
			if match(&rows[i]) {
				hit = true
				if err := set(&rows[i]); err != nil {
					return rows, nil, err
				}
			}
		}
		if !hit {
			missing = horizon.Years()
		}
		return rows, missing, nil
	}
	taken := map[int]bool{}
	every := -1
	for _, row := range rows {
		s := *span(&row)
		switch {
		case !match(&row) || s.Set && (s.To < years.From || s.From > years.To):
			out = append(out, row)
			continue
		case !s.Set:
			every = len(out)
			out = append(out, row)
			continue
		}
		part := func(from, to int, change bool) error {
			if from > to {
				return nil
			}
			piece := row
			*span(&piece) = Years(from, to)
			if change {
				if err := set(&piece); err != nil {
					return err
				}
			}
			out = append(out, piece)
			return nil
		}
		from, to := max(s.From, years.From), min(s.To, years.To)
		for y := from; y <= to; y++ {
			taken[y] = true
		}
		for _, err := range []error{part(s.From, from-1, false), part(from, to, true), part(to+1, s.To, false)} {
			if err != nil {
				return rows, nil, err
			}
		}
	}
	for y := years.From; y <= years.To; y++ {
		if !taken[y] {
			missing = append(missing, y)
		}
	}
	if every < 0 || len(missing) == 0 {
		return out, missing, nil
	}
	var added []T
	for _, run := range runs(missing) {
		piece := out[every]
		*span(&piece) = run
		if err := set(&piece); err != nil {
			return rows, nil, err
		}
		added = append(added, piece)
	}
	return append(out[:every+1:every+1], append(added, out[every+1:]...)...), nil, nil
}

// runs joins years that follow each other.
func runs(years []int) []Span {
	var out []Span
	for _, y := range years {
		if n := len(out); n > 0 && out[n-1].To == y-1 {
			out[n-1].To = y
			continue
		}
		out = append(out, Year(y))
	}
	return out
}
