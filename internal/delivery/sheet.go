package delivery

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/assembly"
)

// Figure is a figure of the plan in one year, as the plan has it. The value is
// passed in: a task knows which figures it serves, not how high they are.
type Figure struct {
	Address string // with its year: target:housing:2027
	Name    string // for people
	Organ   assembly.OrganID
	Year    int
	Value   float64
	Unit    string
}

// Sheet is the task sheet of an organ for one year: its tasks, and the figures
// that it is held to (control figures).
type Sheet struct {
	Organ   assembly.OrganID
	Year    int
	Tasks   []SheetTask
	Figures []ControlFigure
}

// SheetTask is a task on the sheet.
type SheetTask struct {
	Task
	Role    Role
	Overdue bool // on the day of the sheet
	Carried bool // it was due in an earlier year and is still pending
}

// ControlFigure is a figure on the sheet, and the tasks of the organ that
// serve it.
type ControlFigure struct {
	Figure
	Tasks []TaskID
}

// SheetOf makes the sheet of an organ for one year as it stands on a day. On
// it are the organ's tasks that are due in that year, those due later that
// serve a figure of it, pending ones without a due date, and those of earlier
// years that are still pending; and of the figures given those of that year
// that belong to the organ or that its tasks serve.
func (r *Register) SheetOf(organ assembly.OrganID, year int, on assembly.Date, figures []Figure) Sheet {
	s := Sheet{Organ: organ, Year: year}
	for _, t := range r.List(Filter{Organ: organ}) {
		due, dated := yearOf(t.Due)
		carried := dated && due < year && t.Pending()
		open := !dated && t.Pending()
		runs := dated && due > year && t.servesIn(year, figures)
		if t.State == Withdrawn || due != year && !carried && !open && !runs {
			continue
		}
		s.Tasks = append(s.Tasks, SheetTask{Task: t, Role: t.RoleOf(organ), Overdue: t.Overdue(on), Carried: carried})
	}
	for _, f := range figures {
		if f.Year != year {
			continue
		}
		var serve []TaskID
		for _, t := range s.Tasks {
			if t.serves(f.Address) {
				serve = append(serve, t.ID)
			}
		}
		if f.Organ == organ || len(serve) > 0 {
			s.Figures = append(s.Figures, ControlFigure{Figure: f, Tasks: serve})
		}
	}
	slices.SortStableFunc(s.Figures, func(a, b ControlFigure) int { return cmp.Compare(a.Address, b.Address) })
	return s
}

// servesIn tells whether a task serves one of the figures of a year.
func (t *Task) servesIn(year int, figures []Figure) bool {
	return slices.ContainsFunc(figures, func(f Figure) bool { return f.Year == year && t.serves(f.Address) })
}

func yearOf(d assembly.Date) (int, bool) {
	if len(d) < 4 {
		return 0, false
	}
	year, err := strconv.Atoi(string(d[:4]))
	return year, err == nil
}
