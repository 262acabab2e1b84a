package intake

// procedureCue is a turn of phrase of the course of a meeting.
type procedureCue struct {
	always bool // whatever else is said
}

func (l *lexicon) readProcedure() {
	f := readData[struct {
		Always []string `yaml:"always"`
		Bare   []string `yaml:"bare"`
	}]("procedure")
	for _, list := range []struct {
		phrases []string
		always  bool
	}{{f.Always, true}, {f.Bare, false}} {
		for _, p := range list.phrases {
			l.procedure.add(l.forms(p), int32(len(l.procedures)))
			l.procedures = append(l.procedures, procedureCue{list.always})
		}
	}
}

// procedural says whether a clause belongs to the course of the meeting.
func (l *lexicon) procedural(ws []word, fields bool) bool {
	for i := range ws {
		if v, end := l.procedure.at(ws, i, byForm); end > i && (l.procedures[v].always || !fields) {
			if k := skipBack(ws, i); k >= 0 && (ws[k].form == l.beforeWord || ws[k].form == l.by || ws[k].form == l.at || ws[k].form == l.untilWord || ws[k].form == l.of || ws[k].form == l.forWord || ws[k].is(isTo) && k < i-1 && k > 0 && ws[k-1].form != l.forward) {
				continue // before the next summit: only a time
			}
			return true
		}
	}
	return false
}

// skipBack returns the position before i, over determiners; -1 at the head.
func skipBack(ws []word, i int) int {
	for i--; i >= 0 && ws[i].is(isDeterminer); i-- {
	}
	return i
}

// recital says whether words begin as the grounds of a resolution do.
func (l *lexicon) recital(ws []word) bool {
	for i := range ws {
		if _, end := l.recitals.at(ws, i, byForm); end > i {
			return true
		}
		if !ws[i].is(isMark | isJoiner | isAdverb) {
			return false
		}
	}
	return false
}
